import type {
  AmountScale,
  CodeRows,
  Currency,
  Cut,
  Dimension,
  Finding,
  Flow,
  Month,
  MonthRange,
  NamedCode,
} from '../trade/trade.ts'

/** What the heading says. */
/** What a file says of itself that files of the online query leave to others to say. */
export interface SelfDescription {
  /** Who reports the trade, ISO 3166 alpha-3; absent for Chinese customs' own statistics. */
  readonly reporter?: string
  readonly scale?: AmountScale
  readonly flow: Flow
  readonly period: MonthRange
  /** When the data were published, where the file says so. ISO 8601. */
  readonly asOf?: string
  /** Whether its rows are the whole trade, by its own totals; null where it has none. */
  readonly isWhole: boolean | null
}

export interface FileShape {
  /** Absent for the online query of Chinese customs. */
  readonly self?: SelfDescription
  readonly cut: Cut
  readonly currency: Currency
  readonly hasMonths: boolean
  readonly hasQuantities: boolean
}

/** What reading all rows of a file has shown. */
export interface ReadReport {
  /** Rows of the file, its heading and blank lines left out. */
  readonly rows: number
  readonly valueTotal: bigint
  /** The months seen, ascending; empty where the file has none. */
  readonly months: readonly Month[]
  /** Each code seen, once, with the name that stood beside it first. */
  readonly codes: Readonly<Record<Dimension, readonly NamedCode[]>>
  /** In how many rows each commodity is, where that was counted. */
  readonly commodityRows?: CodeRows
  readonly findings: readonly Finding[]
  /** The file stops where the portal cuts off: its last month is incomplete until shown otherwise. */
  readonly truncated: boolean
}
