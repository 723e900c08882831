import type { FigureDimension, FigureName, Flow, Window } from '../../trade/trade.ts'
import type { Shown } from '../display.ts'
import type { Cell, HeaderCell, Row } from '../document.ts'
import { getCodeLists } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { getSign, looksZero } from '../wording/wording.ts'
import { contributorName, memberName } from './names.ts'
import { sideBySide } from './side-by-side.ts'

/** What is told of each member of a dimension: after its name, its value and more of the same. */
export interface Telling {
  readonly name: { readonly label: string; of(code: string): string }
  readonly columns: ReadonlyArray<{ readonly label: string; readonly operation?: FigureName['operation'] }>
}

/** The columns of a window. */
export const listRankingColumns = ({ name, columns }: Telling): HeaderCell[] => [
  { label: name.label, holds: 'name' },
  ...columns.map(({ label }): HeaderCell => ({ label, holds: 'figure' })),
]

/** Rows of the members that each window lists, side by side: each in the window's own order. */
export function createRankingRows(
  writing: Writing,
  flow: Flow,
  dimension: FigureDimension,
  { name, columns }: Telling,
  listed: (window: Window) => readonly string[],
): Row[] {
  const cells = (window: Window, code: string): Cell[] => [
    { kind: 'name', text: name.of(code) },
    ...columns.map(({ operation }) =>
      writing.cell({ flow, dimension, code, window, measure: 'value', ...(operation && { operation }) }),
    ),
  ]
  return sideBySide(
    writing.windows.map((window) => listed(window).map((code) => cells(window, code))),
    1 + columns.length,
  )
}

/** Of fewer than these, the fastest growing is no finding. */
export const leastCompared = 4

/** Whether growth is positive as printed: what rounds to 0.0% is called flat, and has not grown. */
export const hasGrown = (growth: Shown): boolean => getSign(growth) === 1 && !looksZero(growth)

/** The largest partners or places of a window. @param top how many; null where no window has as many. */
export function getTop(
  { book, product, windows }: Writing,
  flow: Flow,
  dimension: 'partner' | 'place',
): { readonly top: number | null; listed(window: Window): readonly string[] } {
  const ranked = new Map(
    windows.map((window) => [window, book.ranking(flow, dimension, window, product.top)]),
  )
  const full = [...ranked.values()].some(({ length }) => length === product.top)
  return { top: full ? product.top : null, listed: (window) => ranked.get(window) ?? [] }
}

/** Those with trade in a window that its ranking leaves out, by name. */
export function listLeftOutOfRanking(
  writing: Writing,
  flow: Flow,
  by: 'partner' | 'place',
  window: Window,
): string[] {
  const { book } = writing
  const ranked = new Set(book.ranking(flow, by, window, Number.POSITIVE_INFINITY))
  return [...book.values(flow, by, { window, side: 'current' })]
    .filter(([id, value]) => value !== 0n && !ranked.has(id))
    .map(([id]) => contributorName(writing, flow, by, id))
    .sort()
}

/** The note on what of the flow belongs to no place, in any of the windows; none where there is nothing. */
export function listUnranked(writing: Writing, flow: Flow): string[] {
  const { book, product, windows, wording } = writing
  const codes = getCodeLists(product)
  const ids = windows.flatMap((window) => [...book.values(flow, 'place', { window, side: 'current' }).keys()])
  const unranked = [...new Set(ids)].filter((id) => codes.isUnrankedPlace(id)).sort()
  if (unranked.length === 0) return []
  return [wording.note.placesUnranked(unranked.map((id) => memberName(writing, 'place', id)))]
}
