import { allCodes, type FigureName, type Flow, type Window } from '../../trade/trade.ts'
import type { Cell, Inline, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { type FullPlace, sectionWords } from '../wording/analysis/analysis.ts'
import { markerNotes } from './marker-notes.ts'
import { memberName } from './names.ts'
import { getTop, hasGrown, leastCompared, listLeftOutOfRanking, listUnranked } from './ranking.ts'

const named = (
  flow: Flow,
  code: string,
  window: Window,
  measure: 'value' | 'quantity',
  operation?: FigureName['operation'],
): FigureName => ({
  ...{ flow, dimension: 'place', code, window, measure },
  ...(operation && { operation }),
})

/** Quantities of customs' first unit, where the brief shows them. */
const showsQuantity = ({ product: { quantity } }: Writing): boolean =>
  quantity === 'first' || quantity === 'both'

/** The largest places with share, quantity and growth, their joint share, and the fastest growing of the ranked. */
export function fullPlacesSentences(writing: Writing, flow: Flow, window: Window): readonly Inline[] {
  const { product, wording, month, book } = writing
  const ranked = book.ranking(flow, 'place', window, product.top)
  const show = (code: string, measure: 'value' | 'quantity', operation?: FigureName['operation']) =>
    writing.show(named(flow, code, window, measure, operation))
  const places = ranked.slice(0, product.named).map(
    (code): FullPlace => ({
      name: memberName(writing, 'place', code),
      value: show(code, 'value'),
      share: show(code, 'value', 'share'),
      growth: show(code, 'value', 'yoy'),
      ...(showsQuantity(writing) && {
        quantity: show(code, 'quantity'),
        quantityGrowth: show(code, 'quantity', 'yoy'),
      }),
    }),
  )
  const hasOthers = book.ranking(flow, 'place', window, Number.POSITIVE_INFINITY).length > 3
  return sectionWords[wording.language].fullPlaces.sentences(
    {
      ...{ flow, month, window },
      product: writing.productName(),
      named: places,
      unranked: listLeftOutOfRanking(writing, flow, 'place', window),
      joint: hasOthers && product.named === 3 ? show(allCodes, 'value', 'cr3') : null,
      fastestByValue: findFastest(writing, flow, window, 'value'),
      fastestByQuantity: showsQuantity(writing) ? findFastest(writing, flow, window, 'quantity') : null,
    },
    wording,
  )
}

/**
 * Of the ranked places whose value does not stand on a very small base, the one that grew most; null where none grew, or
 * there are too few to compare.
 */
function findFastest(writing: Writing, flow: Flow, window: Window, measure: 'value' | 'quantity') {
  const { book, product } = writing
  const ranked = book.ranking(flow, 'place', window, product.top)
  if (ranked.length < leastCompared) return null
  const grown = ranked.flatMap((code) => {
    const growth = writing.show(named(flow, code, window, measure, 'yoy'))
    const { value } = growth.figure
    const isLow = book.get(named(flow, code, window, 'value', 'yoy')).marker === 'lowBase'
    return value && hasGrown(growth) && !isLow ? [{ code, value }] : []
  })
  const [fastest] = grown.sort((a, b) => b.value.compare(a.value))
  if (!fastest) return null
  return {
    name: memberName(writing, 'place', fastest.code),
    growth: writing.show(named(flow, fastest.code, window, measure, 'yoy')),
  }
}

/** One table of places for all windows, a block each: value, growth, share, quantity and its growth. Null without places. */
export function fullPlacesTable(writing: Writing, flow: Flow): Table | null {
  const { wording, windows, month } = writing
  const words = sectionWords[wording.language].fullPlaces
  const { top, listed } = getTop(writing, flow, 'place')
  const quantity = showsQuantity(writing)
  const cells = (window: Window, code: string): Cell[] => [
    { kind: 'name', text: memberName(writing, 'place', code, 'short') },
    writing.cell(named(flow, code, window, 'value')),
    writing.cell(named(flow, code, window, 'value', 'yoy')),
    writing.cell(named(flow, code, window, 'value', 'share')),
    ...(quantity
      ? [
          writing.cell(named(flow, code, window, 'quantity')),
          writing.cell(named(flow, code, window, 'quantity', 'yoy')),
        ]
      : []),
  ]
  const namesFastest = windows.some((window) =>
    (['value', 'quantity'] as const).some(
      (measure) => (measure === 'value' || quantity) && findFastest(writing, flow, window, measure) !== null,
    ),
  )
  const rows = windows.flatMap((window): Row[] => {
    const data = listed(window).map((code): Row => ({ kind: 'data', cells: cells(window, code) }))
    return data.length === 0 ? [] : [{ kind: 'block', label: wording.column.window(window, month) }, ...data]
  })
  if (rows.length === 0) return null
  const labels = [
    wording.column.amountOf(flow),
    wording.column.growth,
    words.column.share,
    ...(quantity
      ? [words.column.quantity(flow, quantityUnit(writing, flow)), words.column.quantityGrowth]
      : []),
  ]
  return {
    ...writing.startTable(`${flow}.places`, wording.caption.places, {
      flows: [flow],
      units: [writing.moneyUnit],
      top,
    }),
    header: [
      { label: wording.column.place, holds: 'name' },
      ...labels.map((label) => ({ label, holds: 'figure' as const })),
    ],
    rows,
    notes: [
      wording.note.placesOrder(flow, top),
      words.note(namesFastest),
      ...listUnranked(writing, flow),
      ...markerNotes(rows, wording),
    ],
  }
}

function quantityUnit(writing: Writing, flow: Flow): string {
  const { unit } = writing.book.get({ flow, window: writing.windows.at(-1) ?? 'ytd', measure: 'quantity' })
  return writing.quantityUnit(unit.kind === 'quantity' ? unit.name : null)
}
