import type { Where } from './errors/errors.ts'

/**
 * `note`: good to know. `warning`: odd, look at it. `confirmation`: implausible; no brief is built from it until a
 * person has confirmed it.
 */
export type Severity = 'note' | 'warning' | 'confirmation'

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
  /** A name that is another code's in our list, `expected`; the code counts. */
  | 'nameOfOtherPartner'
  | 'nameOfOtherPlace'
  | 'nameOfOtherProcedure'
  /** Several rows with one key; they are added up. */
  | 'repeatedKeys'
  /** Rows that are parts of one cell by design of their source, such as those of modes of transport; they are added up. */
  | 'partsOfCells'
  /** Findings of a kind, `subject`, beyond those that are listed. */
  | 'further'
  /** The column 备注 says something. */
  | 'remark'
  /** Rows of totals or groups (`subject`), which are not added to their parts. */
  | 'aggregateRows'
  /** Rows of a member (`subject`) of the reporter, such as of the Union: no part of its trade with others. */
  | 'memberRows'
  /** Rows that divide others by port, transport, procedure or second partner: they are not added to these. */
  | 'breakdownRows'
  /** Rows of another flow, such as re-exports, which are part of exports. */
  | 'otherFlowRows'
  /** The rows of these codes add up to the file's own total, but for rounding. */
  | 'agreesWithTotal'
  /** The rows of these codes are less than the file's own total: it has some partners alone. */
  | 'belowTotal'
  /** Amounts that the source marks as estimates. */
  | 'estimated'
  /** Values without a quantity beside them. */
  | 'quantityMissing'
  /** Detail that the source keeps confidential: rows under codes of residuals (`subject`). */
  | 'confidential'
  /** Rows that a mapping leaves out (`subject`: column and code). */
  | 'leftOutRows'
  /** Rows whose value is missing or withheld (`subject`: column and code of their status). */
  | 'withoutValue'
  /** Concluded, not said: direction of trade from the file's name, period from the file's name, scope from its codes. */
  | 'flowFromName'
  | 'periodFromName'
  | 'scopeFromCodes'
  /** Nothing tells whether these codes are all: the file has no total that they could add up to. */
  | 'scopeWithoutTotals'
  /** Cells of an earlier load that this one gives another value. */
  | 'revised'
  /** Cells of earlier loads, of months that this one covers, that it no longer holds; written by ledgers before format 6. */
  | 'noLongerListed'
  /** Cells of an earlier load that this one replaces and no longer lists: they are gone. */
  | 'removed'
  /** Cells of an earlier load that this one replaces, of which the value is that of another cell now. */
  | 'moved'
  /** Cells that an earlier load, which this one replaces, did not list. */
  | 'added'
  /** Cells of an earlier load (`subject`) of which this one has the value alone: their quantity is not known any more. */
  | 'quantitiesGone'
  /** It lists some of the cells of another load (`subject`) with the same values: it changes none of these. */
  | 'excerpt'
  /** It and another load (`subject`) are parts of one query, and are whole together. */
  | 'united'
  /** It and another load (`subject`) list different cells of the same months: until somebody says so, they are not the whole. */
  | 'partial'
  /** It and another load (`subject`) are consecutive pages of one query. */
  | 'pages'
  /** How it relates to another load (`subject`) is open: cells that it does not list are kept from that one. */
  | 'unresolvedRelation'
  /** Months between the first and the last one of the file that have no row: they are not covered. */
  | 'absentMonths'
  /** Its data are older than those of another load (`subject`) that has other values of the same cells, or lacks them. */
  | 'olderData'
  /** Another load of the same date gives the same cells other values. */
  | 'sameDate'
  /** What a check of plausibility (`subject`) found of the file was confirmed by who loaded it. */
  | 'confirmed'
  /** Rows that repeat another one with all its amounts were left out, as who loaded the file said. */
  | 'repeatedRowsLeftOut'
  /** The file was there already and has been taken in anew, with other things said of it. */
  | 'restated'
