import { type DiffStatus, diffItems } from '../alignment/alignment.ts'
import { attributeIn, childrenNamed, elementsWithin, readElement, type WordElement } from './element.ts'
import {
  groupFields,
  isMinorPiece,
  type Piece,
  readContent,
  withoutField,
  writeTracked,
} from './inline-pieces.ts'
import type { RevisionMarks, TrackedStatus } from './revision-marks.ts'

/** What the parts of one document that is compared share. */
export interface TrackingContext {
  readonly marks: RevisionMarks
  /** The same for pieces that look the same, such as charts with the same data. */
  readonly keyOf: (piece: Piece) => string
  /** Notes of both versions that stand at the same place: the id of the older one, by that of the newer one. */
  readonly notes: Map<string, string>
}

/** A paragraph of both versions, the look of the newer one unless they have different styles, which is tracked. */
export function mergeParagraphs(older: WordElement, newer: WordElement, context: TrackingContext): string {
  const [before, after] = [readContent(older), readContent(newer)]
  const runs: { status: DiffStatus; pieces: Piece[] }[] = []
  for (const { status, item, older: was } of diffItems(
    groupFields(before.pieces),
    groupFields(after.pieces),
    (group) => group.map(context.keyOf).join('\n'),
    (group) => group.every(isMinorPiece),
  ))
    for (const [index, piece] of item.entries()) {
      const olderPiece = was?.[index]
      if (status === 'same' && olderPiece) notePair(olderPiece, piece, context)
      const run = runs.at(-1)
      const first = run?.pieces[0]
      if (run && run.status === status && first?.link === piece.link) run.pieces.push(piece)
      else runs.push({ status, pieces: [piece] })
    }
  const text = runs.map(({ status, pieces }) => writeTracked(pieces, status, context.marks)).join('')
  const start = `${before.bookmarks.start}${after.bookmarks.start}`
  const end = `${before.bookmarks.end}${after.bookmarks.end}`
  const properties = changedProperties(older, newer, context.marks)
  return `<w:p>${properties}${start}${text}${end}</w:p>`
}

/**
 * A paragraph of one version. A field over several paragraphs, the contents, that one version alone has becomes text with
 * links: LibreOffice takes such a field for an index, which it does not reject.
 */
export function trackParagraph(
  paragraph: WordElement,
  status: TrackedStatus,
  { marks }: TrackingContext,
): string {
  const { pieces, bookmarks } = readContent(paragraph)
  const runs: Piece[][] = []
  for (const piece of beginsOrEndsField(paragraph) ? withoutField(pieces) : pieces) {
    const run = runs.at(-1)
    if (run && run[0]?.link === piece.link) run.push(piece)
    else runs.push([piece])
  }
  const text = runs.map((run) => writeTracked(run, status, marks)).join('')
  const properties = `<w:pPr>${propertiesOf(paragraph)}<w:rPr>${marks.mark(status)}</w:rPr></w:pPr>`
  return `<w:p>${properties}${bookmarks.start}${text}${bookmarks.end}</w:p>`
}

/** The style of a paragraph. */
export const readStyle = ({ children }: WordElement): string =>
  attributeIn(children.find((child) => child.startsWith('<w:pPr')) ?? '', 'w:val') ?? ''

/** What the properties of a paragraph hold. */
function propertiesOf(paragraph: WordElement): string {
  const [properties] = childrenNamed(paragraph, 'w:pPr')
  return properties ? readElement(properties).children.join('') : ''
}

function changedProperties(older: WordElement, newer: WordElement, marks: RevisionMarks): string {
  const properties = propertiesOf(newer)
  if (readStyle(older) === readStyle(newer)) return properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`
  const change = `<w:pPrChange${marks.attributes()}><w:pPr>${propertiesOf(older)}</w:pPr></w:pPrChange>`
  return `<w:pPr>${properties}${change}</w:pPr>`
}

function notePair(older: Piece, newer: Piece, { notes }: TrackingContext): void {
  const [id, other] = [older, newer].map(({ element }) =>
    element.startsWith('<w:footnoteReference') ? attributeIn(element, 'w:id') : null,
  )
  if (id && other) notes.set(other, id)
}

/** Whether a field that goes over several paragraphs begins or ends in a paragraph. */
export const beginsOrEndsField = (paragraph: WordElement): boolean =>
  isFieldEnd(paragraph, 'begin') || isFieldEnd(paragraph, 'end')

/** Whether a paragraph has the beginning, or the end, of a field that goes over several paragraphs: the contents. */
export function isFieldEnd({ xml }: WordElement, type: 'begin' | 'end'): boolean {
  const count = (kind: string) => xml.split(`w:fldCharType="${kind}"`).length - 1
  return count(type) > count(type === 'begin' ? 'end' : 'begin')
}

/** Whether two paragraphs hold the same pieces. */
export function isSameContent(
  paragraph: WordElement,
  other: WordElement,
  { keyOf }: TrackingContext,
): boolean {
  const [keys, others] = [paragraph, other].map((item) => readContent(item).pieces.map(keyOf).join('\n'))
  return keys === others
}

/** Whether a paragraph holds a drawing. */
export const hasDrawing = ({ xml }: WordElement): boolean => elementsWithin(xml, 'w:drawing').length > 0
