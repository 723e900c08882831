import type { FigureFlow, Measure } from '../../../trade/trade.ts'
import { type CellRow, compact } from '../reading/reading.ts'
import type { Caption, OverviewTable, StatedUnit } from './audited-brief.ts'
import { type Cells, lineAt } from './cells.ts'
import type { HeaderReading } from './header.ts'

const rowForm = /^(进出口总|出口|进口|净出口|净进口)(额|量)(?:（([^（）]+)）)?$/

const flowOf: Readonly<Record<string, FigureFlow>> = {
  进出口总: 'trade',
  出口: 'export',
  进口: 'import',
  净出口: 'net',
}

/** Reads the rows of 表1: for each window a figure and its change, which for the net export is an amount. */
export function readOverview(
  caption: Caption,
  { windows }: HeaderReading,
  rows: readonly CellRow[],
  cells: Cells,
  units: StatedUnit[],
): OverviewTable {
  const table = caption.number
  for (const { cells: texts, line } of rows) {
    const row = compact(texts[0] ?? '')
    const [, what = '', kind, unit] = rowForm.exec(row) ?? []
    const flow = flowOf[what]
    const numbers = texts.slice(1)
    const place = { part: 'table', table, row, ...lineAt(line) } as const
    if (!flow || numbers.length !== 2 * windows.length) {
      cells.unread.push({ what: 'row', place: place, text: texts.join(' ').slice(0, 80) })
      continue
    }
    const measure = kind === '额' ? 'value' : findMeasure(unit, caption)
    if (unit) units.push({ place: place, printed: unit, of: measure === 'value' ? 'money' : 'quantity' })
    for (const [index, window] of windows.entries()) {
      const change = flow === 'net' ? 'difference' : 'yoy'
      cells.read(numbers[2 * index] ?? '', { flow, window, measure }, { ...place, window, column: 'amount' })
      cells.read(
        numbers[2 * index + 1] ?? '',
        { flow, window, measure, operation: change },
        { ...place, window, column: flow === 'net' ? 'change' : 'growth' },
      )
    }
  }
  return { caption, windows }
}

/** A brief with two quantities names the unit in the row; the caption lists units as money, first, second. */
export const findMeasure = (unit: string | undefined, { units }: Caption): Measure =>
  unit !== undefined && units.indexOf(unit) === 2 ? 'quantity2' : 'quantity'
