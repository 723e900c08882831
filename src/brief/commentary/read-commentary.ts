import type { BlockContent, Heading, List, Nodes, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import type { Where } from '../../trade/errors/errors.ts'
import type { EditionLanguage } from '../../trade/trade.ts'
import type { Emphasis } from '../document.ts'
import type {
  Commentary,
  CommentaryBlock,
  CommentaryInline,
  CommentaryPart,
  Mention,
} from './commentary-text.ts'
import { requireParsable } from './markdown-limits.ts'
import { standIn, takeMentions } from './mentions.ts'
import { linkTarget, unsupported } from './refused-markdown.ts'

/**
 * Reads a commentary: Markdown (CommonMark) of paragraphs, bold and italic type, links and lists, under headings
 * that say which part of the brief it belongs to. Emphasis works beside Chinese punctuation too. HTML comments
 * are left out.
 *
 * @throws UserError with line and column for all other markup, and for references that cannot be read; for a text
 * that is too long, or has too much markup.
 */
export function readCommentary(source: string, file: string, language: EditionLanguage): Commentary['parts'] {
  requireParsable(source, file)
  const { text, mentions } = takeMentions(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), file)
  const root = fromMarkdown(text, { extensions: [cjkFriendlyExtension()] })
  const reader = new Reader(file, language, source.split(/\r\n?|\n/), mentions)
  const parts: { heading: CommentaryPart['heading']; blocks: CommentaryBlock[] }[] = [
    { heading: null, blocks: [] },
  ]
  for (const node of root.children)
    if (node.type === 'heading') parts.push({ heading: reader.heading(node), blocks: [] })
    else parts.at(-1)?.blocks.push(...reader.block(node))
  return parts.filter(({ blocks }) => blocks.length > 0)
}

/** Whether words of a language stand without spaces between them, by the script that it is usually written in. */
const isSpaceless = (language: EditionLanguage): boolean =>
  /^(?:Han|Jpan)/.test(new Intl.Locale(language).maximize().script ?? '')

/** Reads the parser's tree in order; so each stand-in is the next of the references. */
class Reader {
  readonly #file: string
  readonly #isSpaceless: boolean
  readonly #lines: readonly string[]
  readonly #mentions: readonly Mention[]
  #taken = 0

  constructor(
    file: string,
    language: EditionLanguage,
    lines: readonly string[],
    mentions: readonly Mention[],
  ) {
    this.#file = file
    this.#isSpaceless = isSpaceless(language)
    this.#lines = lines
    this.#mentions = mentions
  }

  heading(node: Heading): CommentaryPart['heading'] {
    const content = this.#inlines(node.children, {})
    if (content.some(({ kind }) => kind === 'mention'))
      throw unsupported('mentionInHeading', this.#where(node))
    const text = content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')
    return { text: text.trim(), where: this.#where(node) }
  }

  block(node: RootContent | BlockContent): CommentaryBlock[] {
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', content: trimmed(this.#inlines(node.children, {})) }]
      case 'list':
        return [{ kind: 'list', start: node.ordered ? (node.start ?? 1) : null, items: this.#items(node) }]
      case 'html':
        if (isComment(node.value)) return []
        throw unsupported('html', this.#where(node))
      default:
        throw unsupported(node.type, this.#where(node))
    }
  }

  #items(list: List): CommentaryInline[][] {
    return list.children.map(({ children }) => {
      const [only, second] = children
      if (second) throw unsupported(second.type === 'list' ? 'nestedList' : 'longItem', this.#where(second))
      if (!only) return []
      if (only.type !== 'paragraph')
        throw unsupported(only.type === 'list' ? 'nestedList' : only.type, this.#where(only))
      return trimmed(this.#inlines(only.children, {}))
    })
  }

  #inlines(nodes: readonly PhrasingContent[], emphasis: Emphasis): CommentaryInline[] {
    return nodes.flatMap((node): CommentaryInline[] => {
      switch (node.type) {
        case 'text':
          return this.#text(node.value, emphasis)
        case 'break':
          return this.#text('\n', emphasis)
        case 'strong':
          return this.#inlines(node.children, { ...emphasis, strong: true })
        case 'emphasis':
          return this.#inlines(node.children, { ...emphasis, emphasis: true })
        case 'link':
          return this.#inlines(node.children, { ...emphasis, link: linkTarget(node, this.#where(node)) })
        case 'html':
          if (isComment(node.value)) return []
          throw unsupported('html', this.#where(node))
        default:
          throw unsupported(node.type, this.#where(node))
      }
    })
  }

  /** A text without line breaks, which in Chinese are no spaces, and with the references in their places. */
  #text(value: string, emphasis: Emphasis): CommentaryInline[] {
    const line = value.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, (_, offset: number) => {
      const adjacent = (value[offset - 1] ?? '') + (value.slice(offset).trimStart()[0] ?? '')
      return this.#isSpaceless && !/^[\x20-\x7E]{2}$/.test(adjacent) ? '' : ' '
    })
    const texts = line.split(standIn)
    return texts.flatMap((text, index): CommentaryInline[] => {
      const run: CommentaryInline[] = text === '' ? [] : [{ kind: 'text', text, ...emphasis }]
      const mention = index < texts.length - 1 ? this.#mentions[this.#taken++] : undefined
      return mention ? [...run, { kind: 'mention', mention, ...emphasis }] : run
    })
  }

  #where({ position }: Nodes): Where {
    const { line = 1, column = 1 } = position?.start ?? {}
    const found = this.#lines[line - 1]?.slice(column - 1)
    return { file: this.#file, line, column, ...(found && { found }) }
  }
}

const isComment = (html: string): boolean => /^<!--[\s\S]*-->$/.test(html.trim())

/** Without the white space that a comment leaves behind, at either end and beside other white space. */
function trimmed(content: readonly CommentaryInline[]): CommentaryInline[] {
  return content.flatMap((inline, index): CommentaryInline[] => {
    if (inline.kind !== 'text') return [inline]
    const start = index === 0 ? inline.text.trimStart() : inline.text
    const before = content[index - 1]
    const once = before?.kind === 'text' && before.text.endsWith(' ') ? start.trimStart() : start
    const text = index === content.length - 1 ? once.trimEnd() : once
    return text === '' ? [] : [{ ...inline, text }]
  })
}
