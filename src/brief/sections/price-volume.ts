import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import { barsChart } from '../charts/charts.ts'
import type { Block, Chart, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { priceVolumeWords } from '../wording/analysis/analysis.ts'
import { join } from '../wording/wording.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'

/** 量价分析: unit values, Fisher's price and quantity indices, and Bennet's split of the change in value. */
export const priceVolume: Section = {
  id: 'priceVolume',
  needs: ['partner'],
  write(writing, number) {
    const { product, windows, wording } = writing
    return [
      writing.heading(1, number, 'priceVolume', priceVolumeWords[wording.language].heading),
      ...product.flows.map(
        (flow): Block => ({
          kind: 'paragraph',
          role: 'body',
          content: join(
            windows.map((window) => sentences(writing, flow, window)),
            wording.sentenceSpace,
          ),
        }),
      ),
      table(writing),
      ...chart(writing),
    ]
  },
}

function sentences(writing: Writing, flow: Flow, window: Window) {
  const subject = { flow, window, measure: 'value' } as const
  const value = (operation?: FigureName['operation']) =>
    writing.show({ ...subject, ...(operation && { operation }) })
  return priceVolumeWords[writing.wording.language].sentences(
    {
      flow,
      window,
      month: writing.month,
      value: value(),
      base: value('base'),
      unitValue: writing.show({ ...subject, measure: 'unitValue' }),
      unitValueGrowth: writing.show({ ...subject, measure: 'unitValue', operation: 'yoy' }),
      price: value('priceIndex'),
      quantity: value('quantityIndex'),
      coverage: value('coverage'),
      change: value('difference'),
      priceEffect: value('priceEffect'),
      volumeEffect: value('volumeEffect'),
      entries: value('entries'),
      exits: value('exits'),
      unpriced: value('unpriced'),
    },
    writing.wording,
  )
}

function table(writing: Writing): Table {
  const { product, wording, windows } = writing
  const words = priceVolumeWords[wording.language]
  const { flows } = product
  const row = (name: string, figureName: Pick<FigureName, 'measure' | 'operation'>): Row => ({
    kind: 'data',
    cells: [
      { kind: 'name', text: name },
      ...windows.flatMap((window) => flows.map((flow) => writing.cell({ flow, window, ...figureName }))),
    ],
  })
  const rows: Row[] = [
    ...(hasUnitValue(writing)
      ? [
          row(words.row.unitValue(unitValueUnit(writing)), { measure: 'unitValue' }),
          row(words.row.unitValueGrowth, { measure: 'unitValue', operation: 'yoy' }),
        ]
      : []),
    row(words.row.price, { measure: 'value', operation: 'priceIndex' }),
    row(words.row.quantity, { measure: 'value', operation: 'quantityIndex' }),
    row(words.row.coverage, { measure: 'value', operation: 'coverage' }),
    row(words.row.change(wording.moneyUnit), { measure: 'value', operation: 'difference' }),
    ...effects.map((operation) => row(words.row[operation], { measure: 'value', operation })),
  ]
  return {
    ...writing.startTable('priceVolume', words.caption, { flows, units: [wording.moneyUnit] }),
    header: [
      { label: '', holds: 'name' },
      ...writing.forEachWindow(flows.map((flow) => ({ label: words.flow(flow), holds: 'figure' }))),
    ],
    rows,
    notes: [words.note, ...markerNotes(rows, wording)],
  }
}

const effects = ['priceEffect', 'volumeEffect', 'entries', 'exits', 'unpriced'] as const

/** What the change in value is made of, in the longest window. */
function chart(writing: Writing): Chart[] {
  const { wording, product, month, windows, trader } = writing
  const words = priceVolumeWords[wording.language]
  const window = windows.at(-1) ?? 'month'
  const { flows } = product
  const facts = {
    product: product.name[wording.language],
    month,
    windows: [window],
    trader,
    flows,
    top: null,
  }
  return barsChart(writing, {
    id: 'priceVolume.chart',
    name: 'priceVolume',
    title: words.chart(facts),
    unit: wording.moneyUnit,
    heading: words.part,
    names: effects.map((effect) => words.bars[effect]),
    series: flows.map((flow) => ({
      name: words.flow(flow),
      figures: effects.map((operation) => ({ ...{ flow, window, measure: 'value' }, operation })),
    })),
  })
}

/** Whether a unit value can be told at all: of goods in several units there is none. */
const hasUnitValue = ({ product, windows, book }: Writing): boolean =>
  product.flows.some((flow) =>
    windows.some((window) => book.get({ flow, window, measure: 'unitValue' }).value !== null),
  )

/** The unit of the unit values, from the first that has one. */
function unitValueUnit(writing: Writing): string {
  const units = writing.product.flows.map(
    (flow) => writing.book.get({ flow, window: writing.windows.at(-1) ?? 'ytd', measure: 'unitValue' }).unit,
  )
  const [first] = units.flatMap((unit) => (unit.kind === 'unitValue' && unit.per !== null ? [unit.per] : []))
  return writing.wording.unitValueUnit(first ?? null)
}
