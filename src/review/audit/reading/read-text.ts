import { isNumberCell, tableOfRows } from './heading-rows.ts'
import { type CellRow, captionStart, type Piece } from './pieces.ts'
import { splitCells, tableOfMarkdown } from './read-markdown.ts'
import { bodyLines, type Line } from './text-lines.ts'
import { tableFromLines } from './text-table.ts'
import { tighten } from './tighten.ts'

/** What ends a table in running text: its notes, a heading, a caption, the footnote, or prose. */
const tableEnd =
  /^(?:数据来源|资料来源|来源：|注：|备注|说明：|Notes?：|Source|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|附?[表图]\s?\d{1,2}[：.．、 ]|(?:Table|Figure) \d|\d{1,2}\. [A-Z]|\d{0,2}本报告定义|\d? ?In this (?:brief|report)|\d{4}年(?:\d{1,2}-)?\d{1,2}月，|In (?:January|February|March|April|May|June|July|August|September|October|November|December|the) |编制说明|About this brief)|。|[a-z\d%)]\.\s+[A-Z][a-z]+ [a-z]|(?: [a-z]{2,}){2}\.$|(?:简报|快报|月报|通报)(?:（[^（）]*）)?$/

/**
 * Text as taken from a PDF, with line breaks and spaces anywhere, or as typed. A table is what follows its caption up to
 * its notes, or lines whose cells are parted by tabs, bars or wide spaces; everything else is text.
 */
export function readText(text: string): Piece[] {
  const lines = bodyLines(text)
  const pieces: Piece[] = []
  const hasBlocks = isPartedByEmptyLines(lines)
  let textUntil = 0
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]
    if (!line) break
    const table = index < textUntil ? null : (delimitedTable(lines, index) ?? alignedTable(lines, index))
    if (table?.piece) {
      pieces.push(table.piece)
      index = table.end
      continue
    }
    if (table) textUntil = table.end
    if (!captionStart.test(tighten(line.text))) {
      const endsBlock = hasBlocks && line.endsBlock
      pieces.push({
        ...{ kind: 'text', text: line.text, line: line.number, isLine: true },
        ...(endsBlock && { endsBlock }),
      })
      index++
      continue
    }
    index = readCaptioned(lines, index, pieces)
  }
  return pieces
}

