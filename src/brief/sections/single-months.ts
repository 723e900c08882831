import { addMonths, type FigureName, type Flow } from '../../trade/trade.ts'
import type { Block } from '../document.ts'
import type { Product } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { type SingleMonth, sectionWords } from '../wording/analysis/analysis.ts'
import type { Section } from './section.ts'

/** How many months each edition tells: those of its own period, and of a month's brief half a year. */
const counts = { month: 6, quarter: 3, half: 6, year: 12 } as const

const named = (flow: Flow, lag: number, operation?: FigureName['operation']): FigureName => ({
  ...{ flow, window: 'month', measure: 'value' },
  ...(lag > 0 && { lag }),
  ...(operation && { operation }),
})

const listLags = ({ edition = 'month' }: Pick<Product, 'edition'>): number[] =>
  Array.from({ length: counts[edition] }, (_, index) => counts[edition] - 1 - index)

/** 单月情况: the single months of the period in one sentence for each flow, with their growth. */
export const singleMonths: Section = {
  id: 'singleMonths',
  needs: [],
  further: (product) =>
    product.flows.flatMap((flow) => listLags(product).map((lag) => named(flow, lag, 'yoy'))),
  write(writing, number) {
    const words = sectionWords[writing.wording.language].singleMonths
    return [
      writing.heading(1, number, 'singleMonths', words.heading),
      ...writing.product.flows.map(
        (flow): Block => ({
          kind: 'paragraph',
          role: 'body',
          content: sentence(writing.forFlow(flow), flow),
        }),
      ),
    ]
  },
}

/** The months that are known without a gap up to the last. */
function sentence(writing: Writing, flow: Flow) {
  const { book, month, wording, product } = writing
  const lags = listLags(product)
  const gap = lags.findLastIndex((lag) => !book.holds(flow, { window: 'month', lag, side: 'current' }))
  const monthsWithData = lags.slice(gap + 1).map(
    (lag): SingleMonth => ({
      month: addMonths(month, -lag),
      value: writing.show(named(flow, lag)),
      growth: writing.show(named(flow, lag, 'yoy')),
    }),
  )
  const months = monthsWithData.length > 1 ? monthsWithData : []
  return sectionWords[wording.language].singleMonths.sentence(
    { product: writing.productName(), flow, month, months, grown: listGrown(months) },
    wording,
  )
}

/** The months whose growth is known without a gap up to the last. */
function listGrown(months: readonly SingleMonth[]): readonly SingleMonth[] {
  return months.slice(months.findLastIndex(({ growth }) => growth.figure.value === null) + 1)
}
