import { groupOfId } from '../../codes/groups.ts'
import { partnerOfId } from '../../codes/partners.ts'
import type { FigureName } from '../../trade/figure.ts'
import type { Flow } from '../../trade/terms.ts'
import type { Window } from '../../trade/window.ts'
import { rankingChart } from '../charts/ranking.ts'
import type { Block, Cell, HeaderCell, Row, Table } from '../document.ts'
import type { Writing } from '../writing.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'
import { sideBySide } from './side-by-side.ts'

const columns = 4

/** 二、区域分布及变化情况: where exports go and imports come from, groups first, then the largest partners. */
export const partners: Section = byFlow({ id: 'partners', needs: ['partner'], paragraph, table, charts })

function paragraph(writing: Writing, flow: Flow, window: Window): Block {
  const { product, wording, month, book } = writing
  const all = book.ranking(flow, 'partner', window, Number.POSITIVE_INFINITY)
  const named = all.slice(0, product.named).map((code) => {
    const of: FigureName = { flow, dimension: 'partner', code, window, measure: 'value' }
    return {
      name: partnerName(code, writing),
      value: writing.show(of),
      share: writing.show({ ...of, operation: 'share' }),
      growth: writing.show({ ...of, operation: 'yoy' }),
    }
  })
  return {
    kind: 'paragraph',
    role: 'body',
    content: wording.partners({
      product: writing.productName(),
      flow,
      month,
      window,
      named,
      count: all.length,
    }),
  }
}

function table(writing: Writing, flow: Flow): Table {
  const { product, wording, month, windows, book } = writing
  const ranked = windows.map((window) => book.ranking(flow, 'partner', window, product.top))
  const top = ranked.some(({ length }) => length === product.top) ? product.top : null
  const groups = sideBySide(
    windows.map((window) => product.groups.map((code) => cells(writing, flow, window, 'group', code))),
    columns,
  )
  const partnerRows = sideBySide(
    windows.map((window, index) =>
      (ranked[index] ?? []).map((code) => cells(writing, flow, window, 'partner', code)),
    ),
    columns,
  )
  const rows: Row[] = [
    ...(groups.length > 0 ? [{ kind: 'block', label: wording.block.groups } as const, ...groups] : []),
    ...(partnerRows.length > 0
      ? [{ kind: 'block', label: wording.block.ranking(top) } as const, ...partnerRows]
      : []),
  ]
  return {
    kind: 'table',
    id: `${flow}.partners`,
    number: writing.nextTable(),
    caption: wording.caption.partners({
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
          { label: wording.column.partner, holds: 'name' },
          { label: wording.column.amount, holds: 'figure' },
          { label: wording.column.share, holds: 'figure' },
          { label: wording.column.growth, holds: 'figure' },
        ],
      }),
    ),
    rows,
    notes: [wording.note.partnersOrder(flow, top), ...markerNotes(rows, wording)],
  }
}

function charts(writing: Writing, flow: Flow): Block[] {
  return rankingChart(writing, flow, 'partner', (code) => partnerName(code, writing))
}

function cells(
  writing: Writing,
  flow: Flow,
  window: Window,
  dimension: 'partner' | 'group',
  code: string,
): Cell[] {
  const of: FigureName = { flow, dimension, code, window, measure: 'value' }
  const name = dimension === 'group' ? groupName(code, writing) : partnerName(code, writing)
  return [
    { kind: 'name', text: name },
    writing.cell(of),
    writing.cell({ ...of, operation: 'share' }),
    writing.cell({ ...of, operation: 'yoy' }),
  ]
}

const partnerName = (id: string, { wording }: Writing): string =>
  partnerOfId(id)?.name[wording.language] ?? id

const groupName = (id: string, { wording }: Writing): string => groupOfId(id)?.name[wording.language] ?? id
