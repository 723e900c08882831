import { UserError } from '../../trade/errors/errors.ts'
import { countLineEnds, longestRecord } from './decode.ts'
import { mostLinesAbove, type Row } from './row.ts'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * The records of delimited text (RFC 4180): fields in quotes may hold the delimiter, line breaks and
 * doubled quotes; records end with `\n`, `\r\n` or `\r`. The delimiter is that of the heading, or of a line
 * `sep=;` above it (see `detectDelimiter`). Lines without any text are left out. One batch a piece of text;
 * the pieces must end where lines end.
 *
 * @throws UserError for a quote that is never closed, with the line where it opened.
 */
export async function* csvRows(file: string, pieces: AsyncIterable<string>): AsyncGenerator<readonly Row[]> {
  let delimiter: Delimiter | undefined
  let pending = ''
  let line = 1
  for await (const piece of pieces) {
    const text = pending + piece
    delimiter ??= detectDelimiter(text)
    const scanned = scan(file, text, line, delimiter)
    yield scanned.rows
    pending = text.slice(scanned.end)
    line = scanned.line
    if (pending.length > longestRecord) throw badQuote(file, scanned.openedAt)
  }
  if (pending === '') return
  const last = scan(file, `${pending}\n`, line, delimiter ?? ',')
  if (last.end <= pending.length) throw badQuote(file, last.openedAt)
  yield last.rows
}

interface Scanned {
  readonly rows: readonly Row[]
  /** Where the first record begins that does not end in the text, and its line. */
  readonly end: number
  readonly line: number
  /** The line of the quote that is still open there. */
  readonly openedAt: number
}

/** The whole records of a text. Written with `indexOf` and slices, since every byte of a load comes by here. */
function scan(file: string, text: string, firstLine: number, delimiter: string): Scanned {
  const delimiterCode = delimiter.charCodeAt(0)
  const rows: Row[] = []
  let index = 0
  let line = firstLine
  let feed = indexOrEnd(text, '\n', 0)
  let carriage = indexOrEnd(text, '\r', 0)
  while (index < text.length) {
    const begin = index
    const beginLine = line
    const fields: string[] = []
    for (;;) {
      if (text.charCodeAt(index) === quote) {
        // Fields are so short that a loop is faster than a search.
        let close = index + 1
        let hasQuotes = false
        for (; close < text.length; close++)
          if (text.charCodeAt(close) === quote) {
            if (text.charCodeAt(close + 1) !== quote) break
            hasQuotes = true
            close++
          }
        if (close >= text.length) return { rows, end: begin, line: beginLine, openedAt: line }
        let field = text.slice(index + 1, close)
        const opened = line
        if (close > feed || close > carriage) line += countLineEnds(field)
        if (hasQuotes) field = field.replaceAll('""', '"')
        fields.push(field)
        index = close + 1
        if (feed < index) feed = indexOrEnd(text, '\n', index)
        if (carriage < index) carriage = indexOrEnd(text, '\r', index)
        const next = text.charCodeAt(index)
        if (next !== delimiterCode && index !== feed && index !== carriage && index < text.length)
          throw badQuote(file, opened)
      } else {
        const lineEnd = Math.min(feed, carriage)
        const next = text.indexOf(delimiter, index)
        const end = next === -1 || next > lineEnd ? lineEnd : next
        fields.push(text.slice(index, end))
        index = end
      }
      if (index >= text.length) return { rows, end: begin, line: beginLine, openedAt: line }
      if (text.charCodeAt(index) !== delimiterCode) break
      index++
    }
    index += text.charCodeAt(index) === carriageReturn && text.charCodeAt(index + 1) === lineFeed ? 2 : 1
    line++
    if (feed < index) feed = indexOrEnd(text, '\n', index)
    if (carriage < index) carriage = indexOrEnd(text, '\r', index)
    if (fields[0] !== '' || fields.some((field) => field !== '')) rows.push({ line: beginLine, fields })
  }
  return { rows, end: index, line, openedAt: line }
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from)
  return index === -1 ? text.length : index
}

export type Delimiter = ',' | '\t' | ';'

/**
 * The delimiter of a table: the one that a line `sep=;` states, as Excel understands it, else that of the first line with
 * a delimiter outside of quotes: the comma before the tab, and the tab before the semicolon.
 */
export function detectDelimiter(text: string): Delimiter {
  const lines = text.split(/[\r\n]+/, mostLinesAbove + 2).filter((line) => line !== '')
  for (const line of lines) {
    const stated = /^sep=([,;\t])$/i.exec(line)?.[1]
    const betweenFields = stated ?? line.replace(/"[^"]*"/g, '')
    const delimiter = ([',', '\t', ';'] as const).find((candidate) => betweenFields.includes(candidate))
    if (delimiter) return delimiter
  }
  return ','
}

function badQuote(file: string, line: number): UserError {
  return new UserError(
    {
      zh: '从这一行开始的引号没有正确结束',
      en: 'A quote that opens in this line is not closed properly',
    },
    {
      where: { file, line },
      hint: {
        zh: '文件可能被截断或改动过：请重新下载，或把字段中的引号写成两个',
        en: 'The file may have been cut off or edited: download it again, or double the quotes inside fields',
      },
    },
  )
}
