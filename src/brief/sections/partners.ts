import { groupOfId } from '../../codes/partners/partners.ts'
import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import { rankingChart } from '../charts/charts.ts'
import type { Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import { memberName } from './names.ts'
import { createRankingRows, getTop, listRankingColumns, type Telling } from './ranking.ts'

/** 二、区域分布及变化情况: where exports go and imports come from, groups first, then the largest partners. */
export const partners = byFlow({
  id: 'partners',
  needs: ['partner'],
  words: ({ wording: { heading } }) => ({
    heading: heading.partners,
    flow: (flow) => heading.flow('partners', flow),
  }),
  paragraphs: (writing, flow) => writing.windows.map((window) => sentence(writing, flow, window)),
  table,
  charts: (writing, flow) => rankingChart(writing, flow, 'partner', partnerName(writing)),
})

function sentence(writing: Writing, flow: Flow, window: Window) {
  const { product, wording, month, book } = writing
  const rankedPartners = book.ranking(flow, 'partner', window, Number.POSITIVE_INFINITY)
  const named = rankedPartners.slice(0, product.named).map((code) => {
    const figureName: FigureName = { flow, dimension: 'partner', code, window, measure: 'value' }
    return {
      name: partnerName(writing)(code),
      value: writing.show(figureName),
      share: writing.show({ ...figureName, operation: 'share' }),
      growth: writing.show({ ...figureName, operation: 'yoy' }),
    }
  })
  return wording.partners({
    product: writing.productName(),
    flow,
    month,
    window,
    named,
    count: rankedPartners.length,
  })
}

function table(writing: Writing, flow: Flow): Table {
  const { product, wording } = writing
  const { top, listed } = getTop(writing, flow, 'partner')
  const telling = (subject: (code: string) => string): Telling => ({
    name: { label: wording.column.partner, of: subject },
    columns: [
      { label: wording.column.amount },
      { label: wording.column.share, operation: 'share' },
      { label: wording.column.growth, operation: 'yoy' },
    ],
  })
  const partner = telling(partnerName(writing))
  const group = telling((id) => groupOfId(id)?.name[wording.language] ?? id)
  const block = (label: string, rows: readonly Row[]): Row[] =>
    rows.length > 0 ? [{ kind: 'block', label }, ...rows] : []
  const rows = [
    ...block(
      wording.block.groups,
      createRankingRows(writing, flow, 'group', group, () => product.groups),
    ),
    ...block(wording.block.ranking(top), createRankingRows(writing, flow, 'partner', partner, listed)),
  ]
  return {
    ...writing.startTable(`${flow}.partners`, wording.caption.partners, {
      flows: [flow],
      units: [wording.moneyUnit],
      top,
    }),
    header: writing.forEachWindow(listRankingColumns(partner)),
    rows,
    notes: [wording.note.partnersOrder(flow, top), ...markerNotes(rows, wording)],
  }
}

const partnerName =
  (writing: Writing) =>
  (code: string): string =>
    memberName(writing, 'partner', code)
