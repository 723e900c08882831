import { UserError } from '../trade/errors/errors.ts'
import { nearest } from '../trade/trade.ts'
import type {
  Commentary,
  CommentaryBlock,
  CommentaryInline,
  CommentaryPart,
} from './commentary/commentary.ts'
import type { Block, Heading, Inline } from './document.ts'
import { mentionedFigure } from './mentioned-figure.ts'
import type { Writing } from './section-context.ts'

/**
 * The blocks of a brief with the commentary of its language: each text at the end of the part under whose
 * heading the analyst put it, what stands before the first heading at the start.
 *
 * @throws UserError for a heading that the brief does not have, and for a figure that it cannot have.
 */
export function withCommentary(
  blocks: readonly Block[],
  commentary: Commentary | undefined,
  writing: Writing,
): readonly Block[] {
  if (!commentary) return blocks
  const headings = blocks.filter((block) => block.kind === 'heading')
  const placed = commentary.parts.map((part) => ({
    under: part.heading && headingFor(part.heading, headings),
    blocks: part.blocks.map((block) => documentBlock(block, writing)),
  }))
  const blocksUnder = (heading: Heading | null) =>
    placed.filter(({ under }) => under === heading).flatMap((p) => p.blocks)
  let current: Heading | null = null
  const result: Block[] = []
  for (const block of blocks) {
    if (block.kind === 'heading') {
      result.push(...blocksUnder(current))
      current = block
    }
    result.push(block)
  }
  return [...result, ...blocksUnder(current)]
}

/** The heading that an analyst means: as the brief prints it, with or without its number, or by the part's name. */
export function meantHeading(text: string, headings: readonly Heading[]): Heading | undefined {
  const meant = withoutNumber(text)
  const isMeant = (name: string) => name === meant || withoutNumber(name) === meant
  return (
    headings.find(({ part, text: title }) => part === meant || withoutNumber(title) === meant) ??
    headings.find(({ also = [] }) => also.some(isMeant))
  )
}

function headingFor(
  { text, where }: NonNullable<CommentaryPart['heading']>,
  headings: readonly Heading[],
): Heading {
  const found = meantHeading(text, headings)
  if (found) return found
  const existing = headings.map((heading) => heading.part ?? '').filter(Boolean)
  const titles = headings.map(({ text: title, part }) => `${title}（${part}）`)
  const likest = nearest(withoutNumber(text), existing, 1)
  throw new UserError(
    { zh: `这份简报没有“${text}”这一部分。`, en: `This brief has no part “${text}”.` },
    {
      where,
      hint: {
        zh: `标题可写：${titles.join('、')}`,
        en: `Head the text with one of: ${existing.join(', ')}${likest.length > 0 ? ` (perhaps ${likest[0]})` : ''}`,
      },
    },
  )
}

const withoutNumber = (text: string): string =>
  text
    .trim()
    .replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(\d+\)|\d+[.、])\s*/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()

function documentBlock(block: CommentaryBlock, writing: Writing): Block {
  const content = (inlines: readonly CommentaryInline[]) =>
    inlines.flatMap((inline) => inlineOf(inline, writing))
  return block.kind === 'list'
    ? { kind: 'list', role: 'commentary', start: block.start, items: block.items.map(content) }
    : { kind: 'paragraph', role: 'commentary', content: content(block.content) }
}

/** A reference becomes the words that the language has for its figure, set off as the reference was. */
function inlineOf(inline: CommentaryInline, writing: Writing): Inline[] {
  if (inline.kind === 'text') return [inline]
  const { mention, kind: _, ...emphasis } = inline
  return writing.wording
    .mention(mentionedFigure(mention, writing), mention.form)
    .map((part) => ({ ...part, ...emphasis }))
}
