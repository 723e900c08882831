import {
  addMonths,
  type FigureName,
  type Flow,
  getCalendarMonth,
  getYear,
  type Month,
} from '../../trade/trade.ts'
import type { Row, Table } from '../document.ts'
import { hasSpringFestival, hasSteadyCodes, type Product } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { byFlow } from './by-flow.ts'
import { gapNotes } from './marker-notes.ts'

/** How many months the table has. */
const shownMonths = 12

/** The windows below the months. */
const longer = ['month3', 'rolling12'] as const

/** 年内走势: month by month with growth on the year and on the month before, three months and twelve together. */
export const course = byFlow({
  id: 'course',
  needs: [],
  further: ({ flows }: Product, month) => flows.flatMap((flow) => figuresOf(flow, month)),
  words: ({ wording }) => sectionWords[wording.language].course,
  paragraphs: (writing, flow) => [sentences(writing, flow)],
  table,
})

/** What the section shows; January and February together are the year to date of the latest February. */
function figuresOf(flow: Flow, month: Month): FigureName[] {
  const lags = Array.from({ length: shownMonths }, (_, lag) => lag)
  const each = (figureName: Pick<FigureName, 'window' | 'lag'>): FigureName[] =>
    (['yoy', 'mom'] as const).map((operation) => ({ flow, ...figureName, measure: 'value', operation }))
  return [
    ...lags.flatMap((lag) => each({ window: 'month', lag })),
    { flow, window: 'ytd', lag: (getCalendarMonth(month) + 10) % 12, measure: 'value', operation: 'yoy' },
    ...longer.map((window): FigureName => ({ flow, window, measure: 'value', operation: 'yoy' })),
    { flow, window: 'month', measure: 'value', operation: 'twoYear' },
  ]
}

function sentences(writing: Writing, flow: Flow) {
  const subject = (window: FigureName['window'], operation?: FigureName['operation'], lag = 0) =>
    writing.show({ flow, window, ...(lag > 0 && { lag }), measure: 'value', ...(operation && { operation }) })
  const { wording, month } = writing
  return sectionWords[wording.language].course.sentences(
    {
      flow,
      month,
      product: writing.productName(),
      mom: subject('month', 'mom'),
      growth: subject('month', 'yoy'),
      growthBefore: subject('month', 'yoy', 1),
      threeMonths: subject('month3'),
      threeMonthsGrowth: subject('month3', 'yoy'),
      twelveMonths: subject('rolling12'),
      twelveMonthsGrowth: subject('rolling12', 'yoy'),
      twoYear: subject('month', 'twoYear'),
    },
    wording,
  )
}

/** The months shown, from the first that is known to the brief's own. */
function shownLags({ book }: Writing, flow: Flow): number[] {
  const lags = Array.from({ length: shownMonths }, (_, index) => shownMonths - 1 - index)
  const first = lags.findIndex((lag) => book.holds(flow, { window: 'month', lag, side: 'current' }))
  return lags.slice(Math.max(first, 0))
}

/** Whether codes change within one of the longer windows or a year before, which is then not added up. */
const crossesChange = ({ product, month }: Writing): boolean =>
  longer.some((window) =>
    (['current', 'base'] as const).some((side) => !hasSteadyCodes(product, month, { window, side })),
  )

function table(writing: Writing, flow: Flow): Table {
  const { wording, month } = writing
  const words = sectionWords[wording.language].course
  const lags = shownLags(writing, flow)
  const row = (name: string, figureName: Pick<FigureName, 'window' | 'lag'>, mom: boolean): Row => ({
    kind: 'data',
    cells: [
      { kind: 'name', text: name },
      writing.cell({ flow, ...figureName, measure: 'value' }),
      writing.cell({ flow, ...figureName, measure: 'value', operation: 'yoy' }),
      mom ? writing.cell({ flow, ...figureName, measure: 'value', operation: 'mom' }) : { kind: 'empty' },
    ],
  })
  const rows = lags.flatMap((lag): Row[] => {
    const givenMonth = addMonths(month, -lag)
    const current = row(words.month(givenMonth), { window: 'month', ...(lag > 0 && { lag }) }, true)
    const february = getCalendarMonth(givenMonth) === 2
    return february
      ? [current, row(words.together(getYear(givenMonth)), { window: 'ytd', ...(lag > 0 && { lag }) }, false)]
      : [current]
  })
  const sums = longer.map((window) => row(words.windows(window), { window }, false))
  return {
    ...writing.startTable(`${flow}.course`, words.caption, { flows: [flow], units: [writing.moneyUnit] }),
    header: [
      { label: words.column.month, holds: 'name' },
      { label: words.column.value, holds: 'figure' },
      { label: words.column.yoy, holds: 'figure' },
      { label: words.column.mom, holds: 'figure' },
    ],
    rows: [...rows, ...sums],
    notes: [
      words.note(hasSpringFestival(writing.product)),
      ...gapNotes([...rows, ...sums], wording, words.gaps(crossesChange(writing))),
    ],
  }
}
