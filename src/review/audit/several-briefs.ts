import { captionForm, captionStart, type Piece } from './reading/reading.ts'
import { toCount } from './tables/tables.ts'

/**
 * Parts a file that holds several briefs, one after the other, as yearbooks and newsletters do. A brief begins where both
 * its sections and its tables are counted from one again; where sections have no numbers, at a title before a table 1
 * that table 2 follows. A number of a table that is only misprinted parts nothing.
 */
export function partBriefs(pieces: readonly Piece[]): (readonly Piece[])[] {
  const captions = pieces.flatMap((piece, index) => numberedCaption(piece, index) ?? [])
  const firsts = captions.flatMap(({ number, index }, among) => {
    const [before, next] = [captions[among - 1], captions[among + 1]]
    return number === 1 && before ? [{ index, after: before.index, next: next?.number ?? 1 }] : []
  })
  const starts = firsts.flatMap(({ index, after, next }) => {
    const start = startBetween(pieces, after, index, next === 2)
    return start === null ? [] : [start]
  })
  return [0, ...starts].map((start, among) => pieces.slice(start, starts[among]))
}

interface NumberedCaption {
  readonly number: number
  readonly index: number
}

function numberedCaption(piece: Piece, index: number): NumberedCaption | null {
  if (piece.kind !== 'text' || !captionStart.test(piece.text)) return null
  const [, kind, number, english, englishNumber] = captionForm.exec(piece.text) ?? []
  if (kind === '图' || english === 'Figure') return null
  const count = toCount(number ?? englishNumber ?? '')
  return count > 0 ? { number: count, index } : null
}

const firstSection = /^(?:#+\s*)?(?:一、|(?:1|I)[.．、]\s?(?=[^\d\s]))/
const titleForm = /简报|快报|月报|通报|贸易|进出口|\b(?:brief|trade|exports|imports|bulletin)\b/i

/** Where a brief begins between the last table of another and its own first table; null where it does not. */
function startBetween(
  pieces: readonly Piece[],
  after: number,
  index: number,
  isCountedOn: boolean,
): number | null {
  const between = Array.from({ length: index - after - 1 }, (_, offset) => after + 1 + offset)
  const section = between.find((at) => firstSection.test(textAt(pieces, at)))
  if (section !== undefined) return titleBefore(pieces, section, after)
  const title = between.findLast((at) => isTitle(textAt(pieces, at)))
  return isCountedOn && title !== undefined ? titleBefore(pieces, title, after) : null
}

/** The first of at most three lines of title and date that stand directly before a piece. */
function titleBefore(pieces: readonly Piece[], start: number, after: number): number {
  const lines = [start - 1, start - 2, start - 3].filter((at) => at > after)
  const title = lines.findLast(
    (at) => lines.every((line) => line < at || isShort(textAt(pieces, line))) && isTitle(textAt(pieces, at)),
  )
  return title ?? start
}

const textAt = (pieces: readonly Piece[], index: number): string => {
  const piece = pieces[index]
  return piece?.kind === 'text' ? piece.text.trim() : ''
}

const isShort = (text: string): boolean => text !== '' && text.length <= 80 && !/[。；.;]$/.test(text)
const isTitle = (text: string): boolean =>
  isShort(text) && !/[，,：:]/.test(text.replace(/, \w+ \d{4}$/, '')) && titleForm.test(text)
