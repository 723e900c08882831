import { UserError, type Where } from '../../trade/errors/errors.ts'
import { unsupported } from './refused-markdown.ts'

/**
 * Far more than a commentary has. The parser's time grows with the square of the emphasis in a paragraph, of the
 * underlined headings, and of the depth of lists and quotations, so each has a limit of its own.
 */
const limits = {
  characters: 100_000,
  lines: 5_000,
  signs: 4_000,
  /** Of `*` and `_`, between two empty lines. */
  emphasis: 1_000,
  underlines: 200,
  /** Lines of quotation, which a commentary cannot have. */
  quotations: 100,
  /** Marks of lists and quotations at the start of one line. */
  marks: 8,
  /** White space before such a mark. */
  indent: 40,
}

/** What the parser reads in a few milliseconds, whatever it is. */
const small = { characters: 10_000, lines: 200, signs: 150 }

/** Whether a text is parsed so fast that it needs no process of its own. */
export const isQuicklyParsed = (text: string): boolean =>
  text.length <= small.characters &&
  countOf(text, /\n|\r/g) <= small.lines &&
  countOf(text, /[*_[\]`<>&\\]/g) <= small.signs

const signs = /[*_[\]`<>]/g

/** @throws UserError where a text has more of something than a commentary has, with the line where it has. */
export function requireParsable(text: string, file: string): void {
  if (text.length > limits.characters || countOf(text, signs) > limits.signs) throw tooLong(file)
  const lines = text.split(/\r\n?|\n/)
  if (lines.length > limits.lines) throw tooManyLines({ file, line: limits.lines + 1 })
  let emphasis = 0
  let underlines = 0
  let quotations = 0
  for (const [index, line] of lines.entries()) {
    const where = (): Where => ({ file, line: index + 1, found: line })
    emphasis = line.trim() === '' ? 0 : emphasis + countOf(line, /[*_]/g)
    if (emphasis > limits.emphasis) throw tooMuchEmphasis(where())
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) underlines += 1
    if (underlines > limits.underlines) throw tooManyUnderlines(where())
    if (/^ {0,3}>/.test(line)) quotations += 1
    if (quotations > limits.quotations) throw unsupported('blockquote', where())
    if (isTooDeep(line)) throw tooDeep(where())
  }
}

/** Lists and quotations within each other, on one line or by its indent. */
function isTooDeep(line: string): boolean {
  if (/^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(line)) return false // a rule
  const [start = ''] = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*/.exec(line) ?? []
  const indent = (/^[ \t]*/.exec(start)?.[0] ?? '').replaceAll('\t', '    ').length
  return indent > limits.indent || countOf(start, /[-+*>.)]/g) > limits.marks
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const tooLong = (file: string): UserError =>
  new UserError(
    { zh: '评论太长，或者符号太多。', en: 'The commentary is too long, or has too much markup.' },
    {
      where: { file },
      hint: {
        zh: `至多 ${limits.characters} 个字符，其中至多 ${limits.signs} 个 * _ [ ] \` < > 符号。`,
        en: `It may have ${limits.characters} characters, of which ${limits.signs} are * _ [ ] \` < or >.`,
      },
    },
  )

const tooManyLines = (where: Where): UserError =>
  new UserError(
    {
      zh: `评论超过 ${limits.lines} 行。`,
      en: `The commentary has more than ${limits.lines} lines.`,
    },
    { where },
  )

const tooMuchEmphasis = (where: Where): UserError =>
  new UserError(
    {
      zh: `一段评论里的 * 和 _ 超过 ${limits.emphasis} 个。`,
      en: `A paragraph of the commentary has more than ${limits.emphasis} signs * and _.`,
    },
    { where, hint: { zh: '用空行分段。', en: 'Part it by empty lines.' } },
  )

const tooManyUnderlines = (where: Where): UserError =>
  new UserError(
    {
      zh: `评论里用 === 或 --- 标出的标题和分隔线超过 ${limits.underlines} 行。`,
      en: `The commentary has more than ${limits.underlines} lines of === or ---.`,
    },
    { where, hint: { zh: '标题写成 ## 标题。', en: 'Write headings as ## Heading.' } },
  )

const tooDeep = (where: Where): UserError =>
  new UserError(
    {
      zh: '评论里的列表或引用嵌套太深。',
      en: 'Lists or quotations of the commentary are nested too deeply.',
    },
    { where },
  )
