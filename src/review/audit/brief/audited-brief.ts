import type { FigureId, Flow, Month, MonthRange, Window } from '../../../trade/trade.ts'
import type { Place, PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { Named } from './names.ts'

/** A published brief as the audit sees it: every figure with its place, and what the words say of them. */
export interface AuditedBrief {
  readonly captions: readonly Caption[]
  readonly overview: OverviewTable | null
  readonly rankings: readonly RankingTable[]
  readonly courses: readonly CourseTable[]
  /** The figures of tables, by id. */
  readonly figures: ReadonlyMap<FigureId, PrintedFigure>
  readonly prose: Prose
  readonly periods: readonly StatedPeriod[]
  readonly units: readonly StatedUnit[]
  readonly netNote: NetNote | null
  readonly footnote: Footnote | null
  /** What the brief says to leave out of the total that shares are taken of. */
  readonly excluded: Partial<Record<Flow, string>>
  /** Whether it says that codes of another nomenclature year are used. */
  readonly borrowedCodes: boolean
  readonly unread: readonly Unread[]
}

export interface Caption {
  readonly number: number
  readonly kind: 'overview' | 'partners' | 'places' | 'course'
  readonly flow: Flow | null
  /** Money first, then quantities. */
  readonly units: readonly string[]
  readonly month: Month | null
  readonly sinceJanuary: boolean
  readonly line: number | null
}

export interface OverviewTable {
  readonly caption: Caption
  readonly windows: readonly Window[]
}

export interface RankingTable {
  readonly caption: Caption
  readonly flow: Flow
  readonly dimension: Extract<Named, 'partner' | 'place'>
  readonly windows: readonly Window[]
  readonly groups: readonly Entry[]
  readonly ranked: readonly Entry[]
  /** Whether all are listed, not only the first of them. */
  readonly complete: boolean
}

/** One name with its figures in one window. */
export interface Entry {
  readonly name: string
  readonly code: string
  readonly window: Window
  readonly value: PrintedFigure | null
  readonly share: PrintedFigure | null
  readonly growth: PrintedFigure | null
  readonly place: Place
}

/** The course of a flow by month. */
export interface CourseTable {
  readonly caption: Caption
  readonly flow: Flow
  readonly rows: readonly CourseRow[]
}

/** A month, or several together; growth against the month before has single months only. */
export interface CourseRow {
  readonly months: MonthRange
  readonly value: PrintedFigure | null
  readonly growth: PrintedFigure | null
  readonly onMonth: PrintedFigure | null
}

export interface Prose {
  /** Those of totals, and of whom the statement of small bases names. */
  readonly figures: readonly ProseFigure[]
  readonly namings: readonly Naming[]
}

/** A figure in prose; its id is that of the cell that it repeats. */
export interface ProseFigure {
  readonly figure: PrintedFigure
  /** The word before it, which takes the sign: 上升, 下降, 持平; null where the sign is printed. */
  readonly word: DirectionWord | null
}

/** A figure said of the name at a position, with the id that it has by its name. */
export interface NamedProseFigure extends ProseFigure {
  readonly position: number
}

export type DirectionWord = '上升' | '下降' | '持平' | '基本持平' | '净出口' | '净进口'

/** Who is named as the first of a ranking. */
export interface Naming {
  readonly flow: Flow
  readonly dimension: 'partner' | 'place'
  readonly window: Window
  readonly names: readonly string[]
  /** What is said of them; each with the position of its name. */
  readonly figures: readonly NamedProseFigure[]
  /** 前三大 says three; null where no number is said. */
  readonly said: number | null
  readonly place: Place
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
}

export interface NetNote {
  readonly now: { readonly year: number; readonly month: number }
  readonly before: { readonly year: number; readonly month: number }
  readonly printed: string
  readonly place: Place
}

export interface Footnote {
  readonly nomenclature: number
  readonly codes: readonly string[]
  readonly printed: string
  readonly place: Place
}

/** What could not be read, and where. */
export interface Unread {
  readonly what: 'caption' | 'table' | 'row' | 'cell' | 'sentence' | 'missingTable'
  readonly place: Place
  readonly text: string
}
