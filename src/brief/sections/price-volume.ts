import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import { barsChart } from '../charts/charts.ts'
import type { Block, Chart, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { type SplitPart, sectionWords } from '../wording/analysis/analysis.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'

/** 量价分析: unit values, Fisher's price and quantity indices, and Bennet's split of the change in value. */
export const priceVolume: Section = {
  id: 'priceVolume',
  needs: ['partner'],
  write(writing, number) {
    const { product, windows, wording } = writing
    return [
      writing.heading(1, number, 'priceVolume', sectionWords[wording.language].priceVolume.heading),
      ...product.flows.flatMap((flow) =>
        windows.map(
          (window): Block => ({ kind: 'paragraph', role: 'body', content: sentences(writing, flow, window) }),
        ),
      ),
      ...[table(writing)].flatMap((listed) => listed ?? []),
      ...chart(writing),
    ]
  },
}

function sentences(writing: Writing, flow: Flow, window: Window) {
  const subject = { flow, window, measure: 'value' } as const
  const value = (operation?: FigureName['operation']) =>
    writing.show({ ...subject, ...(operation && { operation }) })
  return sectionWords[writing.wording.language].priceVolume.sentences(
    {
      flow,
      window,
      month: writing.month,
      product: writing.productName(),
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

/** Null where nothing was traded. Rows without any value, and parts that are zero throughout, are left out. */
function table(writing: Writing): Table | null {
  const { product, wording, windows } = writing
  const words = sectionWords[wording.language].priceVolume
  const { flows } = product
  const parts = listParts(writing, windows)
  const indices = hasAny(writing, windows, 'priceIndex') ? indexRows : []
  if (!hasAny(writing, windows, undefined) && !hasAny(writing, windows, 'base')) return null
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
    ...indices.map(({ operation, words: name }) => row(words.row[name], { measure: 'value', operation })),
    row(words.row.change(writing.moneyUnit), { measure: 'value', operation: 'difference' }),
    ...parts.map((operation, index) =>
      row(words.row.part(operation, index === 0), { measure: 'value', operation }),
    ),
  ]
  const note = words.note({
    parts,
    hasIndices: indices.length > 0,
    hasUnitValues: hasUnitValue(writing),
  })
  return {
    ...writing.startTable('priceVolume', words.caption, { flows, units: [writing.moneyUnit] }),
    header: [
      { label: '', holds: 'name' },
      ...writing.forEachWindow(flows.map((flow) => ({ label: words.flow(flow), holds: 'figure' }))),
    ],
    rows,
    notes: [...(note === null ? [] : [note]), ...markerNotes(rows, wording)],
  }
}

const effects = [
  'priceEffect',
  'volumeEffect',
  'entries',
  'exits',
  'unpriced',
] as const satisfies readonly SplitPart[]

const indexRows = [
  { operation: 'priceIndex', words: 'price' },
  { operation: 'quantityIndex', words: 'quantity' },
  { operation: 'coverage', words: 'coverage' },
] as const

/** Whether a figure of some flow in some window is other than nothing. */
const hasAny = (
  writing: Writing,
  windows: readonly Window[],
  operation: FigureName['operation'] | undefined,
): boolean =>
  writing.product.flows.some((flow) =>
    windows.some((window) =>
      isThere(writing, { flow, window, measure: 'value', ...(operation && { operation }) }),
    ),
  )

/** Whether a figure has a value other than zero. */
function isThere({ book }: Writing, name: FigureName): boolean {
  const { value } = book.get(name)
  return value !== null && value.sign() !== 0
}

/** The parts of the change in value that are other than zero. */
const listParts = (writing: Writing, windows: readonly Window[]): readonly SplitPart[] =>
  effects.filter((operation) => hasAny(writing, windows, operation))

/** What the change in value is made of, in the longest window. */
function chart(writing: Writing): Chart[] {
  const { wording, product, month, windows, trader } = writing
  const words = sectionWords[wording.language].priceVolume
  const window = windows.at(-1) ?? 'month'
  const { flows } = product
  const parts = listParts(writing, [window])
  const facts = {
    product: wording.translate(product.name),
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
    unit: writing.moneyUnit,
    heading: words.part,
    names: parts.map((part) => words.bars[part]),
    series: flows
      .filter((flow) =>
        parts.some((part) => isThere(writing, { flow, window, measure: 'value', operation: part })),
      )
      .map((flow) => ({
        name: words.flow(flow),
        figures: parts.map((operation) => ({ ...{ flow, window, measure: 'value' }, operation })),
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
  const window = writing.windows.at(-1) ?? 'ytd'
  const names = writing.product.flows.map((flow): FigureName => ({ flow, window, measure: 'unitValue' }))
  const [first] = names
  const named = names.find((name) => writing.show(name).per) ?? first
  return named ? writing.unitValueUnit(named) : ''
}
