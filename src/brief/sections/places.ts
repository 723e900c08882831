import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import { rankingChart } from '../charts/charts.ts'
import type { Inline, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { byFlow } from './by-flow.ts'
import { fullPlacesSentences, fullPlacesTable } from './full-places.ts'
import { markerNotes } from './marker-notes.ts'
import { memberName } from './names.ts'
import {
  createRankingRows,
  getTop,
  listLeftOutOfRanking,
  listRankingColumns,
  listUnranked,
  type Telling,
} from './ranking.ts'

/** 三、分省变化情况: by the place where the trader is registered. There are no shares here. */
export const places = byFlow({
  id: 'places',
  needs: ['place'],
  words: ({ wording: { heading } }) => ({
    heading: heading.places,
    flow: (flow) => heading.flow('places', flow),
    lone: (flow) => heading.lone('places', flow),
  }),
  paragraphs: (writing, flow) => writing.windows.map((window) => paragraph(writing, flow, window)),
  table: (writing, flow) =>
    writing.product.places === 'full' ? fullPlacesTable(writing, flow) : table(writing, flow),
  charts: (writing, flow) => rankingChart(writing, flow, 'place', shortName(writing)),
})

/** The standard sentence, or where the product file says `places: full`, all that is told of places. */
const paragraph = (writing: Writing, flow: Flow, window: Window): readonly Inline[] =>
  writing.product.places === 'full'
    ? fullPlacesSentences(writing, flow, window)
    : sentence(writing, flow, window)

function sentence(writing: Writing, flow: Flow, window: Window) {
  const { product, wording, month, book } = writing
  const rankedPlaces = book.ranking(flow, 'place', window, Number.POSITIVE_INFINITY)
  const named = rankedPlaces.slice(0, product.named).map((code) => {
    const figureName: FigureName = { flow, dimension: 'place', code, window, measure: 'value' }
    return {
      name: memberName(writing, 'place', code),
      value: writing.show(figureName),
      growth: writing.show({ ...figureName, operation: 'yoy' }),
    }
  })
  return wording.places({
    product: writing.productName(),
    flow,
    month,
    window,
    named,
    count: rankedPlaces.length,
    unranked: listLeftOutOfRanking(writing, flow, 'place', window),
    first: named.length > 0 && writing.firstWordOfPlaces(),
  })
}

function table(writing: Writing, flow: Flow): Table | null {
  const { wording } = writing
  const { top, listed } = getTop(writing, flow, 'place')
  const telling: Telling = {
    name: { label: wording.column.place, of: shortName(writing) },
    columns: [{ label: wording.column.amountOf(flow) }, { label: wording.column.growth, operation: 'yoy' }],
  }
  const rows = createRankingRows(writing, flow, 'place', telling, listed)
  if (rows.length === 0) return null
  return {
    ...writing.startTable(`${flow}.places`, wording.caption.places, {
      flows: [flow],
      units: [writing.moneyUnit],
      top,
    }),
    header: writing.forEachWindow(listRankingColumns(telling)),
    rows,
    notes: [
      wording.note.placesOrder(flow, top),
      ...listUnranked(writing, flow),
      ...markerNotes(rows, wording),
    ],
  }
}

const shortName =
  (writing: Writing) =>
  (id: string): string =>
    memberName(writing, 'place', id, 'short')
