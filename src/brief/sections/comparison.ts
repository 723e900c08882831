import type { FigureFlow, FigureName, Window } from '../../trade/trade.ts'
import { comparisonChart } from '../charts/charts.ts'
import type { Block, Cell, HeaderCell, Row, Table } from '../document.ts'
import { className } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { type ComparedPart, sectionWords } from '../wording/analysis/analysis.ts'
import { flowOfAll } from '../wording/wording.ts'
import { classNotes, traded } from './classes.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'

/**
 * 分产品比较: the classes or products side by side, in the order of the product file, with the total of all, in
 * which a code that several have counts once.
 */
export const comparison: Section = {
  id: 'comparison',
  needs: [],
  write(writing, number) {
    const { wording, product } = writing
    const words = sectionWords[wording.language].comparison
    return [
      writing.heading(1, number, 'comparison', words.heading(product.kind)),
      ...writing.windows.map(
        (window): Block => ({ kind: 'paragraph', role: 'body', content: sentences(writing, window) }),
      ),
      ...(hasTrade(writing) ? [table(writing), ...comparisonChart(writing)] : []),
    ]
  },
}

/** Whether there is anything to list, now or a year before. */
const hasTrade = (writing: Writing): boolean =>
  writing.windows.some((window) => traded(writing, flowOfAll(writing.product.flows), window).length > 0)

const ofClass = (flow: FigureFlow, code: string, window: Window): FigureName => ({
  ...{ flow, dimension: 'class', code, window, measure: 'value' },
})

function sentences(writing: Writing, window: Window) {
  const { product, wording, month } = writing
  const flow = flowOfAll(product.flows)
  const parts = traded(writing, flow, window)
    .map((code) => ({ code, of: ofClass(flow, code, window) }))
    .sort((a, b) => {
      const [first, second] = [writing.book.get(a.of).value, writing.book.get(b.of).value]
      return first && second ? second.compare(first) : 0
    })
    .map(
      ({ code, of }): ComparedPart => ({
        name: className(product, code, wording),
        value: writing.show(of),
        growth: writing.show({ ...of, operation: 'yoy' }),
        contribution: writing.show({ ...of, operation: 'contribution' }),
      }),
    )
  return sectionWords[wording.language].comparison.sentences(
    {
      ...{ flow, month, window, kind: product.kind, parts, named: product.named },
      ...findExtremes(parts),
      product: writing.productName(),
    },
    wording,
  )
}

/** The part that adds most to growth and the one that takes most away, where they are told apart from zero. */
function findExtremes(parts: readonly ComparedPart[]): { up?: ComparedPart; down?: ComparedPart } {
  const visible = parts.filter(({ contribution: { text } }) => /[1-9]/.test(text))
  const find = (sign: 1 | -1) =>
    visible
      .filter(({ contribution }) => contribution.figure.value?.sign() === sign)
      .sort((a, b) => {
        const [first, second] = [a.contribution.figure.value, b.contribution.figure.value]
        return first && second ? second.abs().compare(first.abs()) : 0
      })[0]
  const [up, down] = [find(1), find(-1)]
  return { ...(up && { up }), ...(down && { down }) }
}

/** Exports and imports together and their balance where the brief has both, and each of them. */
function shownFlows({ product: { flows } }: Writing): readonly FigureFlow[] {
  return flows.length > 1 ? ['trade', 'export', 'import', 'net'] : flows
}

function table(writing: Writing): Table {
  const { product, wording, windows, month } = writing
  const { language } = wording
  const words = sectionWords[language].comparison
  const flows = shownFlows(writing)
  const [only] = flows.length === 1 ? flows : []
  const row = (name: string, subject: (flow: FigureFlow) => FigureName): Row => ({
    kind: 'data',
    cells: [
      { kind: 'name', text: name },
      ...flows.flatMap((flow) =>
        flow === 'net'
          ? [writing.cell(subject(flow))]
          : [writing.cell(subject(flow)), writing.cell({ ...subject(flow), operation: 'yoy' })],
      ),
      ...(only ? ofOneFlow(subject(only)) : []),
    ],
  })
  /** The share and the contribution; the total has neither of its own. */
  const ofOneFlow = (name: FigureName): Cell[] =>
    name.dimension
      ? (['share', 'contribution'] as const).map((operation) => writing.cell({ ...name, operation }))
      : [{ kind: 'empty' }, { kind: 'empty' }]
  const rows = windows.flatMap((window): Row[] => [
    { kind: 'block', label: wording.column.window(window, month) },
    ...traded(writing, flowOfAll(product.flows), window).map((code) =>
      row(className(product, code, wording), (flow) => ofClass(flow, code, window)),
    ),
    row(words.whole, (flow) => ({ flow, window, measure: 'value' })),
  ])
  return {
    ...writing.startTable('comparison', (facts) => words.caption(product.kind, facts), {
      flows: product.flows,
      units: [writing.moneyUnit],
    }),
    header: [
      { label: words.column(product.kind), holds: 'name' },
      ...flows.flatMap((flow): HeaderCell[] =>
        flow === 'net'
          ? [{ label: words.amount(flow), holds: 'figure' }]
          : [
              { label: words.amount(flow), holds: 'figure' },
              { label: wording.column.growth, holds: 'figure' },
            ],
      ),
      ...(only
        ? [wording.column.share, words.contribution].map((label) => ({ label, holds: 'figure' as const }))
        : []),
    ],
    rows,
    notes: [...classNotes(writing), ...markerNotes(rows, wording)],
  }
}
