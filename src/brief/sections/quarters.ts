import {
  addMonths,
  type FigureName,
  type Flow,
  getCalendarMonth,
  getYear,
  type Month,
  monthsBetween,
  toMonth,
} from '../../trade/trade.ts'
import { quartersChart } from '../charts/charts.ts'
import type { Cell, HeaderCell, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { byFlow } from './by-flow.ts'
import { gapNotes } from './marker-notes.ts'

/** How many years of quarters the table and the chart have. */
const years = 5
const quartersOfYear = 4

/** 分季度情况: the whole quarters of five years side by side, as a table and as columns. */
export const quarters = byFlow({
  id: 'quarters',
  needs: [],
  further: ({ flows }, month) =>
    flows.flatMap((flow) => [
      ...listLags(month).map((lag) => named(flow, lag, 'yoy')),
      named(flow, latestLag(month), 'mom'),
    ]),
  words: ({ wording }) => sectionWords[wording.language].quarters,
  paragraphs: (writing, flow) => [sentence(writing, flow)],
  table,
  charts: (writing, flow) =>
    quartersChart(
      writing,
      flow,
      listLags(writing.month)
        .filter((lag) => writing.book.holds(flow, { window: 'quarter', lag, side: 'current' }))
        .reverse(),
    ),
})

const named = (flow: Flow, lag: number, operation?: FigureName['operation']): FigureName => ({
  ...{ flow, window: 'quarter', measure: 'value' },
  ...(lag > 0 && { lag }),
  ...(operation && { operation }),
})

/** How many months before a month the latest whole quarter ends. */
const latestLag = (month: Month): number => getCalendarMonth(month) % 3

/** The lags of the whole quarters of the latest year that has one, and of the years before it; the latest first. */
function listLags(month: Month): number[] {
  const latest = addMonths(month, -latestLag(month))
  const count = (years - 1) * quartersOfYear + Math.ceil(getCalendarMonth(latest) / 3)
  return Array.from({ length: count }, (_, index) => latestLag(month) + 3 * index)
}

function sentence(writing: Writing, flow: Flow) {
  const { wording, month } = writing
  const lag = latestLag(month)
  return sectionWords[wording.language].quarters.sentence(
    {
      flow,
      product: writing.productName(),
      last: addMonths(month, -lag),
      value: writing.show(named(flow, lag)),
      growth: writing.show(named(flow, lag, 'yoy')),
      growthOnBefore: writing.show(named(flow, lag, 'mom')),
    },
    wording,
  )
}

/** The years shown, from the first of which a quarter is known. */
function listYears({ month, book }: Writing, flow: Flow): number[] {
  const latest = getYear(addMonths(month, -latestLag(month)))
  const lagsWithData = listLags(month).filter((lag) =>
    book.holds(flow, { window: 'quarter', lag, side: 'current' }),
  )
  const first = getYear(addMonths(month, -(lagsWithData.at(-1) ?? latestLag(month))))
  return Array.from({ length: latest - first + 1 }, (_, index) => first + index)
}

function table(writing: Writing, flow: Flow): Table {
  const { wording, month } = writing
  const words = sectionWords[wording.language].quarters
  const shown = listYears(writing, flow)
  const numbers = [1, 2, 3, 4]
  const cells = (year: number, number: number): Cell[] => {
    const lag = monthsBetween(toMonth(year, 3 * number), month)
    if (lag < latestLag(month)) return [{ kind: 'empty' }, { kind: 'empty' }]
    return [writing.cell(named(flow, lag)), writing.cell(named(flow, lag, 'yoy'))]
  }
  const rows = shown.map(
    (year): Row => ({
      kind: 'data',
      cells: [{ kind: 'name', text: words.year(year) }, ...numbers.flatMap((number) => cells(year, number))],
    }),
  )
  const [from, to] = [toMonth(shown[0] ?? getYear(month), 1), month]
  return {
    ...writing.startTable(`${flow}.quarters`, (facts) => words.caption(facts, from, to), {
      flows: [flow],
      units: [writing.moneyUnit],
    }),
    header: [
      { label: words.column.year, holds: 'name' },
      ...numbers.map(
        (number): HeaderCell => ({
          label: words.quarter(number),
          holds: 'figure',
          children: [
            { label: words.column.value, holds: 'figure' },
            { label: words.column.growth, holds: 'figure' },
          ],
        }),
      ),
    ],
    rows,
    notes: [words.note, ...gapNotes(rows, wording, words.gaps)],
  }
}
