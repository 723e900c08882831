import { type Aligned, alignSequences, createTextSimilarity } from '../alignment/alignment.ts'
import { elementName, readElement, textWithin, type WordElement } from './element.ts'
import {
  hasDrawing,
  isFieldEnd,
  isSameContent,
  mergeParagraphs,
  readStyle,
  type TrackingContext,
  trackParagraph,
} from './tracked-paragraph.ts'
import { mergeTables, tableShape, trackTable } from './tracked-table.ts'

/** Paragraphs with less in common are others. */
const leastSimilar = 0.35
/** Of what must correspond, more than all other pairs. */
const certain = 1_000

/**
 * The paragraphs and tables of two versions as one text with tracked changes. The last paragraphs correspond, whatever they
 * say, since the mark of the last paragraph cannot be deleted; so do the ends of fields over several paragraphs.
 */
export function mergeBlocks(
  older: readonly WordElement[],
  newer: readonly WordElement[],
  context: TrackingContext,
): string {
  const ends = [older.at(-1), newer.at(-1)]
  const textSimilarity = createTextSimilarity()
  const similarity = (block: WordElement, other: WordElement): number => {
    if (block.name !== other.name) return 0
    if (block.name === 'w:tbl') {
      if (tableShape(block) !== tableShape(other)) return 0
      return similarEnough(textSimilarity(textWithin(block.xml), textWithin(other.xml)))
    }
    if (block === ends[0] && other === ends[1]) return certain
    return paragraphSimilarity(block, other, textSimilarity, context)
  }
  return separateTables(alignSequences(older, newer, similarity))
    .map((pair) => trackBlock(pair, context))
    .join('')
}

function paragraphSimilarity(
  paragraph: WordElement,
  other: WordElement,
  textSimilarity: (a: string, b: string) => number,
  context: TrackingContext,
): number {
  if ((['begin', 'end'] as const).some((type) => isFieldEnd(paragraph, type) && isFieldEnd(other, type)))
    return certain
  if (readStyle(paragraph) !== readStyle(other)) return 0
  // A drawing that differs is a paragraph of its own: LibreOffice decides wrongly on two drawings in one.
  if (hasDrawing(paragraph) || hasDrawing(other)) return isSameContent(paragraph, other, context) ? 1 : 0
  return similarEnough(textSimilarity(textWithin(paragraph.xml), textWithin(other.xml)))
}

const similarEnough = (similarity: number): number => (similarity >= leastSimilar ? similarity : 0)

/**
 * A table that was removed must not be followed directly by one that was added, or Word would join the two: the paragraph
 * behind them is removed and added too.
 */
function separateTables(pairs: readonly Aligned<WordElement>[]): Aligned<WordElement>[] {
  const separated: Aligned<WordElement>[] = []
  for (let index = 0; index < pairs.length; index++) {
    const [pair, next, behind] = [pairs[index], pairs[index + 1], pairs[index + 2]]
    if (!pair) continue
    separated.push(pair)
    const isSwap = pair.newer === null && pair.older.name === 'w:tbl' && next?.older === null
    if (!isSwap || next.newer.name !== 'w:tbl' || !behind?.older || !behind.newer) continue
    separated.push({ older: behind.older, newer: null }, next, { older: null, newer: behind.newer })
    index += 2
  }
  return separated
}

function trackBlock({ older, newer }: Aligned<WordElement>, context: TrackingContext): string {
  if (older && newer)
    return newer.name === 'w:tbl'
      ? mergeTables(older, newer, context)
      : mergeParagraphs(older, newer, context)
  const [block, status] = older ? ([older, 'removed'] as const) : ([newer, 'added'] as const)
  return block.name === 'w:tbl' ? trackTable(block, status, context) : trackParagraph(block, status, context)
}

/** The paragraphs and tables of a part; those of content controls stand for themselves. */
export const listBlocks = (children: readonly string[]): WordElement[] =>
  children.flatMap((child) => {
    const name = elementName(child)
    if (name === 'w:p' || name === 'w:tbl') return [readElement(child)]
    if (name !== 'w:sdt') return []
    const content = readElement(child).children.find((part) => elementName(part) === 'w:sdtContent')
    return content ? listBlocks(readElement(content).children) : []
  })
