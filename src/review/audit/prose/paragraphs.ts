import { captionStart, lastStarting, type Piece, tighten } from '../reading/reading.ts'

/** Running text without white space that means nothing, with the line of each of its parts. */
export interface Paragraph {
  /** `heading`: of a section. `method`: notes, sources and statements, which say how figures are made. `quotation`: in Markdown, which in a brief of our own is
   * commentary. */
  readonly kind: 'prose' | 'heading' | 'method' | 'quotation'
  readonly text: string
  /** Whether it is an entry of a list with bullets, which stands for itself. */
  readonly isItem?: true
  /** The line in which the character at an offset stands. */
  lineAt(offset: number): { line?: number }
}

const heading =
  /^(?:#+\s*)?(?:第?[一二三四五六七八九十]+[、章节]|（[一二三四五六七八九十\d]+）|\d{1,2}(?:\.\d)?[.．、]\s?(?=[^\d\s]))[^。；，]{1,60}$/

/** 1. 荷兰 3,915（21.0%）: an entry of a list that states figures is no heading. */
const figure = /\d[\d.,]*\s?[%％]|\d,\d{3}|\s\d+\.\d|\d[亿万]/

const methodHeading =
  /^(?:[一二三四五六七八九十]+、|\d+\.\s)?(?:编制说明|About this brief|数据说明|统计口径)$/

const method =
  /^(?:注：|注\d|备注：|Notes?：|数据来源|资料来源|来源：|Sources?：|\d?\s?本报告定义|\d?\s?In this (?:brief|report)|单位：|Units?：|数据截至|采用截至|Data as (?:of|published)|发布时间|发布日期|更新时间|时间：|编辑：|责任编辑|审核：|联系|电话|免责)/

/** What a note ends with; the prose of a page goes on after it. */
const sentenceEnd = /(?:[。！？：；!?:;]|(?<!\d)\.)”?$/

const bullet = /^[•●■◆▪►➤○◇★☆]\s?/

interface Line {
  readonly text: string
  readonly isItem?: boolean
  readonly isQuotation?: boolean
  readonly line: number | null
}

/** The paragraphs of a text; lines of pages are joined up to the end of a sentence. */
export function readParagraphs(pieces: readonly Piece[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let lines: Line[] = []
  let isMethod = false
  const flush = () => {
    if (lines.length > 0) paragraphs.push(toParagraph(lines, isMethod ? 'method' : kindOf(lines)))
    lines = []
  }
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      flush()
      continue
    }
    const written = tighten(piece.text)
    const text = written.replace(bullet, '')
    const isItem = text !== written
    if (text === '' || /^\d{1,3}$/.test(text)) continue
    if (captionStart.test(text)) {
      flush()
      continue
    }
    const current = { text, line: piece.line, isItem, isQuotation: piece.isQuotation ?? false }
    if (methodHeading.test(text)) {
      flush()
      isMethod = true
      continue
    }
    const isEnumerated = heading.test(text)
    const isHeading = isEnumerated && !figure.test(text)
    if (isEnumerated || isItem || method.test(text) || !piece.isLine) flush()
    // A list of contents names the statements too.
    if (isHeading) isMethod = false
    lines.push(current)
    const isAlone = piece.isLine && piece.endsBlock && lines.length === 1
    if (
      isEnumerated ||
      !piece.isLine ||
      isAlone ||
      sentenceEnd.test(text) ||
      isTitle(text, paragraphs.length)
    )
      flush()
  }
  flush()
  return paragraphs
}

/** The first line of a text, where it is no sentence. */
const isTitle = (text: string, before: number): boolean =>
  before === 0 && text.length < 100 && !/[，。；]|\.(?!\d)/.test(text)

function kindOf(lines: readonly Line[]): Paragraph['kind'] {
  const [{ text = '', isQuotation = false } = {}] = lines
  if (isQuotation) return 'quotation'
  const isHeading = lines.length === 1 && heading.test(text) && !figure.test(text)
  return method.test(text) ? 'method' : isHeading ? 'heading' : 'prose'
}

function toParagraph(lines: readonly Line[], kind: Paragraph['kind']): Paragraph {
  const starts: { readonly offset: number; readonly line: number | null }[] = []
  let text = ''
  let end = ''
  for (const { text: part, line } of lines) {
    const isNumberBroken = /\d\.?$/.test(end) && /^\d/.test(part)
    if (/[A-Za-z\d,.%;’)]$/.test(end) && /^[A-Za-z\d($-]/.test(part) && !isNumberBroken) text += ' '
    starts.push({ offset: text.length, line })
    text += part
    end = part.slice(-2)
  }
  return {
    kind,
    text: withCommas(text),
    ...(lines[0]?.isItem && { isItem: true as const }),
    lineAt(offset) {
      const line = lastStarting(starts, offset)?.line ?? null
      return line === null ? {} : { line }
    },
  }
}

/** Names with commas in them stand in a list with semicolons: were Japan; Hong Kong, China; and Viet Nam, at. */
const nameList =
  /\b(?:were|was|are|is|for|from|to) (?:[^;.:\d]{2,60}; ){1,9}and [^;.:\d]{2,60}?(?=,? (?:at|by|with|respectively)\b|\.)/g

/** A text with such lists written with commas, each part at its place. */
const withCommas = (text: string): string => text.replace(nameList, (list) => list.replace(/; /g, ', '))
