import { officeText } from '../../press/ooxml/ooxml.ts'
import { splitWords } from '../alignment/alignment.ts'
import { attributeIn, elementName, readElement, textOfLeaf, type WordElement } from './element.ts'
import type { RevisionMarks, TrackedStatus } from './revision-marks.ts'

/** The smallest part of a paragraph that is compared: a word, a line break, a field character, a drawing, a note. */
export interface Piece {
  /** The start tag of the link that it is in; empty outside of links. */
  readonly link: string
  /** The properties of its run, as markup. */
  readonly properties: string
  /** The word, or null where the piece is an element. */
  readonly word: string | null
  /** The element; empty for a word. */
  readonly element: string
}

/** What a paragraph holds. */
export interface ParagraphContent {
  readonly pieces: readonly Piece[]
  /** The starts and ends of bookmarks, which are not compared. */
  readonly bookmarks: { readonly start: string; readonly end: string }
}

/** Reads the content of a paragraph; simple fields become complex ones, which alone can be tracked. */
export function readContent(paragraph: WordElement): ParagraphContent {
  const pieces: Piece[] = []
  const bookmarks = { start: '', end: '' }
  for (const child of paragraph.children) {
    const name = elementName(child)
    if (name === 'w:bookmarkStart') bookmarks.start += child
    else if (name === 'w:bookmarkEnd') bookmarks.end += child
    else pieces.push(...readPieces(child, name))
  }
  return { pieces, bookmarks }
}

function readPieces(xml: string, name: string): Piece[] {
  switch (name) {
    case 'w:r':
      return runPieces(xml)
    case 'w:hyperlink': {
      const { start, children } = readElement(xml)
      return children.flatMap(runPieces).map((piece) => ({ ...piece, link: start }))
    }
    case 'w:fldSimple': {
      const { children } = readElement(xml)
      const instruction = attributeIn(xml, 'w:instr') ?? ''
      return [
        fieldPiece('<w:fldChar w:fldCharType="begin"/>'),
        fieldPiece(`<w:instrText xml:space="preserve">${instruction}</w:instrText>`),
        fieldPiece('<w:fldChar w:fldCharType="separate"/>'),
        ...children.flatMap(runPieces),
        fieldPiece('<w:fldChar w:fldCharType="end"/>'),
      ]
    }
    default:
      return []
  }
}

const fieldPiece = (element: string): Piece => ({ link: '', properties: '', word: null, element })

function runPieces(xml: string): Piece[] {
  const { children } = readElement(xml)
  const properties = children.find((child) => elementName(child) === 'w:rPr') ?? ''
  return children.flatMap((child): Piece[] => {
    const name = elementName(child)
    if (name === 'w:rPr') return []
    if (name !== 'w:t') return [{ link: '', properties, word: null, element: child }]
    return splitWords(textOfLeaf(child)).map((word) => ({ link: '', properties, word, element: '' }))
  })
}

/** The pieces without those of a field, whose result stays as text. */
export const withoutField = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(({ element }) => !/^<w:(?:fldChar|instrText)/.test(element))

/**
 * Groups pieces into what changes as a whole: a field with its result, if it begins and ends among them, and each other
 * piece alone. LibreOffice takes the result of a field as one text, changes within it included.
 */
export function groupFields(pieces: readonly Piece[]): (readonly Piece[])[] {
  const groups: Piece[][] = []
  for (let index = 0; index < pieces.length; ) {
    const length = fieldLength(pieces.slice(index))
    groups.push(pieces.slice(index, index + length))
    index += length
  }
  return groups
}

/** How many pieces the field has that the pieces begin with; 1 where they begin with none that ends among them. */
function fieldLength(pieces: readonly Piece[]): number {
  let depth = 0
  for (const [index, { element }] of pieces.entries()) {
    if (element.includes('w:fldCharType="begin"')) depth++
    if (element.includes('w:fldCharType="end"')) depth--
    if (depth === 0) return index + 1
  }
  return 1
}

/** A space or a punctuation mark. */
export const isMinorPiece = ({ word }: Piece): boolean => word !== null && /^[\s\p{P}]$/u.test(word)

/** Runs of pieces of one status, which are in one link or in none. */
export function writePieces(pieces: readonly Piece[], status: TrackedStatus | 'same'): string {
  const runs: string[] = []
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index] as Piece // the index is within the list
    let word = piece.word
    index++
    while (word !== null && pieces[index]?.properties === piece.properties) {
      const next = pieces[index]?.word ?? null
      if (next === null) break
      word += next
      index++
    }
    runs.push(
      `<w:r>${piece.properties}${word === null ? piece.element : `<w:t xml:space="preserve">${officeText(word)}</w:t>`}</w:r>`,
    )
  }
  const text = runs.join('')
  return status === 'removed' ? asDeleted(text) : text
}

/** Deleted text and instructions of fields have elements of their own. */
const asDeleted = (runs: string): string =>
  runs
    .replace(/<(\/?)w:t(?=[\s>])/g, '<$1w:delText')
    .replace(/<(\/?)w:instrText(?=[\s>])/g, '<$1w:delInstrText')

/** Runs in their link, added or removed. */
export function writeTracked(
  pieces: readonly Piece[],
  status: TrackedStatus | 'same',
  marks: RevisionMarks,
): string {
  const runs = writePieces(pieces, status)
  const tracked = status === 'same' ? runs : marks.wrap(status, runs)
  const link = pieces[0]?.link ?? ''
  return link === '' ? tracked : `${link}${tracked}</w:hyperlink>`
}
