import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { requireParsable } from './markdown-limits.ts'

/** A piece of a commentary's own text: a heading with what stands under it, or what stands before the first. */
export interface TextSection {
  /** As the analyst wrote it, without its markup; null for what stands before the first heading. */
  readonly heading: string | null
  /** What stands under the heading. */
  readonly text: string
}

/** A piece with its place in the text. */
export interface TextSpan extends TextSection {
  /** Where what stands under the heading begins, and where the next piece does. */
  readonly from: number
  readonly to: number
}

/** The pieces of a commentary as its author wrote them, so that one can be edited and the others stay. */
export const textSections = (source: string): TextSection[] =>
  textSpans(source, '').map(({ heading, text }) => ({ heading, text }))

/**
 * The whole text with another piece under a heading; a piece that is not there yet is put at the end, under a
 * heading of its own. An empty text takes the piece away, with its heading.
 *
 * @param meant whether a heading of the text is the one that is meant; null stands for none.
 * @param title the heading of a piece that is new; null for what stands before the first.
 */
export function withTextSection(
  source: string,
  meant: (heading: string | null) => boolean,
  title: string | null,
  text: string,
): string {
  return withSpan({ source, spans: textSpans(source, '') }, meant, title, text)
}

/** As `withTextSection`, of a text whose pieces are known. */
export function withSpan(
  { source, spans }: { readonly source: string; readonly spans: readonly TextSpan[] },
  meant: (heading: string | null) => boolean,
  title: string | null,
  text: string,
): string {
  const total = normalised(source)
  const index = spans.findIndex(({ heading }) => meant(heading))
  const span = spans[index]
  const body = text.trim()
  if (!span) {
    if (body === '') return total
    const piece = title === null ? body : `## ${title}\n\n${body}`
    return joined(title === null ? [piece, total] : [total, piece])
  }
  const headed = total.slice(spans[index - 1]?.to ?? 0, span.from).trim()
  const piece = body === '' ? '' : [headed, body].filter(Boolean).join('\n\n')
  return joined([total.slice(0, spans[index - 1]?.to ?? 0), piece, total.slice(span.to)])
}

/**
 * The pieces with their places in the text, which they make up without a gap.
 *
 * @param file what messages call the text.
 * @throws UserError where it is too long, or has too much markup.
 */
export function textSpans(source: string, file: string): TextSpan[] {
  requireParsable(source, file)
  const total = normalised(source)
  const headings = fromMarkdown(total).children.flatMap((node) =>
    node.type === 'heading' && node.position
      ? [{ text: wordsOf(node), start: node.position.start.offset ?? 0, end: node.position.end.offset ?? 0 }]
      : [],
  )
  const first = headings[0]?.start ?? total.length
  const before: TextSpan = { heading: null, text: total.slice(0, first).trim(), from: 0, to: first }
  const under = headings.map(({ text, end }, index): TextSpan => {
    const to = headings[index + 1]?.start ?? total.length
    return { heading: text, text: total.slice(end, to).trim(), from: end, to }
  })
  return before.text === '' ? under : [before, ...under]
}

/** The words of a heading, without their markup. */
const wordsOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : ''

const normalised = (source: string): string => source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** Pieces with one empty line between them. */
function joined(pieces: readonly string[]): string {
  const filled = pieces.map((piece) => piece.trim()).filter(Boolean)
  return filled.length === 0 ? '' : `${filled.join('\n\n')}\n`
}
