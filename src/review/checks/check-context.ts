import type { Need, ShownFigure } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { Contradiction, NoCut } from '../../ledger/coverage/coverage.ts'
import type { Load, Total } from '../../ledger/ledger.ts'
import type { Bulletin } from '../../sources/bulletin/bulletin.ts'
import type { AmountScale, Cut, FigureId, Flow, Month, MonthRange } from '../../trade/trade.ts'
import type { CorrelationTable } from '../bridge/bridge.ts'

/** All that checks look at: what the ledger answered for a product’s month, and the figures made of it. */
export interface Ground {
  readonly product: Product
  readonly month: Month
  /** The scale of all amounts in the ledger’s answers and in `history`; findings have them in whole units (`inWholeUnits`). */
  readonly scale: AmountScale
  /** The loads of the product’s codes, published by then. */
  readonly loads: readonly Load[]
  /** Files cut off by the portal that the user takes as they are. */
  readonly overruled: readonly string[]
  /** What no cut has whole. */
  readonly lacking: readonly { readonly need: Need; readonly missing: NoCut }[]
  /** How many months and periods two cuts both have. */
  readonly compared: number
  readonly contradictions: readonly Contradiction[]
  /** The sums that the brief is made of; those of `lacking` are not there. */
  readonly answers: readonly { readonly need: Need; readonly rows: readonly Total[] }[]
  readonly history: History
  /** The figures of the brief by id; null where none can be made. */
  readonly figures: ReadonlyMap<FigureId, ShownFigure> | null
  /** The life of commodity codes by a list that the user supplies; null without one. */
  readonly nomenclature: ReadonlyMap<string, CodeLife> | null
  /** Which former codes became which later ones, by the tables that the user supplies. */
  readonly correlations: readonly CorrelationTable[]
  /** Tables of the customs bulletin, as first published. */
  readonly bulletins: readonly Bulletin[]
  /** Subheadings that the sections of other reporters show, of which files list national codes. */
  readonly partialSubheadings: readonly PartialSubheading[]
}

/** Files of another reporter that list codes of more than six digits under a subheading, not the subheading itself. */
export interface PartialSubheading {
  readonly reporter: string
  readonly flow: Flow
  readonly subheading: string
  /** Each with those of the codes that it lists. */
  readonly files: readonly { readonly load: Load; readonly codes: readonly string[] }[]
}

/** Month by month as it prevails, of the months before and up to the brief’s that are there whole. */
export interface History {
  /** Which months are there whole, by flow; a month of them without rows had no trade. */
  readonly whole: readonly { readonly flow: Flow; readonly months: readonly Month[] }[]
  /** Up to three years of totals, the brief’s month included, in both flows. */
  readonly totals: readonly MonthRow[]
  /** The same by partner. */
  readonly partners: readonly MonthRow[]
  /** The same by place and by procedure. */
  readonly members: readonly MemberRow[]
  /** The cut that the months by partner, or else by another dimension, come from. */
  readonly cuts: readonly MonthCut[]
  /** The cells of months that have far fewer rows than usual, and of those that they are compared with. */
  readonly cells: readonly MonthCells[]
  /** Totals of the same trade in the other currency (`findPairedCurrency`), where it is loaded too. */
  readonly otherCurrency: readonly Pick<MonthRow, 'flow' | 'month' | 'value' | 'load'>[]
  /** Sums that files without months give over the brief’s year to date or its base, cut by cut. */
  readonly ranges: readonly RangeSum[]
}

export interface MonthRow {
  readonly flow: Flow
  readonly month: Month
  readonly commodity: string
  /** Customs’ partner code; empty in totals. */
  readonly partner: string
  readonly load: number
  readonly value: bigint
  readonly quantity: bigint | null
  readonly unit: string | null
  /** Rows of the file behind it. */
  readonly rows: number
}

/** A month's trade of one place or by one procedure. */
export interface MemberRow {
  readonly flow: Flow
  readonly month: Month
  readonly by: 'place' | 'procedure'
  readonly code: string
  readonly load: number
  readonly value: bigint
}

export interface MonthCut {
  readonly flow: Flow
  readonly month: Month
  readonly cut: Cut
}

/** The cells of a month, each with its codes in the order of the dimensions, such as `73242100 502 35`. */
export interface MonthCells {
  readonly flow: Flow
  readonly month: Month
  readonly cells: ReadonlyMap<string, bigint>
}

export interface RangeSum {
  readonly flow: Flow
  readonly cut: Cut
  readonly months: MonthRange
  readonly value: bigint
}

/** From when and until when a code holds; null where there is no such end. */
export interface CodeLife {
  readonly from: Month | null
  readonly to: Month | null
}
