import type { AuditReport } from '../api.ts'
import type { Remark } from './remark.ts'
import { numbersIn, spanInProse, spanInRow, splitTokens, type Token } from './tokens.ts'

/** A run of a text that something is said of. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly remarks: readonly Remark[]
}

/** The marks of each text and cell of a brief, by `piece` or `piece row cell`, and the remarks with no place. */
export interface Placed {
  readonly marks: ReadonlyMap<string, readonly Mark[]>
  readonly placed: ReadonlySet<number>
}

export const cellKey = (piece: number, row: number, cell: number): string => `${piece} ${row} ${cell}`

/** Finds where in a brief, as it was read, each remark belongs. */
export function placeRemarks(pieces: AuditReport['pieces'], remarks: readonly Remark[]): Placed {
  const marks = new Map<string, Mark[]>()
  const placed = new Set<number>()
  for (const remark of remarks) {
    const found = findPlace(pieces, remark)
    if (!found) continue
    placed.add(remark.number)
    const present = marks.get(found.key) ?? []
    const same = present.findIndex(({ from, to }) => from < found.to && found.from < to)
    const before = present[same]
    if (before) present[same] = { ...before, remarks: [...before.remarks, remark] }
    else present.push({ from: found.from, to: found.to, remarks: [remark] })
    marks.set(
      found.key,
      present.sort((a, b) => a.from - b.from),
    )
  }
  return { marks, placed }
}

/** No paragraph of a brief has more lines than these. */
const longest = 12

type Found = { readonly key: string; readonly from: number; readonly to: number } | null

function findPlace(pieces: AuditReport['pieces'], { place, printed }: Remark): Found {
  const caption = captionAt(pieces, place.table)
  if (printed === null || printed === '') return wholeOf(pieces, caption)
  if (place.part === 'table') {
    for (const [index, piece] of pieces.entries()) {
      if (piece.kind === 'text') {
        if (place.line === null || piece.line !== place.line) continue
        const span = spanInRow(splitTokens(piece.text), place, printed)
        if (span) return { key: String(index), ...span }
      } else if (index === caption + 1 || caption < 0) {
        for (const [row, { cells, line }] of piece.rows.entries()) {
          if (place.line !== null && line !== null && line !== place.line) continue
          const tokens = cells.map(
            (text, cell): Token => ({ text, from: cell, to: cell + 1, number: numbersIn(text) }),
          )
          const span = spanInRow(tokens, place, printed)
          if (span) return { key: cellKey(index, row, span.from), from: 0, to: cells[span.from]?.length ?? 0 }
        }
      }
    }
  }
  // Prose begins at its line, and goes on over the lines of a page; without lines it is what comes before the table.
  const begins = pieces.findIndex(({ line }) => place.line !== null && line === place.line)
  const from = begins < 0 ? captionAt(pieces, place.table === null ? null : place.table - 1) + 1 : begins
  const to = caption >= from ? caption : from + longest
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind !== 'text' || index < from || index > to) continue
    const span = spanInProse(text, place, printed)
    if (span) return { key: String(index), ...span }
  }
  return wholeOf(pieces, caption)
}

/** Where the caption of a table stands; -1 where there is none. */
const captionAt = (pieces: AuditReport['pieces'], table: number | null): number =>
  table === null
    ? -1
    : pieces.findIndex(
        ({ kind, text }) =>
          kind === 'text' && new RegExp(`^\\s*(?:表\\s*${table}(?!\\d)|Table ${table}\\.)`).test(text),
      )

function wholeOf(pieces: AuditReport['pieces'], index: number): Found {
  const text = pieces[index]?.text
  return text === undefined ? null : { key: String(index), from: 0, to: text.length }
}
