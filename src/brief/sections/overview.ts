import type { FigureFlow, Measure, Window } from '../../trade/trade.ts'
import { monthsChart, monthsFigures } from '../charts/charts.ts'
import type { Block, Inline, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { join, type Movement } from '../wording/wording.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'

/** 一、贸易总体情况: exports, imports, their sum and balance, in value and in quantity. */
export const overview: Section = {
  id: 'overview',
  needs: [],
  further: (product) => (product.charts.includes('months') ? monthsFigures(product) : []),
  statements(writing) {
    // They say how Chinese customs counts.
    if (writing.product.reported) return []
    const notes = measuresOf(writing)
      .slice(1)
      .flatMap((measure) => writing.display.scales.quantity(findUnitName(writing, measure)).note ?? [])
    return [...new Set(notes)]
  },
  write(writing, number) {
    return [
      writing.heading(1, number, 'overview', writing.wording.heading.overview),
      ...measuresOf(writing).map(
        (measure): Block => ({
          kind: 'paragraph',
          role: 'body',
          content: join(
            writing.windows.map((window) => sentences(writing, window, measure)),
            writing.wording.sentenceSpace,
          ),
        }),
      ),
      table(writing),
      ...monthsChart(writing),
    ]
  },
}

/** Value, and the quantities that the product asks for. */
function measuresOf({ product }: Writing): readonly Measure[] {
  const quantities = {
    first: ['quantity'],
    second: ['quantity2'],
    both: ['quantity', 'quantity2'],
    none: [],
  } as const
  return ['value', ...quantities[product.quantity]]
}

function sentences(writing: Writing, window: Window, measure: Measure): readonly Inline[] {
  const { flows } = writing.product
  const movement = (flow: FigureFlow): Movement => ({
    amount: writing.show({ flow, window, measure }),
    growth: writing.show({ flow, window, measure, operation: 'yoy' }),
    hasTrade: writing.book.get({ flow, window, measure: 'value' }).value?.sign() !== 0,
  })
  const both = flows.includes('export') && flows.includes('import')
  return writing.wording.overview({
    product: writing.productName(),
    month: writing.month,
    window,
    measure,
    ...(both && { trade: movement('trade') }),
    ...(flows.includes('export') && { export: movement('export') }),
    ...(flows.includes('import') && { import: movement('import') }),
    ...(both && measure === 'value' && { net: writing.show({ flow: 'net', window, measure }) }),
  })
}

function table(writing: Writing): Table {
  const { wording, product, month, windows } = writing
  const measures = measuresOf(writing)
  const both = product.flows.includes('export') && product.flows.includes('import')
  const flows: readonly FigureFlow[] = both ? ['trade', 'export', 'import', 'net'] : product.flows
  const rows = measures.flatMap((measure) =>
    flows
      .filter((flow) => flow !== 'net' || measure === 'value') // there is no net quantity
      .map((flow) => row(writing, flow, measure, measures.length > 2)),
  )
  const units = [writing.moneyUnit, ...measures.slice(1).map((measure) => unitOf(writing, measure))]
  return {
    ...writing.startTable('overview', wording.caption.overview, {
      flows: product.flows,
      units: [...new Set(units)],
    }),
    header: [
      { label: '', holds: 'name' },
      ...writing.forEachWindow([
        { label: wording.column.amount, holds: 'figure' },
        { label: both ? wording.column.growthOrChange : wording.column.growth, holds: 'figure' },
      ]),
    ],
    rows,
    notes: [...(both ? [wording.note.netChange(month, windows)] : []), ...markerNotes(rows, wording)],
  }
}

/** A net export changes by an amount, not by a percentage; so its unit stands with its name. */
function row(writing: Writing, flow: FigureFlow, measure: Measure, sayUnit: boolean): Row {
  const { wording, windows } = writing
  const unit =
    flow === 'net' ? writing.moneyUnit : sayUnit && measure !== 'value' ? unitOf(writing, measure) : null
  return {
    kind: 'data',
    cells: [
      { kind: 'name', text: wording.overviewRow(flow, measure, unit) },
      ...windows.flatMap((window) => [
        writing.cell({ flow, window, measure }),
        writing.cell({ flow, window, measure, operation: flow === 'net' ? 'difference' : 'yoy' }),
      ]),
    ],
  }
}

const unitOf = (writing: Writing, measure: Measure): string =>
  writing.quantityUnit(findUnitName(writing, measure))

/** Customs' unit of a quantity, from the first of its figures whose data have one. */
function findUnitName(writing: Writing, measure: Measure): string | null {
  const names = writing.product.flows.flatMap((flow) => {
    const { unit } = writing.book.get({ flow, window: writing.windows.at(-1) ?? 'ytd', measure })
    return unit.kind === 'quantity' && unit.name !== null ? [unit.name] : []
  })
  return names[0] ?? null
}
