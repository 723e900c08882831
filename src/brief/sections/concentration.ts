import { partnerChanges } from '../../statistics/statistics.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { allCodes, type Figure, type FigureName, type Flow, type Window } from '../../trade/trade.ts'
import type { Row, Table } from '../document.ts'
import { getReporter } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { type Newcomer, sectionWords } from '../wording/analysis/analysis.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import { memberName } from './names.ts'
import { listLeftOutOfRanking } from './ranking.ts'

const rules = ['number', 'cr3', 'cr10', 'hhi', 'effective'] as const

/** Of how many partners a rule tells the share; of no more than these, it is all. */
const counted: Readonly<Partial<Record<(typeof rules)[number], number>>> = { cr3: 3, cr10: 10 }

/** 集中度与格局变化: how concentrated a flow is on partners, who is new, who is gone, and whose place changed. */
export const concentration = byFlow({
  id: 'concentration',
  needs: ['partner'],
  words: ({ wording }) => sectionWords[wording.language].concentration,
  paragraphs: (writing, flow) => writing.windows.map((window) => sentences(writing, flow, window)),
  table,
})

const ofAll = (flow: Flow, window: Window, operation: FigureName['operation']): FigureName => ({
  flow,
  dimension: 'partner',
  code: allCodes,
  window,
  measure: 'value',
  ...(operation && { operation }),
})

function sentences(writing: Writing, flow: Flow, window: Window) {
  const { book, wording, product } = writing
  const ranking = (side: 'current' | 'base') =>
    book.ranking(flow, 'partner', { window, side }, Number.POSITIVE_INFINITY)
  const changes = partnerChanges(ranking('current'), ranking('base'))
  const newcomer = (code: string, operation?: 'base'): Newcomer => ({
    name: memberName(writing, 'partner', code),
    value: writing.show({
      flow,
      dimension: 'partner',
      code,
      window,
      measure: 'value',
      ...(operation && { operation }),
    }),
  })
  const rank = (code: string, operation: 'rank' | 'rankBase') =>
    writing.show({ flow, dimension: 'partner', code, window, measure: 'value', operation })
  const moved = changes.moved
    .filter(({ from, to }) => Math.min(from, to) <= product.top)
    .sort((a, b) => Math.abs(b.from - b.to) - Math.abs(a.from - a.to) || a.to - b.to)
    .slice(0, product.named)
  const show = (operation: FigureName['operation']) => writing.show(ofAll(flow, window, operation))
  return sectionWords[wording.language].concentration.sentences(
    {
      flow,
      window,
      month: writing.month,
      product: writing.productName(),
      unranked: listLeftOutOfRanking(writing, flow, 'partner', window),
      number: show('number'),
      numberChange: show('numberChange'),
      ...(hasMoreThan(show('number').figure, counted.cr3 ?? 0) && {
        largestThree: { share: show('cr3'), change: show('cr3Change') },
      }),
      index: show('hhi'),
      indexChange: show('hhiChange'),
      entered: changes.entered.slice(0, product.named).map((code) => newcomer(code)),
      enteredCount: changes.entered.length,
      left: changes.left.slice(0, product.named).map((code) => newcomer(code, 'base')),
      leftCount: changes.left.length,
      moved: moved.map(({ id }) => ({
        name: memberName(writing, 'partner', id),
        from: rank(id, 'rankBase'),
        to: rank(id, 'rank'),
      })),
    },
    wording,
  )
}

/** Null where there are no partners, now or a year before. */
function table(writing: Writing, flow: Flow): Table | null {
  const { wording, windows } = writing
  const words = sectionWords[wording.language].concentration
  const numbers = windows.flatMap((window) =>
    (['number', 'numberBase'] as const).map((operation) => writing.book.get(ofAll(flow, window, operation))),
  )
  const isTold = (rule: (typeof rules)[number]) =>
    numbers.some((number) => hasMoreThan(number, counted[rule] ?? 0))
  if (!isTold('number')) return null
  const rows = rules.filter(isTold).map(
    (rule): Row => ({
      kind: 'data',
      cells: [
        { kind: 'name', text: words.row[rule] },
        ...windows.flatMap((window) =>
          ([rule, `${rule}Base`, `${rule}Change`] as const).map((operation) =>
            writing.cell(ofAll(flow, window, operation)),
          ),
        ),
      ],
    }),
  )
  return {
    ...writing.startTable(`${flow}.concentration`, words.caption, { flows: [flow] }),
    header: [
      { label: '', holds: 'name' },
      ...writing.forEachWindow(
        [words.column.now, words.column.before, words.column.change].map((label) => ({
          label,
          holds: 'figure',
        })),
      ),
    ],
    rows,
    notes: [
      words.note(
        flow === 'import' && writing.listLeftOut(flow).includes(getReporter(writing.product)),
        writing.product.top,
      ),
      ...markerNotes(rows, wording),
    ],
  }
}

/** Whether a count is greater than a bound. */
const hasMoreThan = ({ value }: Figure, bound: number): boolean =>
  value !== null && value.compare(Fraction.of(BigInt(bound))) > 0
