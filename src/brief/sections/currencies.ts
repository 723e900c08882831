import { secondMeasure } from '../../statistics/figures/figures.ts'
import type { FigureMeasure, FigureName, Flow, Window } from '../../trade/trade.ts'
import type { Block, HeaderCell, Row, Table } from '../document.ts'
import type { Product } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { gapNotes } from './marker-notes.ts'
import type { Section } from './section.ts'

/** 美元与人民币: the totals in both currencies side by side, each from its own series. */
export const currencies: Section = {
  id: 'currencies',
  needs: [],
  write(writing, number) {
    const words = sectionWords[writing.wording.language].currencies
    return [
      writing.heading(1, number, 'currencies', words.heading),
      ...writing.windows.map(
        (window): Block => ({ kind: 'paragraph', role: 'body', content: sentences(writing, window) }),
      ),
      table(writing),
    ]
  },
}

/** Exports and imports together too, where the brief has both. */
const listFlows = ({ flows }: Product): readonly ('trade' | Flow)[] =>
  flows.length > 1 ? ['trade', ...flows] : flows

/** The measures of both series: the brief's own value, and that of the other currency. */
const listMeasures = ({ secondCurrency = 'CNY' }: Product): readonly [FigureMeasure, FigureMeasure] => [
  'value',
  secondMeasure(secondCurrency),
]

const named = (
  flow: 'trade' | Flow,
  window: Window,
  measure: FigureMeasure,
  operation?: FigureName['operation'],
): FigureName => ({ flow, window, measure, ...(operation && { operation }) })

function sentences(writing: Writing, window: Window) {
  const { product, wording, month } = writing
  const [first, second] = listMeasures(product)
  const amounts = listFlows(product).map((flow) => ({
    flow,
    value: writing.show(named(flow, window, first)),
    growth: writing.show(named(flow, window, first, 'yoy')),
    second: writing.show(named(flow, window, second)),
    secondGrowth: writing.show(named(flow, window, second, 'yoy')),
  }))
  const before = product.sections.slice(0, product.sections.indexOf('currencies'))
  const isToldBefore = before.includes('overview')
  return sectionWords[wording.language].currencies.sentences(
    { product: writing.productName(), month, window, amounts, isToldBefore },
    wording,
  )
}

function table(writing: Writing): Table {
  const { product, wording, windows } = writing
  const words = sectionWords[wording.language].currencies
  const measures = listMeasures(product)
  const rows = listFlows(product).map(
    (flow): Row => ({
      kind: 'data',
      cells: [
        { kind: 'name', text: words.row(flow) },
        ...windows.flatMap((window) =>
          measures.flatMap((measure) => [
            writing.cell(named(flow, window, measure)),
            writing.cell(named(flow, window, measure, 'yoy')),
          ]),
        ),
      ],
    }),
  )
  const { money, secondMoney } = writing.display.scales
  const columns = [money.label, secondMoney?.label ?? ''].flatMap((unit): HeaderCell[] => [
    { label: unit, holds: 'figure' },
    { label: words.growth, holds: 'figure' },
  ])
  return {
    ...writing.startTable('currencies', words.caption, { flows: product.flows }),
    header: [{ label: '', holds: 'name' }, ...writing.forEachWindow(columns)],
    rows,
    notes: [words.note, ...gapNotes(rows, wording, words.gaps)],
  }
}
