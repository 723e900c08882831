import { splitPhrases } from './balanced-lines.ts'
import { letterWidth } from './letter-width.ts'

/** Between these a heading or a name is broken first: after a colon or a space, and before brackets. */
const seams = /(?<=：)|(?<=\s)|(?=[（(])/

export const splitAtSeams = (text: string): string[] => text.split(seams)

/** Whose data a column has: 中国数据 in one piece, 中国台湾数据 in two. */
const dataHeading = /^(\p{Script=Han}{2,6})(数据)$/u
/** A longer name stands apart from what follows it. */
const longestWithData = 3

/**
 * The pieces of a heading or a name that stay on one line each: words, numbers with what they count, 中国数据, 1-2月.
 * Joined, they are the text.
 */
export const splitCell = (text: string): string[] =>
  splitAtSeams(text).flatMap((part) => {
    if (!han.test(part)) return [part]
    const [, name = '', data = ''] = dataHeading.exec(part) ?? []
    if (name === '') return splitPhrases(part)
    return name.length > longestWithData ? [name, data] : [part]
  })

/** The words of a name, between which its lines end. */
export const splitWords = (name: string): string[] =>
  name.length <= longest && han.test(name) ? splitCell(name) : name.split(/(?<=\s)/)

/** A longer text is no name: programs break it where they will. */
const longest = 60

const han = /\p{Script=Han}/u

/**
 * A heading or a name in the lines that a cell of so much room has. Programs break Chinese between any two characters: it
 * is cut here, between words. Other text stays in one piece, which they break at its spaces. The lines joined are the
 * text.
 *
 * @param room in halves of a Chinese character.
 */
export function cellLines(text: string, room: number): string[] {
  if (text.length > longest || !han.test(text) || letterWidth(text) <= room) return [text]
  return fillLines(splitCell(text), room)
}

/** Pieces in as few lines as hold them; one that is wider has a line of its own. */
export function fillLines(pieces: readonly string[], room: number): string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    if (line !== undefined && letterWidth((line + piece).trimEnd()) <= room)
      lines[lines.length - 1] = line + piece
    else lines.push(piece)
  }
  return lines
}
