import type { FigureId, Flow, Month, MonthRange } from '../../../trade/trade.ts'
import type { Place, PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { Extreme, Named } from '../lexicon/lexicon.ts'
import type { JointClaim, Naming, NoTrade, RankClaim } from '../prose/prose.ts'
import type { FigureKey } from '../subjects/subjects.ts'
import type { Caption, KeyedFigure, RepeatedRow, Unread } from '../tables/tables.ts'

/** A published text as the audit sees it: every figure with its place, and what the words say of them. */
export interface AuditedBrief {
  /** The month that most of its periods end with; null where it names none. */
  readonly month: Month | null
  /** Whether it is of the genre of our own briefs, of which more is known than of others. */
  readonly isOwnGenre: boolean
  /** The country whose statistics it is from, where that is not China, to which China is a partner; or null. */
  readonly reporter: string | null
  readonly captions: readonly Caption[]
  readonly overview: OverviewTable | null
  readonly rankings: readonly RankingTable[]
  readonly courses: readonly CourseTable[]
  readonly extremes: readonly ExtremeList[]
  /** The first figure of each id: of a table, or else of prose. */
  readonly figures: ReadonlyMap<FigureId, PrintedFigure>
  /** Those of tables alone. */
  readonly cells: ReadonlyMap<FigureId, PrintedFigure>
  /** All figures with what they are of; those of tables first. */
  readonly keyed: readonly KeyedFigure[]
  readonly prose: Prose
  readonly periods: readonly StatedPeriod[]
  readonly units: readonly StatedUnit[]
  readonly netNote: NetNote | null
  readonly footnote: Footnote | null
  /** HS codes that are named elsewhere than in the footnote. */
  readonly namedCodes: readonly NamedCode[]
  /** What notes under tables say that shares are taken of, by flow and window: `import month`. */
  readonly shareTotals: ReadonlyMap<string, PrintedFigure>
  /** What the brief says to leave out of the total that shares are taken of. */
  readonly excluded: Partial<Record<Flow, string>>
  /** Whether it says that codes of another nomenclature year are used. */
  readonly borrowedCodes: boolean
  /** Numbers of tables of which something could not be read. */
  readonly partlyRead: ReadonlySet<number>
  /** Rows that are printed twice; the figures of the second are not among those of the brief. */
  readonly repeatedRows: readonly RepeatedRow[]
  /** Tables with a heading of figures and no row of any. */
  readonly emptyTables: readonly Caption[]
  /** Currencies that headings name. */
  readonly currencies: ReadonlySet<string>
  readonly tables: number
  readonly unread: readonly Unread[]
}

export interface OverviewTable {
  readonly caption: Caption
  readonly windows: readonly string[]
}

export interface RankingTable {
  readonly caption: Caption
  readonly flow: FigureKey['flow']
  readonly measure: string
  readonly dimension: Extract<Named, 'partner' | 'place'>
  readonly windows: readonly string[]
  readonly groups: readonly Entry[]
  readonly ranked: readonly Entry[]
  /** Those that are not listed, in a row of their own, in each window. */
  readonly rest: readonly Entry[]
  /** Whether all are listed, not only the first of them. */
  readonly complete: boolean
  /** How many are listed, as the caption or a label says; null where neither does. */
  readonly top: number | null
  /** Whether its rows are in the order of this measure. */
  readonly isOrdered: boolean
}

/** Who comes first by growth or by change in one window, in this order. */
export interface ExtremeList extends Extreme {
  readonly table: number
  readonly flow: FigureKey['flow']
  readonly dimension: Extract<Named, 'partner' | 'place'>
  readonly window: string
  readonly listed: readonly ExtremeEntry[]
}

export interface ExtremeEntry {
  readonly name: string
  readonly code: string
  readonly share: PrintedFigure | null
  readonly growth: PrintedFigure | null
  /** By how much the value has changed. */
  readonly change: PrintedFigure | null
}

/** One name with its figures in one window. */
export interface Entry {
  readonly name: string
  readonly code: string
  readonly window: string
  readonly value: PrintedFigure | null
  readonly share: PrintedFigure | null
  readonly growth: PrintedFigure | null
  readonly place: Place
}

/** The course of a flow by month, in one measure. */
export interface CourseTable {
  readonly caption: Caption
  readonly flow: FigureKey['flow']
  readonly measure: string
  readonly rows: readonly CourseRow[]
}

/** A month, or several together; growth against the month before has single months only. */
export interface CourseRow {
  readonly months: MonthRange
  readonly value: PrintedFigure | null
  readonly growth: PrintedFigure | null
  readonly onMonth: PrintedFigure | null
  readonly place: Place
}

export interface Prose {
  /** Those of totals, of whom the statement of small bases names, and of whom sentences name alone. */
  readonly figures: readonly ProseFigure[]
  readonly namings: readonly NamingWithFigures[]
  readonly joint: readonly JointClaim[]
  readonly ranks: readonly RankClaim[]
  readonly noTrade: readonly NoTrade[]
}

/** A figure in prose, with its sign; its id is that of the cell that it repeats. */
export interface ProseFigure {
  readonly figure: PrintedFigure
  readonly key: FigureKey
  /** The word before it, which takes the sign: 上升, 下降, 持平; null where the sign is printed. */
  readonly word: string | null
  /** Whether the word turned the sign. */
  readonly negated: boolean
  /** Whether the sentence names the period; else it is that of a sentence before. */
  readonly isPeriodStated: boolean
  /** Whether more than rounding is left open: 约. */
  readonly isHedged: boolean
}

/** Who is named as the first of a ranking, with what is said of them by the position of the name. */
export interface NamingWithFigures extends Omit<Naming, 'claims'> {
  readonly figures: readonly (ProseFigure & { readonly position: number })[]
}

/** A month that the brief says it is about. */
export interface StatedPeriod {
  readonly place: Place
  readonly printed: string
  /** Null where only the month of the year is said. */
  readonly year: number | null
  readonly month: number
}

export interface StatedUnit {
  readonly place: Place
  readonly printed: string
  readonly of: 'money' | 'quantity'
  /** The unit that would do, where the printed one does not. */
  readonly meant?: string
  /** Of a number in prose: whether it is that of the table as it stands, or only if it is read in the table's unit. */
  readonly repeats?: 'asItStands' | 'inUnitOfTable'
}

export interface NetNote {
  readonly now: { readonly year: number; readonly month: number }
  readonly before: { readonly year: number; readonly month: number }
  readonly printed: string
  readonly place: Place
}

export interface Footnote {
  /** The year of the Harmonized System; null for another nomenclature. */
  readonly nomenclature: number | null
  readonly codes: readonly string[]
  /** Names of the classes that the codes are of. */
  readonly classes: readonly string[]
  readonly printed: string
  readonly place: Place
}

/** A commodity code in a caption, a heading or a sentence. */
export interface NamedCode {
  readonly code: string
  readonly place: Place
}
