import type { Where } from './user-error.ts'

/** `note`: good to know. `warning`: odd, look at it. */
export type Severity = 'note' | 'warning'

/**
 * Something odd but readable, seen while a file was read or a ledger was compared, and kept with the
 * load. It is data; `wordFinding` puts it into words in the reader's language.
 */
export interface Finding {
  readonly kind: FindingKind
  readonly severity: Severity
  /** How often it was seen. */
  readonly count: number
  /** Where it was seen first. */
  readonly where?: Where
  /** The code, name or text concerned. */
  readonly subject?: string
  /** What was expected in its place. */
  readonly expected?: string
}

export type FindingKind =
  /** Exactly as many rows as the portal gives at most, `count`: cut off until shown otherwise. */
  | 'truncated'
  /** A value above zero beside a quantity of zero. */
  | 'quantityZero'
  /** A quantity above zero whose unit is not said. */
  | 'quantityWithoutUnit'
  | 'unknownPartner'
  | 'unknownPlace'
  | 'unknownProcedure'
  | 'unknownUnit'
  /** The same code under several names; the code is the key. */
  | 'severalNames'
  /** Several rows with one key; they are added up. */
  | 'repeatedKeys'
  /** Findings of a kind, `subject`, beyond those that are listed. */
  | 'further'
  /** The column 备注 says something. */
  | 'remark'
  /** Concluded, not said: direction of trade from the file's name, period from the file's name, scope from its codes. */
  | 'flowFromName'
  | 'periodFromName'
  | 'scopeFromCodes'
  /** Cells of an earlier load that this one gives another value. */
  | 'revised'
  /** Cells of earlier loads, of months that this one covers, that it no longer holds. */
  | 'noLongerListed'
  /** Another load of the same date gives the same cells other values. */
  | 'sameDate'
  /** The file was there already and has been taken in anew, with other things said of it. */
  | 'restated'
