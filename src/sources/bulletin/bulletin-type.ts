import type { CustomsCurrency, Flow, Month } from '../../trade/trade.ts'
import type { BulletinTable } from './titles.ts'

/**
 * A table of the customs bulletin as first published: of customs’ own groups of commodities, or of the nation’s totals by
 * country, procedure or month.
 */
export interface Bulletin {
  readonly table: BulletinTable
  /** `trade` for a table of both flows; its lines then say which they are of. */
  readonly flow: Flow | 'trade'
  readonly currency: CustomsCurrency
  readonly month: Month
  /** How many dollars or yuan one printed unit of money is: 10,000 for 万元. */
  readonly moneyFactor: bigint
  readonly lines: readonly BulletinLine[]
}

/** A line of it, with numbers as they are printed: rounded, without thousands separators. */
export interface BulletinLine {
  /** The line of the file, or the row of the sheet. */
  readonly line: number
  /** 锂离子蓄电池, Lithium-ion batteries; it is no HS code. Of a national table 总值, 日本, 一般贸易. */
  readonly name: string
  /** Of a line of a table of both flows. */
  readonly flow?: Flow
  /** 万个, 吨; null where the line has no quantity. */
  readonly unit: string | null
  readonly month: BulletinAmounts
  readonly ytd: BulletinAmounts
  /** The printed change of the year to date against the year before, in percent; absent where the table has none. */
  readonly change?: BulletinAmounts
  /** An error value of the spreadsheet behind the table that stands in place of a number: `*REF!`. */
  readonly flaw?: string
}

/** Null where the table has a dash, or no such column (February’s has only January and February together). */
export interface BulletinAmounts {
  readonly quantity: string | null
  readonly value: string | null
}
