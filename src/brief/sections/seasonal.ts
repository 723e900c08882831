import { leastPoints, mostMonths } from '../../statistics/seasonal/seasonal.ts'
import { addMonths, type FigureName, type Flow, getCalendarMonth, type Month } from '../../trade/trade.ts'
import { seasonalChart } from '../charts/charts.ts'
import type { Block, Inline, Row, Table } from '../document.ts'
import { hasSpringFestival } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'

/** How many months the table has. */
const shownMonths = 13

/**
 * 季节调整: the monthly course without its season, January and February as one, with growth on the point before. It
 * needs five years of months.
 */
export const seasonal = byFlow({
  id: 'seasonal',
  needs: [],
  further: ({ flows }, month) =>
    flows.flatMap((flow): FigureName[] => [
      ofMonth(flow, 0, 'adjustedMom'),
      ...shownLags(month)
        .filter((lag) => isFebruary(month, lag))
        .map((lag): FigureName => ({ ...ofMonth(flow, lag), window: 'ytd' })),
    ]),
  words: ({ wording }) => sectionWords[wording.language].seasonal,
  paragraphs: (writing, flow) => [sentences(writing, flow)],
  table,
  charts: (writing, flow): readonly Block[] => seasonalChart(writing, flow),
})

const ofMonth = (flow: Flow, lag: number, operation?: FigureName['operation']): FigureName => ({
  ...{ flow, window: 'month', measure: 'value' },
  ...(lag > 0 && { lag }),
  ...(operation && { operation }),
})

function sentences(writing: Writing, flow: Flow): readonly Inline[] {
  const { wording, month } = writing
  return sectionWords[wording.language].seasonal.sentence(
    {
      flow,
      month,
      product: writing.productName(),
      adjusted: writing.show(ofMonth(flow, 0, 'adjusted')),
      mom: writing.show(ofMonth(flow, 0, 'adjustedMom')),
      years: leastPoints / 11,
    },
    wording,
  )
}

/** January and February together are the year to date of February; a February’s table has that of the year before too. */
const isFebruary = (month: Month, lag: number): boolean => getCalendarMonth(addMonths(month, -lag)) === 2

/** The months of the table as points: of January and February, February alone stands for both. */
const shownLags = (month: Month): number[] =>
  Array.from({ length: Math.min(shownMonths, mostMonths) }, (_, index) => shownMonths - 1 - index).filter(
    (lag) => getCalendarMonth(addMonths(month, -lag)) !== 1,
  )

function table(writing: Writing, flow: Flow): Table {
  const { wording, month } = writing
  const words = sectionWords[wording.language].seasonal
  const rows = shownLags(month).map((lag): Row => {
    const givenMonth = addMonths(month, -lag)
    const together = isFebruary(month, lag)
    return {
      kind: 'data',
      cells: [
        { kind: 'name', text: words.point(givenMonth) },
        writing.cell(together ? { ...ofMonth(flow, lag), window: 'ytd' } : ofMonth(flow, lag)),
        writing.cell(ofMonth(flow, lag, 'adjusted')),
        writing.cell(ofMonth(flow, lag, 'adjustedMom')),
      ],
    }
  })
  return {
    ...writing.startTable(`${flow}.seasonal`, words.caption, { flows: [flow], units: [writing.moneyUnit] }),
    header: [
      { label: words.column.month, holds: 'name' },
      { label: words.column.value, holds: 'figure' },
      { label: words.column.adjusted, holds: 'figure' },
      { label: words.column.mom, holds: 'figure' },
    ],
    rows,
    notes: [words.note(hasSpringFestival(writing.product)), ...markerNotes(rows, wording)],
  }
}
