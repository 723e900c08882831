import type { RowOrder } from '../trade/observation/observation.ts'
import type {
  AmountScale,
  CodeRows,
  Currency,
  Cut,
  Dimension,
  Finding,
  Flow,
  Localized,
  Month,
  MonthRange,
  NamedCode,
  Reported,
  Scope,
} from '../trade/trade.ts'
import type { LoadRelation, StatedRelation } from './relation.ts'

/**
 * Where observations are kept. The interface is narrow (load, withdraw, totals, coverage, trace) so that an
 * embedded store and a distributed engine can both serve it; nothing above it may know which does.
 */
export interface Ledger {
  /**
   * Takes in one staged file: all of it or nothing. A file whose content (`sha256`) is there already
   * changes nothing and is answered with the load that brought it; unless it is to be restated, when other
   * things have been said of it: then a new load takes the place of that one, and what that one had
   * superseded prevails again.
   *
   * A later load replaces earlier data in its whole coverage: a cell that it no longer lists is gone. How it relates to
   * each load that covers some of the same is decided from their cells (see `classifyOverlap`).
   *
   * @throws UndecidedRelationError where the cells leave that open and `facts.relation` does not say it.
   */
  load(staged: StagedFile, facts: LoadFacts, options?: LoadOptions): Promise<LoadOutcome>
  /**
   * Takes a load back, wholly or not at all: what it had superseded prevails again, and its file can be
   * loaded anew. Gives the load that was taken back, or null where there is none of this number.
   */
  withdraw(load: number): Promise<Load | null>
  /** The loads that match, or all, in the order of loading. */
  loads(filter?: LoadFilter): Promise<readonly Load[]>
  /** What the loads hold that match: the ground for choosing a cut and for telling what is missing. */
  coverage(filter?: CoverageFilter): Promise<readonly Coverage[]>
  /** Sums over the prevailing cells of one cut. */
  totals(request: TotalsRequest): Promise<readonly Total[]>
  /** The prevailing rows behind a sum, with their lines. */
  trace(request: TraceRequest): Promise<readonly TracedRow[]>
  /** Names of codes as the files wrote them (of the latest load), for commodities that no list knows. */
  names(dimension: Dimension, codes: readonly string[]): Promise<ReadonlyMap<string, string>>
  close(): Promise<void>
}

/** Normalised, typed columns on disk (see `staging/staging.ts`), which any engine can take. */
export interface StagedFile {
  readonly path: string
  /** How its rows lie, where that is known. */
  readonly order?: RowOrder
  /** The units that its rows have, where they are known. */
  readonly units?: readonly string[]
  /** In how many of them each commodity is, where that is known. */
  readonly commodityRows?: CodeRows
}

/** What is known of a file beside its rows. */
export interface LoadFacts {
  /** The file's name without its folder. */
  readonly file: string
  /** Of the file's bytes, in lower-case hexadecimal; for a file without rows, of these and of what is said of it. */
  readonly sha256: string
  readonly source: string
  /** Who reports the trade (see `Reported`); absent for Chinese customs' own statistics. */
  readonly reporter?: string
  /** The scale of its amounts, which the source fixes; absent for whole units of currency and quantity. */
  readonly scale?: AmountScale
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  /** Empty for the whole trade. A filtered file never serves a national total. */
  readonly scope: Scope
  /** The months that the query asked for; a month of it without rows had no trade, but for `uncoveredMonths`. */
  readonly period: MonthRange
  /** Months strictly inside of `period` that have no row and of which nobody said that there was no trade. Ascending. */
  readonly uncoveredMonths: readonly Month[]
  /** How the file relates to what is loaded, where somebody said it. */
  readonly relation?: StatedRelation
  /** False where the file has no months and its rows are sums over `period`. */
  readonly monthly: boolean
  /** The last month of a file cut off by the portal: it is incomplete. Null for a whole file. */
  readonly truncatedAt: Month | null
  /** The codes that the query asked for, or else those seen. Empty where the cut has no commodities. */
  readonly commodities: readonly string[]
  /** The codes of its rows, each once, with their names as the file writes them. */
  readonly names: Readonly<Record<Dimension, readonly NamedCode[]>>
  /** The date of the data: what was published by then. ISO 8601, UTC. */
  readonly asOf: string
  /** When it was loaded. ISO 8601, UTC. */
  readonly loadedAt: string
  readonly rows: number
  readonly valueTotal: bigint
  /** What every brief that stands on this load must say of it, such as that it is a reconstruction. */
  readonly note: Localized | null
  readonly findings: readonly Finding[]
}

/**
 * With so many files or rows in hand a ledger does not wait for others, since whoever hands them over waits for the
 * first of these before it hands over more.
 */
export const mostInHand = { files: 400, rows: 2_000_000 } as const

