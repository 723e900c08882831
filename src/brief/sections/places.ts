import { type Place, placeOfId } from '../../codes/places.ts'
import type { FigureName } from '../../trade/figure.ts'
import type { Flow } from '../../trade/terms.ts'
import type { Window } from '../../trade/window.ts'
import { rankingChart } from '../charts/ranking.ts'
import type { Block, Cell, HeaderCell, Table } from '../document.ts'
import type { Writing } from '../writing.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'
import { sideBySide } from './side-by-side.ts'

const columns = 3

/** 三、分省变化情况: by the place where the trader is registered. There are no shares here. */
export const places: Section = byFlow({ id: 'places', needs: ['place'], paragraph, table, charts })

function paragraph(writing: Writing, flow: Flow, window: Window): Block {
  const { product, wording, month, book } = writing
  const all = book.ranking(flow, 'place', window, Number.POSITIVE_INFINITY)
  const named = all.slice(0, product.named).map((code) => {
    const of = placeFigure(flow, code, window)
    return {
      place: listedPlace(code),
      value: writing.show(of),
      growth: writing.show({ ...of, operation: 'yoy' }),
    }
  })
  return {
    kind: 'paragraph',
    role: 'body',
    content: wording.places({
      product: writing.productName(),
      flow,
      month,
      window,
      named,
      count: all.length,
      first: named.length > 0 && writing.firstWordOfPlaces(),
    }),
  }
}

function table(writing: Writing, flow: Flow): Table {
  const { product, wording, month, windows, book } = writing
  const ranked = windows.map((window) => book.ranking(flow, 'place', window, product.top))
  const top = ranked.some(({ length }) => length === product.top) ? product.top : null
  const rows = sideBySide(
    windows.map((window, index) => (ranked[index] ?? []).map((code) => cells(writing, flow, window, code))),
    columns,
  )
  return {
    kind: 'table',
    id: `${flow}.places`,
    number: writing.nextTable(),
    caption: wording.caption.places({
      number: writing.tables,
      product: product.name[wording.language],
      month,
      flows: [flow],
      units: [wording.moneyUnit],
      top,
    }),
    header: windows.map(
      (window): HeaderCell => ({
        label: wording.column.window(window, month),
        holds: 'figure',
        children: [
          { label: wording.column.place, holds: 'name' },
          { label: wording.column.amountOf(flow), holds: 'figure' },
          { label: wording.column.growth, holds: 'figure' },
        ],
      }),
    ),
    rows,
    notes: [wording.note.placesOrder(flow, top), ...markerNotes(rows, wording)],
  }
}

function charts(writing: Writing, flow: Flow): Block[] {
  return rankingChart(writing, flow, 'place', (code) => listedPlace(code).short[writing.wording.language])
}

function cells(writing: Writing, flow: Flow, window: Window, code: string): Cell[] {
  const of = placeFigure(flow, code, window)
  return [
    { kind: 'name', text: listedPlace(code).short[writing.wording.language] },
    writing.cell(of),
    writing.cell({ ...of, operation: 'yoy' }),
  ]
}

const placeFigure = (flow: Flow, code: string, window: Window): FigureName => ({
  flow,
  dimension: 'place',
  code,
  window,
  measure: 'value',
})

function listedPlace(id: string): Place {
  const place = placeOfId(id)
  if (!place) throw new Error(`a place that no list knows: ${id}`)
  return place
}
