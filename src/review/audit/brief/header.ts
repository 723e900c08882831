import type { Window } from '../../../trade/trade.ts'
import type { StatedPeriod } from './audited-brief.ts'

export interface HeaderReading {
  readonly windows: readonly Window[]
  readonly share: boolean
  readonly periods: readonly StatedPeriod[]
}

/** What a table's heading says: its windows in their order, whether it has shares, and the months named. */
export function readHeader(header: string, table: number): HeaderReading {
  const windows: Window[] = []
  const periods: StatedPeriod[] = []
  for (const [printed, ytd, month] of header.matchAll(/(1(?:至|-))?(\d{1,2})月(?:当月|累计)/g)) {
    const window: Window = ytd === undefined ? 'month' : 'ytd'
    if (!windows.includes(window)) {
      windows.push(window)
      periods.push({ place: { part: 'header', table, window }, printed, year: null, month: Number(month) })
    }
  }
  return { windows, share: header.includes('所占比重'), periods }
}