/** Whether empty lines part paragraphs: before most of them a sentence ends, or a short line. */
function isPartedByEmptyLines(lines: readonly Line[]): boolean {
  const last = lines.filter(({ endsBlock }) => endsBlock)
  const ended = last.filter(({ text }) => /[。！？：；.!?:;”"]\s*$/.test(text))
  return last.length > 0 && ended.length * 2 >= last.length
}

/** A caption, and the table in running text that follows it; of a chart, whose text is no table, the caption alone. */
function readCaptioned(lines: readonly Line[], from: number, pieces: Piece[]): number {
  const length = captionLength(lines, from)
  const words = lines.slice(from, from + length).map(({ text }) => text)
  pieces.push({ kind: 'text', text: words.join(' '), line: lines[from]?.number ?? null })
  const begin = from + length
  if (delimitedTable(lines, begin)?.piece) return begin
  let end = begin
  while (end < lines.length && !tableEnd.test(tighten(lines[end]?.text ?? ''))) end++
  if (isAligned(lines, begin, end)) return begin
  const isChart = /^(?:图|Figure)/.test(tighten(words.join(' ')))
  if (isChart) dropChartText(pieces)
  if (!isChart && end > begin) pieces.push(tableFromLines(lines.slice(begin, end)))
  return end
}

/** Whether all lines after a caption, but for one of units, are rows whose cells are parted by wide spaces. */
function isAligned(lines: readonly Line[], begin: number, end: number): boolean {
  const first = unitLine.test(tighten(lines[begin]?.text ?? '')) ? begin + 1 : begin
  const table = alignedTable(lines, first)
  return table !== null && table.piece !== null && table.end >= end
}

const unitLine = /^(?:（?(?:计量)?单位[：:]|[(（]?Units?[:：])/

/** The words of a drawing stand before its caption: labels and numbers, and no sentence. */
function dropChartText(pieces: Piece[]): void {
  const caption = pieces.pop()
  for (let count = 0; count < mostChartLines; count++) {
    const last = pieces.at(-1)
    const isDrawn =
      last?.kind === 'table' ? last.columns === undefined : last?.isLine && isChartText(tighten(last.text))
    if (!isDrawn) break
    pieces.pop()
  }
  if (caption) pieces.push(caption)
}

const mostChartLines = 150

const isChartText = (text: string): boolean =>
  !/[，。；：]|[.;:]$|, [a-z]/.test(text) && !captionStart.test(text) && !tableEnd.test(text)

/** A caption ends with its units in brackets, which may have gone to the next line. */
function captionLength(lines: readonly Line[], index: number): number {
  const ends = (offset: number) => tighten(lines[offset]?.text ?? '').endsWith('）')
  if (ends(index)) return 1
  return ends(index + 1) &&
    !/\d\.\d/.test(lines[index + 1]?.text ?? '') &&
    !tableEnd.test(tighten(lines[index + 1]?.text ?? ''))
    ? 2
    : 1
}

/** Lines whose cells are parted by bars or tabs, with numbers in them. */
function delimitedTable(lines: readonly Line[], from: number): FoundTable | null {
  const { text = '' } = lines[from] ?? {}
  if (text.trim().startsWith('|')) {
    const { rows, end } = rowsWhile(lines, from, (line) =>
      line.trim().startsWith('|') ? splitCells(line) : null,
    )
    return rows.length > 1 ? { piece: tableOfMarkdown(rows), end } : null
  }
  if (!text.includes('\t')) return null
  const { rows, end } = rowsWhile(lines, from, (line) =>
    line.includes('\t')
      ? line
          .trimEnd()
          .split('\t')
          .map((cell) => cell.trim())
      : null,
  )
  return { piece: rows.length > 1 && hasNumbers(rows) ? tableOfRows(level(rows)) : null, end }
}

/** Lines whose cells are parted by two spaces and more, the same number in every line; over the names may stand nothing. */
function alignedTable(lines: readonly Line[], from: number): FoundTable | null {
  const head = alignedCells(lines[from]?.text ?? '')
  const width = alignedCells(lines[from + 1]?.text ?? '')?.length ?? 0
  if (!head || width < 2) return null
  const isNameless = head.length === width - 1 && /^\s/.test(lines[from]?.text ?? '')
  if (head.length !== width && !isNameless) return null
  const { rows, end } = rowsWhile(lines, from, (line) => {
    const cells = alignedCells(line)
    if (cells?.length === width) return cells
    return isNameless && line === lines[from]?.text ? ['', ...head] : null
  })
  return { piece: rows.length > 2 && hasNumbers(rows) ? tableOfRows(rows) : null, end }
}

interface FoundTable {
  /** Null where the lines are no table after all. */
  readonly piece: Piece | null
  readonly end: number
}

function alignedCells(line: string): string[] | null {
  const cells = line.trim().split(/\s{2,}/)
  return cells.length >= 2 && cells.every((cell) => cell.length <= 40) ? cells : null
}

function rowsWhile(
  lines: readonly Line[],
  from: number,
  split: (line: string) => string[] | null,
): { readonly rows: CellRow[]; readonly end: number } {
  const rows: CellRow[] = []
  let end = from
  for (; end < lines.length; end++) {
    const line = lines[end]
    const cells = line && split(line.text)
    if (!cells) break
    rows.push({ cells, line: line.number })
  }
  return { rows, end }
}

const hasNumbers = (rows: readonly CellRow[]): boolean =>
  rows.filter(({ cells }) => cells.slice(1).some(isNumberCell)).length >= 1 &&
  rows.filter(({ cells }) => cells.slice(1).some(isNumberCell)).length * 2 >= rows.length - 2

/** Rows of one width; empty cells at the end of a line are not written. */
function level(rows: readonly CellRow[]): CellRow[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  return rows.map(({ cells, line }) => ({
    cells: [...cells, ...Array.from({ length: width - cells.length }, () => '')],
    line,
  }))
}
