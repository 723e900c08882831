import type { Localized } from '../api.ts'

/** A part of the brief that a comment can be on. */
export interface CommentPlace {
  /** `table:ID`, `paragraph:3`, `figure:ID`; empty for the whole brief. */
  readonly place: string
  readonly label: string
}

const longestLabel = 24

/** The tables and paragraphs of the brief that is shown, in their order. */
export function listPlaces(): CommentPlace[] {
  const root = document.querySelector('.printed')?.shadowRoot
  if (!root) return []
  const parts = [...root.querySelectorAll<HTMLElement>('section p, [data-table]')].filter(
    (part) => !part.closest('.footnotes') && (part.matches('[data-table]') || !part.closest('[data-table]')),
  )
  let paragraphs = 0
  return parts.flatMap((part) => {
    const { table } = part.dataset
    const text = (part.querySelector('caption, .caption')?.textContent ?? part.textContent ?? '').trim()
    if (text === '') return []
    const label = text.length > longestLabel ? `${text.slice(0, longestLabel)}…` : text
    if (table === undefined) paragraphs++
    return [{ place: table === undefined ? `paragraph:${paragraphs}` : `table:${table}`, label }]
  })
}

/** What a comment is on, in words. */
export function placeWords(place: string, places: readonly CommentPlace[]): Localized {
  const [kind = '', id = ''] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)]
  const label = places.find((item) => item.place === place)?.label ?? id
  switch (kind) {
    case 'figure':
      return { zh: `数字 ${id}`, en: `figure ${id}` }
    case 'table':
      return { zh: `表：${label}`, en: `table: ${label}` }
    case 'paragraph':
      return { zh: `第 ${id} 段：${label}`, en: `paragraph ${id}: ${label}` }
    default:
      return { zh: '整份简报', en: 'the whole brief' }
  }
}
