import { type Block, type Document, getLocale } from '../../brief/brief.ts'
import { printable } from '../shared/shared.ts'

/** Files that are named; more are counted by nobody who speaks. */
const mostFiles = 12

/**
 * What the speaker's notes say of a block: its source and notes, what a chart shows in words, and the files that the
 * brief stands on. Each on a line.
 */
export function speakerNotes(document: Document, block?: Block): string {
  const { about, language } = document
  const { press, listSeparator } = getLocale(language)
  const words = press.slides
  const files = about.files
    .slice(0, mostFiles)
    .map(({ file, asOf }) => `${file} (${words.asOf} ${asOf.slice(0, 10)})`)
  const basis = files.length === 0 ? [] : [words.basis + files.join(listSeparator)]
  const lines =
    block?.kind === 'table' ? block.notes : block?.kind === 'chart' ? [block.alternative, ...block.notes] : []
  return [...lines, ...basis].map((line) => printable(line).replace(/\s+/g, ' ')).join('\n')
}
