import type { Localized } from './language.ts'
import { mendable } from './system-refusal.ts'
import { UserError, type UserErrorDetails } from './user-error.ts'

/** An error as plain data, so that it can pass from one thread, or one process, to another and stay what it was. */
export type PortableError =
  | {
      readonly kind: 'user'
      readonly words: Localized
      readonly details: UserErrorDetails
      readonly stack: string
    }
  | { readonly kind: 'range' | 'bug'; readonly message: string; readonly stack: string }

export function packError(error: unknown): PortableError {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const told = mendable(error)
  if (!told) {
    const kind = error instanceof RangeError ? 'range' : 'bug'
    return { kind, message: error instanceof Error ? error.message : String(error), stack }
  }
  const { words, where, hint, deskHint } = told
  const details = { ...(where && { where }), ...(hint && { hint }), ...(deskHint && { deskHint }) }
  return { kind: 'user', words, details, stack }
}

export function unpackError(packed: PortableError): Error {
  const error =
    packed.kind === 'user'
      ? new UserError(packed.words, packed.details)
      : packed.kind === 'range'
        ? new RangeError(packed.message)
        : new Error(packed.message)
  error.stack = packed.stack
  return error
}