export interface LoadOptions {
  /** Whether a file that is there already is to be taken in anew, with the facts given now. */
  readonly restate?: boolean
  /**
   * Others may follow until this settles, and a ledger may wait a while to take them in together, but not with
   * `mostInHand`. By default none.
   */
  readonly othersUntil?: Promise<unknown>
  /** About how many rows those have that may still follow. */
  readonly othersRows?: () => number
}

export interface Load extends Omit<LoadFacts, 'names'> {
  readonly id: number
  /** Rows that stand for a cell of their own; the others, `rows - cells`, were added to one of these. */
  readonly cells: number
  /** Its relations to the loads of its series that cover some of the same, ordered by their numbers. */
  readonly relations: readonly LoadRelation[]
}

export interface LoadOutcome {
  readonly load: Load
  /** False where the same content was there already and nothing changed. */
  readonly changed: boolean
}

export interface LoadFilter {
  /** Of the file's bytes, in lower-case hexadecimal: whether a file is there already. */
  readonly sha256?: string
  /** Of each load's commodities only these are listed, or none: a load of the whole country has thousands. */
  readonly commodities?: readonly string[]
}

/** Without a reporter, Chinese customs' own statistics. */
export interface CoverageFilter extends Partial<Reported> {
  readonly flow?: Flow
  readonly currency?: Currency
  readonly commodities?: readonly string[]
  /** Only data published by this moment. ISO 8601. */
  readonly asOf?: string
}

/**
 * What one load covers: `commodities` are those of the filter, where it names some. Its reporter and source are absent for
 * Chinese customs' own statistics.
 */
export interface Coverage extends Partial<Reported> {
  readonly load: number
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  readonly scope: Scope
  readonly period: MonthRange
  readonly monthly: boolean
  readonly truncatedAt: Month | null
  readonly uncoveredMonths: readonly Month[]
  readonly relation?: StatedRelation
  /** Also to loads that were published later than the filter's date. */
  readonly relations: readonly LoadRelation[]
  readonly commodities: readonly string[]
}

/** Months to add up, with the commodity codes that hold in them, under a key that comes back with each sum. */
export interface Span {
  readonly key: string
  readonly months: MonthRange
  /** `month`: add up monthly cells. `whole`: take cells of files without months whose period is exactly this. */
  readonly grain: 'month' | 'whole'
  readonly commodities: readonly string[]
}

/** Which publication of a cell counts, where there are several. By default the latest. */
export interface Vintage {
  /** Only data published by this moment. ISO 8601. */
  readonly asOf?: string
  /**
   * The first publication of each month and commodity, rather than the latest: of the files that list some of it and
   * cover it unfiltered, those that replace none of the others. Where there are none, what prevails.
   */
  readonly first?: boolean
}

/** Sums of one reporter and source, in one currency: without a reporter, of Chinese customs' own statistics. */
export interface TotalsRequest extends Partial<Reported> {
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  /** Sums by this dimension of the cut; null for one sum over all. */
  readonly by: Exclude<Dimension, 'commodity'> | null
  /** Only trade with these partners, of these places: dimensions of the cut. Absent for the whole trade. */
  readonly within?: Scope
  readonly spans: readonly Span[]
  readonly vintage?: Vintage
  /**
   * `together`: one sum over all loads, a twelfth of the sums where each month came as a file of its own. A quantity
   * that one of the loads does not give is not given by their sum. By default each load has its own.
   */
  readonly loads?: 'apart' | 'together'
}

/** One sum. A span gives several rows where loads, commodities or units differ; they may be added up. */
export interface Total {
  readonly span: string
  readonly commodity: string
  /** The code of `by`, or empty. */
  readonly code: string
  /** Null where loads were added up together. */
  readonly load: number | null
  readonly unit: string | null
  readonly unit2: string | null
  readonly value: bigint
  readonly quantity: bigint | null
  readonly quantity2: bigint | null
  /** Rows of the file behind the sum. */
  readonly rows: number
}

/** The load of a sum that was asked for load by load. */
export function getOnlyLoad({ load, span }: Total): number {
  if (load === null) throw new Error(`the sums of ${span} were asked for over all loads together`)
  return load
}

export interface TraceRequest extends Partial<Reported> {
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  readonly span: Span
  readonly by: Exclude<Dimension, 'commodity'> | null
  /** The codes of `by` to keep; absent for all. */
  readonly codes?: readonly string[]
  /** As `TotalsRequest` has it. */
  readonly within?: Scope
  readonly vintage?: Vintage
}

export interface TracedRow {
  readonly load: number
  readonly line: number
  readonly period: MonthRange
  readonly commodity: string
  readonly partner: string | null
  readonly procedure: string | null
  readonly place: string | null
  readonly value: bigint
  readonly quantity: bigint | null
  readonly unit: string | null
  readonly quantity2: bigint | null
  readonly unit2: string | null
}
