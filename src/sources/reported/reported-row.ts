import type {
  AmountScale,
  Currency,
  Dimension,
  Finding,
  Flow,
  Localized,
  MonthRange,
  NamedCode,
} from '../../trade/trade.ts'
import type { ReadContext } from '../source.ts'
import type { SourceFile } from '../source-file.ts'

/**
 * What a row of a table is: trade with one partner, a total over all of them, or nothing to add up: a group of partners, a
 * division of another row, another flow, trade among the members of the reporter.
 */
export type RowRole = 'partner' | 'total' | 'aggregateRows' | 'breakdownRows' | 'otherFlowRows' | 'memberRows'

/** A row of a table of one or several reporters, with codes as Chinese customs has them. */
export interface ReportedRow {
  readonly line: number
  readonly role: RowRole
  readonly reporter: string
  readonly flow: Flow
  /** A month, or the months of a sum. */
  readonly period: MonthRange
  /** Null where the row is of all commodities. */
  readonly commodity: NamedCode | null
  /** Of a total the name of what it is of. */
  readonly partner: NamedCode
  readonly place?: NamedCode
  readonly procedure?: NamedCode
  /** What tells the row from others of its commodity and period, where several codes of the source are one partner. */
  readonly key?: string
  readonly value: bigint
  readonly quantity: bigint | null
  readonly unit: string | null
  readonly quantity2: bigint | null
  readonly unit2: string | null
  readonly isEstimated?: boolean
  /** What the source says of it: that it is preliminary. */
  readonly remark?: string
  /** Whether it is detail that the source keeps confidential. */
  readonly isConfidential?: boolean
  /** Of how many decimals the value is printed, in the file. */
  readonly decimals: number
}

/** What rows can divide others by, and what to choose at the source so that none are divided. */
export interface Divisions {
  readonly by: Localized
  readonly hint: Localized
}

/** A file whose heading was read. */
export interface ReportedTable {
  /** What tells it from the other tables of its file, where that has several. */
  readonly id?: string
  /** The source whose data it has, where that is not the one that reads it: an export of a ledger names it. */
  readonly source?: string
  /** What was found of rows that it does not hand on. */
  readonly findings?: readonly Finding[]
  readonly currency: Currency
  /** Absent for whole units. */
  readonly scale?: AmountScale
  /** The dimensions of rows beside the commodity. */
  readonly dimensions: readonly Exclude<Dimension, 'commodity'>[]
  /** When the data were published, where the file says so. ISO 8601. */
  readonly asOf?: string
  /** Whether rows of one key are one cell, to be added up; else a key that comes again is an error. */
  readonly hasRepeatedKeys?: boolean
  /** Absent where no row divides another. */
  readonly divisions?: Divisions
  /** Whether its rows are the whole trade though it has no totals. */
  readonly isComplete?: boolean
  /** Goes through its rows, as often as needed. @throws UserError for a row that cannot be read. */
  rows(): AsyncIterable<readonly ReportedRow[]>
}

/** Reads the heading of a file that has one table, or several. @throws UserError for what is no such table. */
export type OpenTable = (
  file: SourceFile,
  context: ReadContext,
) => Promise<ReportedTable | readonly ReportedTable[]>
