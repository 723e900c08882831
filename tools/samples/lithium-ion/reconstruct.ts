import { getYear } from '../../../src/trade/month.ts'
import { flows } from '../../../src/trade/terms.ts'
import { encodeGb18030 } from './gb18030.ts'
import { findMargins } from './margins.ts'
import { portalText } from './portal-csv.ts'
import { commodity } from './published.ts'
import { flowRows } from './rows.ts'
import { year } from './stretches.ts'

/** A file as the customs portal gives it. */
export interface PortalFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const flowNames = { export: '出口', import: '进口' }

/**
 * Reconstructs customs rows from a published brief.
 *
 * Customs' own rows may not be passed on. The figures of a published brief may: each says in what interval the
 * sums behind it lie. These are rows whose sums lie in all of the intervals, so that a brief computed from them
 * prints the published figures to the letter. What was not published is assumed and is nobody's trade.
 *
 * @returns a file of exports and one of imports for either year; always the same bytes.
 */
export function reconstruct(): PortalFile[] {
  const margins = findMargins()
  return flows.flatMap((flow) => {
    const rows = flowRows(flow, margins[flow])
    return [year - 1, year].map((each) => ({
      name: `重构_${flowNames[flow]}_${commodity.code}_${each}_美元.csv`,
      bytes: encodeGb18030(portalText(rows.filter(({ month }) => getYear(month) === each))),
    }))
  })
}
