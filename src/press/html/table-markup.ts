import type { Row } from '../../brief/brief.ts'
import { escapeMarkup, type GridCell, splitCompounds, splitPhrases } from '../shared/shared.ts'

/** A cell of a header, which spans columns and rows. */
export function headerCell({ label, column, columnSpan, rowSpan, holds }: GridCell): string {
  const spans =
    (columnSpan > 1 ? ` colspan="${columnSpan}"` : '') + (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '')
  const place = ` class="${holds === 'figure' ? 'value' : column > 0 ? 'later' : 'first'}"`
  // A header cell without words would be read out as a header; a plain cell is passed over.
  if (label === '') return `<td${holds === null ? '' : place}${spans}></td>`
  if (holds === null) return `<th scope="colgroup"${spans}>${breakable(label)}</th>`
  return `<th scope="col"${place}${spans}>${breakable(label)}</th>`
}

/** Characters beyond which a name may be broken anywhere, so that it does not push the figures out of sight. */
export const longName = 24

/** A name of several words and at most so many characters stands on one line: `Republic of Korea`. */
const shortName = 20

/** The classes of a cell that names a row. */
export function nameClasses(text: string, column: number): string[] {
  const unbroken = text.length <= shortName && /\p{Script=Latin} \p{Script=Latin}/u.test(text)
  return [
    ...(column > 0 ? ['later'] : []),
    ...(text.length > longName ? ['long'] : []),
    ...(unbroken ? ['unbroken'] : []),
  ]
}

/** Names of no more characters need no room of their own beside figures: those of years. */
const narrowName = 8

/** Whether all names of a table are as short as years. */
export const hasNarrowNames = (rows: readonly Row[]): boolean =>
  rows.every(
    (row) =>
      row.kind === 'block' ||
      row.cells.every((cell) => cell.kind !== 'name' || cell.text.length <= narrowName),
  )

/** Narrow columns break a heading or a name before its unit in brackets, not within a word. */
export const breakable = (label: string): string => escapeMarkup(label).replace(/(?<=.)(?=[（(])/g, '<wbr>')

/** A title or caption that is broken between phrases alone, where it is one of short phrases. */
export function phrased(text: string): string {
  const phrases = splitPhrases(text)
  return phrases.some((phrase) => phrase.length > longName)
    ? unbrokenCompounds(text)
    : phrases.map(unbrokenPhrase).join('<wbr>')
}

/** A phrase in brackets of Latin letters, such as `(top 10),`, stays on one line. */
function unbrokenPhrase(phrase: string): string {
  const bracketed = /^(.*)(\([^()]+\)\S*)(\s*)$/s.exec(phrase)
  if (!bracketed) return unbrokenCompounds(phrase)
  const [, before = '', within = '', space = ''] = bracketed
  return `${unbrokenCompounds(before)}<span class="unbroken">${escapeMarkup(within)}</span>${space}`
}

/** Words with hyphens, which a browser would break behind them, stay on one line. */
export const unbrokenCompounds = (text: string): string =>
  splitCompounds(text)
    .map((piece) =>
      piece.whole ? `<span class="unbroken">${escapeMarkup(piece.text)}</span>` : escapeMarkup(piece.text),
    )
    .join('')

/** The rows, parted where a block row begins a new group. */
export function bodies(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group === undefined || row.kind === 'block') groups.push([row])
    else group.push(row)
  }
  return groups
}
