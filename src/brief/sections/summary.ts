import { partnerChanges, type Remark, remarkable } from '../../statistics/statistics.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { addMonths, type FigureName, type Flow } from '../../trade/trade.ts'
import type { Inline } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { type LeadPart, type RemarkFacts, sectionWords } from '../wording/analysis/analysis.ts'
import { listDimensions } from './member-dimensions.ts'
import { contributorName, memberName } from './names.ts'
import type { Section } from './section.ts'

/** How many months back a record is looked for: as far as the section of records looks. */
const furthest = 119

/** 要点: a flow in a sentence for each window, then the most remarkable facts of the month; a brief of one page. */
export const summary: Section = {
  id: 'summary',
  needs: ['partner'],
  optional: ['place'],
  further: ({ flows, edition = 'month' }) =>
    (edition === 'month' ? flows : []).flatMap((flow): FigureName[] => [
      ...lags(furthest).map((lag) => ofMonth(flow, lag)),
      ...lags(2).map((lag) => ofMonth(flow, lag, 'yoy')),
    ]),
  statements(writing) {
    const { wording, product } = writing
    const words = sectionWords[wording.language].summary
    const without = product.flows.filter((flow) => !hasPlaces(writing, flow))
    return [
      words.rules(writing.wording, product.top),
      ...(without.length > 0
        ? [words.withoutPlaces(without, writing.wording, product.within?.partner !== undefined)]
        : []),
    ]
  },
  write(writing, number) {
    const { product, wording, month } = writing
    const words = sectionWords[wording.language].summary
    const items = product.flows.flatMap((flow): (readonly Inline[])[] => {
      const part = writing.forFlow(flow)
      const about = () => ({ flow, month, product: writing.productName() })
      return [
        words.lead(about(), listLeadParts(part, flow), wording),
        ...remarks(part, flow).map((remark) =>
          words.remark(about(), ownWindow(part), factsOf(part, flow, remark), wording),
        ),
      ]
    })
    return [
      writing.heading(1, number, 'summary', words.heading),
      { kind: 'list', role: 'body', start: null, items },
    ]
  },
}

/** A flow in each window, with its growth. */
const listLeadParts = (writing: Writing, flow: Flow): LeadPart[] =>
  writing.windows.map((window) => ({
    window,
    value: writing.show({ flow, window, measure: 'value' }),
    growth: writing.show({ flow, window, measure: 'value', operation: 'yoy' }),
  }))

/** Whether the ledger has a flow by place; a brief of one place has nothing to say of others. */
const hasPlaces = ({ book, product }: Writing, flow: Flow): boolean =>
  product.within?.place !== undefined || book.hasBreakdown(flow, 'place')

/** The window that the brief is named after. */
const ownWindow = ({ windows }: Writing) => windows[0] ?? 'month'

const lags = (last: number): number[] => Array.from({ length: last + 1 }, (_, lag) => lag)

const ofMonth = (flow: Flow, lag = 0, operation?: FigureName['operation']): FigureName => ({
  flow,
  window: 'month',
  ...(lag > 0 && { lag }),
  measure: 'value',
  ...(operation && { operation }),
})

/** How many months up to the brief's are known without a gap. */
function monthsKnown({ book }: Writing, flow: Flow): number {
  const gap = lags(furthest).findIndex((lag) => !book.holds(flow, { window: 'month', lag, side: 'current' }))
  return gap < 0 ? furthest + 1 : gap
}

/** The remarkable facts of a flow's month. */
export function remarks(writing: Writing, flow: Flow): Remark[] {
  const { book, product } = writing
  const window = ownWindow(writing)
  const by = listDimensions(writing, flow)
  const movers = (item: 'partner' | 'place') => (by.includes(item) ? book.movers(flow, item, window) : [])
  const ranking = (side: 'current' | 'base') =>
    book.ranking(flow, 'partner', { window, side }, Number.POSITIVE_INFINITY)
  const total = (name: FigureName) => book.get(name).value ?? Fraction.zero
  return remarkable({
    movers: { partner: movers('partner'), place: movers('place') },
    base: total({ flow, window, measure: 'value', operation: 'base' }),
    // Records and turns are of months: other editions have none.
    series:
      window === 'month' ? lags(monthsKnown(writing, flow) - 1).map((lag) => total(ofMonth(flow, lag))) : [],
    growths: window === 'month' ? lags(2).map((lag) => book.get(ofMonth(flow, lag, 'yoy')).value) : [],
    ranks: by.includes('partner') ? partnerChanges(ranking('current'), ranking('base')).moved : [],
    top: product.top,
  })
}

function factsOf(writing: Writing, flow: Flow, remark: Remark): RemarkFacts {
  const { month } = writing
  const window = ownWindow(writing)
  switch (remark.kind) {
    case 'contribution': {
      const { by, id } = remark
      const figureName = { flow, dimension: by, code: id, window, measure: 'value' } as const
      return {
        kind: 'contribution',
        by,
        name: contributorName(writing, flow, by, id),
        points: writing.show({ ...figureName, operation: 'contribution' }),
        difference: writing.show({ ...figureName, operation: 'difference' }),
      }
    }
    case 'record':
      return {
        ...remark,
        value: writing.show(ofMonth(flow)),
        since: addMonths(month, 1 - monthsKnown(writing, flow)),
      }
    case 'turn':
      return {
        kind: 'turn',
        growth: writing.show(ofMonth(flow, 0, 'yoy')),
        before: writing.show(ofMonth(flow, 1, 'yoy')),
      }
    case 'rank': {
      const target = { flow, dimension: 'partner', code: remark.id, window, measure: 'value' } as const
      return {
        kind: 'rank',
        name: memberName(writing, 'partner', remark.id),
        from: writing.show({ ...target, operation: 'rankBase' }),
        to: writing.show({ ...target, operation: 'rank' }),
      }
    }
  }
}
