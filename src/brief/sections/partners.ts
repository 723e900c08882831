import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import { rankingChart } from '../charts/charts.ts'
import type { Row, Table } from '../document.ts'
import { getReporter } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { plainText } from '../wording/wording.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import { memberName } from './names.ts'
import {
  createRankingRows,
  getTop,
  listLeftOutOfRanking,
  listRankingColumns,
  type Telling,
} from './ranking.ts'

/** 二、区域分布及变化情况: where exports go and imports come from, groups first, then the largest partners. */
export const partners = byFlow({
  id: 'partners',
  needs: ['partner'],
  words: ({ wording: { heading } }) => ({
    heading: heading.partners,
    flow: (flow) => heading.flow('partners', flow),
    lone: (flow) => heading.lone('partners', flow),
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
    unranked: listLeftOutOfRanking(writing, flow, 'partner', window),
  })
}

function table(writing: Writing, flow: Flow): Table | null {
  const { wording } = writing
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
  const group = telling((id) => writing.wording.nameOr(id, writing.codes.findGroup(id)?.name))
  const block = (label: string, rows: readonly Row[]): Row[] =>
    rows.length > 0 ? [{ kind: 'block', label }, ...rows] : []
  const ranked = createRankingRows(writing, flow, 'partner', partner, listed)
  if (ranked.length === 0) return null
  const groups = createRankingRows(writing, flow, 'group', group, (window) =>
    tradingGroups(writing, flow, window),
  )
  const rows = [...block(wording.block.groups, groups), ...block(wording.block.ranking(top), ranked)]
  return {
    ...writing.startTable(`${flow}.partners`, wording.caption.partners, {
      flows: [flow],
      units: [writing.moneyUnit],
      top,
    }),
    header: writing.forEachWindow(listRankingColumns(partner)),
    rows,
    notes: [
      wording.note.partnersOrder(flow, top),
      ...shareNotes(writing, flow),
      ...markerNotes(rows, wording),
    ],
  }
}

/** The groups with trade in a window or a year before, in the order of the product file. */
function tradingGroups({ product, book }: Writing, flow: Flow, window: Window): string[] {
  return product.groups.filter((code) => {
    const name: FigureName = { flow, dimension: 'group', code, window, measure: 'value' }
    return ([name, { ...name, operation: 'base' }] as const).some((each) => {
      const { value } = book.get(each)
      return value !== null && value.sign() !== 0
    })
  })
}

/**
 * What shares are taken of, in the unit of the table, where the first table does not print it so: in another unit, with
 * fewer decimals, or with re-imports. A Chinese brief whose product file states the unit has no such note: it is that of
 * the published one, which says of re-imports what it has to say at its end.
 */
function shareNotes(writing: Writing, flow: Flow): string[] {
  const { wording, windows, month, book, product, display } = writing
  const isStated = display.scales.money.precision.kind === 'stated'
  if (isStated && wording.language === 'zh') return []
  const name = (window: Window): FigureName => ({ flow, window, measure: 'value' })
  const denominator = (window: Window): FigureName => ({ ...name(window), operation: 'denominator' })
  const isPrinted = windows.every((window) => {
    const [whole, total] = [book.get(denominator(window)).value, book.get(name(window)).value]
    return whole && total && whole.equals(total)
  })
  if (isPrinted && !writing.hasOwnMoneyScale && product.sections.includes('overview')) return []
  return [
    wording.note.shares(
      windows.map((window) => ({
        period: wording.column.window(window, month),
        amount: plainText(wording.amount(writing.show(denominator(window)))),
      })),
      writing.listLeftOut(flow).includes(getReporter(product)),
    ),
  ]
}

const partnerName =
  (writing: Writing) =>
  (code: string): string =>
    memberName(writing, 'partner', code)
