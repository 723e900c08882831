import { type FigureFlow, type FigureName, type Flow, getYear, type Window } from '../../trade/trade.ts'
import type { Block, Row, Table } from '../document.ts'
import type { Product } from '../product/product.ts'
import { shownWindows, type Writing } from '../section-context.ts'
import { type AgainstFacts, type AgainstSubject, sectionWords } from '../wording/analysis/analysis.ts'
import { gapNotes } from './marker-notes.ts'
import type { Section } from './section.ts'

type CountedMeasure = 'value' | 'quantity'

/** 与某年比较: the windows of the brief against the same ones of a named year, such as 2019. */
export const against: Section = {
  id: 'against',
  needs: [],
  further: (product, month) =>
    shownWindows(product, month).flatMap((window) =>
      listFlows(product).flatMap((flow) =>
        listMeasures(product).map((measure) => named(flow, window, measure, product.against)),
      ),
    ),
  write(writing, number) {
    const { product, wording, month } = writing
    const words = sectionWords[wording.language].against
    const year = product.against
    const [window = 'month'] = writing.windows
    const heading = writing.heading(1, number, 'against', words.heading(year))
    if (year >= getYear(month))
      return [
        heading,
        { kind: 'paragraph', role: 'body', content: words.notBefore(findSubject(writing, window), wording) },
      ]
    return [
      heading,
      ...writing.windows.map(
        (window): Block => ({
          kind: 'paragraph',
          role: 'body',
          content: words.sentences(findFacts(writing, window), wording),
        }),
      ),
      table(writing),
    ]
  },
}

const named = (
  flow: FigureFlow,
  window: Window,
  measure: CountedMeasure,
  year: number,
): FigureName & { readonly year: number } => ({ flow, window, measure, operation: 'against', year })

/** Exports and imports together too, where the brief has both. */
const listFlows = ({ flows }: Pick<Product, 'flows'>): readonly ('trade' | Flow)[] =>
  flows.length > 1 ? ['trade', ...flows] : flows

const listMeasures = ({ quantity }: Pick<Product, 'quantity'>): readonly CountedMeasure[] =>
  quantity === 'first' || quantity === 'both' ? ['value', 'quantity'] : ['value']

/** The same window of the year, as a figure. */
function nameBefore(
  { month, product }: Writing,
  flow: FigureFlow,
  window: Window,
  measure: CountedMeasure,
): FigureName {
  return { flow, window, lag: 12 * (getYear(month) - product.against), measure }
}

function findFacts(writing: Writing, window: Window): AgainstFacts {
  const { product } = writing
  const parts = listFlows(product).map((flow) => ({
    flow,
    amount: writing.show({ flow, window, measure: 'value' }),
    before: writing.show(nameBefore(writing, flow, window, 'value')),
    growth: writing.show(named(flow, window, 'value', product.against)),
  }))
  return { ...findSubject(writing, window), parts }
}

/** What the sentences of a window are about. */
function findSubject(writing: Writing, window: Window): AgainstSubject {
  const { product, month } = writing
  const [flow = 'trade'] = listFlows(product)
  return { product: writing.productName(), month, window, year: product.against, flow }
}

function table(writing: Writing): Table {
  const { product, wording, windows, book } = writing
  const words = sectionWords[wording.language].against
  const unit = (measure: CountedMeasure): string => {
    if (measure === 'value') return writing.moneyUnit
    const units = product.flows.map(
      (flow) => book.get({ flow, window: windows.at(-1) ?? 'ytd', measure }).unit,
    )
    const [name = null] = units.flatMap((item) =>
      item.kind === 'quantity' && item.name !== null ? [item.name] : [],
    )
    return writing.quantityUnit(name)
  }
  const rows = listMeasures(product).flatMap((measure) =>
    listFlows(product).map(
      (flow): Row => ({
        kind: 'data',
        cells: [
          { kind: 'name', text: wording.overviewRow(flow, measure, unit(measure) || null) },
          ...windows.flatMap((window) => [
            writing.cell({ flow, window, measure }),
            writing.cell(nameBefore(writing, flow, window, measure)),
            writing.cell(named(flow, window, measure, product.against)),
          ]),
        ],
      }),
    ),
  )
  return {
    ...writing.startTable('against', (facts) => words.caption(facts, product.against), {
      flows: product.flows,
    }),
    header: [
      { label: '', holds: 'name' },
      ...writing.forEachWindow(
        [words.column.now, words.column.before(product.against), words.column.growth].map((label) => ({
          label,
          holds: 'figure' as const,
        })),
      ),
    ],
    rows,
    notes: [words.note(product.against), ...gapNotes(rows, wording, words.gaps)],
  }
}
