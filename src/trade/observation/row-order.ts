/** What reading showed of how the rows of a file lie, so that a ledger need not find it out. */
export interface RowOrder {
  /** Whether the rows lie by month and commodity, or by commodity and month, as the portal sorts them. */
  readonly sorted: boolean
  /** Rows whose key (month and codes) an earlier row has; null where only counting them can tell. */
  readonly repeated: Repeated | null
}

export interface Repeated {
  readonly rows: number
  /** The line of the first row whose key came again. */
  readonly firstLine: number | null
}

/** Nothing is known. */
export const anyOrder: RowOrder = { sorted: false, repeated: null }
