import type { Flow } from '../../src/trade/terms.ts'
import type { FaultPlace } from './faulty-downloads.ts'
import { changedRow, type RealRow } from './real-download.ts'

// Exports loaded as imports, and the reverse: a row of the first table of the domain's notes.

/** A year of one flow. */
export interface FlowYear {
  readonly year: number
  readonly flow: Flow
  readonly rows: readonly RealRow[]
}

export interface FlowFault {
  readonly name: string
  /** What it does to the rows of exports and of imports of the same months. */
  readonly spoil: (
    exports: readonly RealRow[],
    imports: readonly RealRow[],
  ) => readonly [RealRow[], RealRow[]]
  readonly untold?: Partial<Record<FaultPlace, string>>
}

export const flowFaults: readonly FlowFault[] = [
  { name: 'imports loaded as exports', spoil: (_, imports) => [[...imports], [...imports]] },
  { name: 'exports loaded as imports', spoil: (exports) => [[...exports], [...exports]] },
  { name: 'the two exchanged', spoil: (exports, imports) => [[...imports], [...exports]] },
]

/** A row as one of imports of another commodity; what was sold to Korea comes back to China. */
export function importedRow(row: RealRow, commodity: string): RealRow {
  const fields = row.line.slice(1).split('","')
  fields[1] = commodity
  const moved = { ...row, line: `"${fields.join('","')}` }
  return row.partner === '133' ? changedRow(moved, { partner: '142' }) : moved
}

/** Both flows of two years with a fault in a month, in a year or in both. */
export function spoiltFlows(
  files: readonly FlowYear[],
  spoil: FlowFault['spoil'],
  place: FaultPlace,
): FlowYear[] {
  const isSpoilt = ({ month }: RealRow): boolean => {
    if (place === 'month') return month === '202312'
    return place === 'both' || month.startsWith(place === 'year' ? '2023' : '2022')
  }
  const rowsOf = (year: number, flow: Flow) =>
    files.find((file) => file.year === year && file.flow === flow)?.rows ?? []
  return files.map(({ year, flow, rows }) => {
    const [exports, imports] = spoil(
      rowsOf(year, 'export').filter(isSpoilt),
      rowsOf(year, 'import').filter(isSpoilt),
    )
    const right = rows.filter((row) => !isSpoilt(row))
    return { year, flow, rows: [...right, ...(flow === 'export' ? exports : imports)] }
  })
}
