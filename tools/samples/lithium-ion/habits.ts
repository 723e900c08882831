import type { Flow } from '../../../src/trade/terms.ts'
import type { Hubs } from './cells.ts'
import type { Stretch } from './stretches.ts'

/** What is assumed about a flow where nothing was published. */
export interface Habits {
  readonly hubs: Hubs
  /** Levels of the months of a stretch: February is short and has the holidays. */
  readonly levels: Readonly<Record<Stretch, readonly number[]>>
  /** Smallest expected amount for which a partner and a place trade: in one month, and in eleven. */
  readonly leastCell: { readonly month: number; readonly earlier: number }
  /** A month is filled for about every so many dollars of a cell, since small partners do not buy every month. */
  readonly dollarsPerMonth: number
  readonly dollarsPerKilogram: { readonly least: number; readonly most: number }
}

export const habits: Readonly<Record<Flow, Habits>> = {
  export: {
    hubs: { partner: '502', place: '44' },
    levels: {
      month: [100],
      earlier: [98, 84, 102, 102, 100, 103, 101, 105, 102, 98, 99],
      monthBefore: [100],
      earlierBefore: [72, 56, 76, 78, 88, 98, 108, 116, 119, 117, 130],
    },
    leastCell: { month: 800_000, earlier: 9_000_000 },
    dollarsPerMonth: 200_000,
    dollarsPerKilogram: { least: 17, most: 32 },
  },
  import: {
    hubs: { partner: '133', place: '32' },
    levels: {
      month: [100],
      earlier: [84, 70, 90, 92, 94, 98, 101, 105, 110, 112, 122],
      monthBefore: [100],
      earlierBefore: [106, 82, 104, 98, 96, 100, 104, 106, 104, 98, 94],
    },
    leastCell: { month: 30_000, earlier: 350_000 },
    dollarsPerMonth: 60_000,
    dollarsPerKilogram: { least: 42, most: 88 },
  },
}
