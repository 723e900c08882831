import { captionStart, type Piece } from './pieces.ts'
import { bodyLines, type Line } from './text-lines.ts'
import { tableFromLines } from './text-table.ts'

/** What ends a table in running text: its notes, a heading, a caption, the footnote, or prose. */
const tableEnd =
  /^(?:数据来源|资料来源|注：|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|表\d{1,2}：|\d{0,2}本报告定义|\d{4}年(?:\d{1,2}-)?\d{1,2}月，|编制说明)/

/**
 * Text as taken from a PDF, with line breaks and spaces anywhere. A table is what follows its caption up to
 * its notes; everything else is text.
 */
export function readText(text: string): Piece[] {
  const lines = bodyLines(text)
  const pieces: Piece[] = []
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]
    if (!line) break
    if (!captionStart.test(bare(line))) {
      pieces.push({ kind: 'text', text: line.text, line: line.number })
      index++
      continue
    }
    const captionLines = captionLength(lines, index)
    const words = lines.slice(index, index + captionLines).map(({ text: part }) => part)
    pieces.push({ kind: 'text', text: words.join(''), line: line.number })
    index += captionLines
    const from = index
    while (index < lines.length && !tableEnd.test(bare(lines[index]))) index++
    pieces.push(tableOf(lines.slice(from, index)))
  }
  return pieces
}

const bare = (line: Line | undefined): string => line?.text.replace(/\s+/g, '') ?? ''

/** A caption ends with its units in brackets, which may have gone to the next line. */
function captionLength(lines: readonly Line[], index: number): number {
  if (bare(lines[index]).endsWith('）')) return 1
  return bare(lines[index + 1]).endsWith('）') && !/\d\.\d/.test(bare(lines[index + 1])) ? 2 : 1
}

function tableOf(lines: readonly Line[]): Piece {
  const { header, rows } = tableFromLines(lines)
  return { kind: 'table', header, rows }
}
