import type { FigureId } from '../../trade/trade.ts'
import type { PrintedNumber } from './printed-number.ts'
import type { PrintedUnit } from './printed-unit.ts'

/** What part of a brief something stands in. */
export type Part = 'title' | 'caption' | 'header' | 'table' | 'prose' | 'note' | 'footnote'

/** Where in a brief something stands, as a reader would point to it. */
export interface Place {
  readonly part: Part
  /** Which brief of a file that holds several, from 1; absent where it holds one. */
  readonly brief?: number
  /** The table's number; in prose, of the table that it speaks of. */
  readonly table?: number
  /** Whether the number is that of a chart, whose data stand as a table. */
  readonly isChart?: true
  /** `month`, `ytd`; where it ends earlier than the text’s month, with how many months: `ytd-12`. */
  readonly window?: string
  /** The name of the row or of whom the prose names. */
  readonly row?: string
  readonly column?: Column
  /** The line of the file, or of its body where the format has no lines that a person sees. */
  readonly line?: number
}

/**
 * `amount`: a value or a quantity. `growth`: against a year before, in %. `onMonth`: against the month before. `change`: that of a net
 * export. `difference`: from another figure of the same months.
 */
export type Column = 'amount' | 'share' | 'growth' | 'onMonth' | 'change' | 'difference'

/** One figure that a brief prints, in a table or in prose; what it may stand for is in the smallest unit. */
export interface PrintedFigure extends PrintedNumber {
  /** What it is a figure of, as our own briefs name it; a name that no list knows stands as it is. */
  readonly id: FigureId
  readonly place: Place
  /** Of an amount: the unit of its text. */
  readonly unit?: PrintedUnit
}
