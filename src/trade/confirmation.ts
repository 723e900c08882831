/**
 * The name by which a person confirms implausible data: a check, and where it found several things, which part of
 * it. Readable, and printable in a shell without quotes.
 *
 * @example 'scale:export.39222000.2022'
 */
export type ConfirmationId = string

/** The syntax of a confirmation's name: `CHECK` or `CHECK:PART`. */
export const confirmationPattern = /^[a-z][a-z0-9-]{0,39}(?::[A-Za-z0-9][A-Za-z0-9._-]{0,79})?$/

/** What was found implausible, and has to be confirmed by a person. */
export interface ConfirmationRequest {
  readonly id: ConfirmationId
  /**
   * SHA-256 over the data behind it, in lower-case hexadecimal: a confirmation given for other data does not hold.
   */
  readonly fingerprint: string
}

/** A confirmation as it was given. */
export interface Confirmation extends ConfirmationRequest {
  /** The product whose brief was confirmed; null where it is of a file that was loaded. */
  readonly product: string | null
  /** When it was given. ISO 8601, UTC. */
  readonly confirmedAt: string
  /** Who gave it; null where nobody said. */
  readonly confirmedBy: string | null
  /** Why the data are right all the same; null where nobody said. */
  readonly reason: string | null
  /** Where it was given: with a command, at the desk, in the product file, or when the file was loaded. */
  readonly channel: 'command' | 'desk' | 'product' | 'load'
}

/** Joins the name of a check and a part of it. */
export const confirmationId = (check: string, part: string | null): ConfirmationId =>
  part === null ? check : `${check}:${part}`
