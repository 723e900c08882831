import {
  addMonths,
  type FigureName,
  type Flow,
  type Month,
  type MonthRange,
  monthsBetween,
  type WindowName,
  windowMonths,
} from '../../../trade/trade.ts'
import type { Place } from '../../printed-numbers/printed-numbers.ts'
import { type CellRow, compact } from '../reading/reading.ts'
import type { Caption, CourseRow, CourseTable } from './audited-brief.ts'
import { monthOrNull } from './caption.ts'
import { type Cells, lineAt } from './cells.ts'
import { lastStarting } from './prose/prose.ts'

/** Reads a table of the course by month (分月走势): a month, or several together, its value, 同比 and 环比. */
export function readCourse(
  caption: Caption,
  flow: Flow,
  rows: readonly CellRow[],
  cells: Cells,
): CourseTable {
  const read: CourseRow[] = []
  for (const { cells: texts, line } of rows.every((row) => row.cells.length === 4)
    ? rows
    : rowsOfText(rows)) {
    const name = compact(texts[0] ?? '')
    const place: Place = { part: 'table', table: caption.number, ...lineAt(line), row: name }
    const span = caption.month && spanOf(name, caption.month)
    if (!span || texts.length !== 4) {
      cells.unread.push({ what: 'row', place, text: texts.join(' ').slice(0, 80) })
      continue
    }
    const { months, window, lag } = span
    const named: FigureName = { flow, window, ...(lag > 0 && { lag }), measure: 'value' }
    const [, value = '', growth = '', onMonth = ''] = texts
    read.push({
      months,
      value: cells.read(value, named, { ...place, column: 'amount' }),
      growth: cells.read(growth, { ...named, operation: 'yoy' }, { ...place, column: 'growth' }),
      onMonth: cells.read(onMonth, { ...named, operation: 'mom' }, { ...place, column: 'onMonth' }),
    })
  }
  if (read.length === 0 && rows.length > 0)
    cells.unread.push({ what: 'table', place: { part: 'table', table: caption.number }, text: '' })
  return { caption, flow, rows: read }
}

const oneRow =
  /(?:(\d{4}) ?年 ?(?:1 ?- ?)?\d{1,2} ?月(?: ?合计)?|近三个月|近十二个月)((?: (?:[<>]?-?\d+\.\d+|-|—|\.\.)){1,3})(?= |$)/g

/** The rows of a table of which only the text is left, whose numbers have decimals and its months none. */
function rowsOfText(rows: readonly CellRow[]): CellRow[] {
  let text = ''
  const lines: { at: number; line: number | null }[] = []
  for (const { cells, line } of rows) {
    lines.push({ at: text.length, line })
    text += `${cells.join(' ').replace(/\s+/g, ' ')} `
  }
  return [...text.matchAll(oneRow)].map((match) => {
    const [total, , numbers = ''] = match
    const last = match.index + total.length - 1
    const row = lastStarting(lines, last - numbers.length)
    const [value = '', growth = '', onMonth = ''] = numbers.trim().split(' ')
    const name = compact(total.slice(0, total.length - numbers.length))
    return { cells: [name, value, growth, onMonth], line: row?.line ?? null }
  })
}

interface Span {
  readonly months: MonthRange
  readonly window: WindowName
  readonly lag: number
}

/** 2023年3月, 2023年1-2月合计, 近三个月, 近十二个月, in a brief of `month`; null for anything else, and for what is later. */
function spanOf(name: string, month: Month): Span | null {
  const subject = (window: WindowName, last: Month): Span | null => {
    const lag = monthsBetween(last, month)
    return lag < 0 ? null : { months: windowMonths(window, last), window, lag }
  }
  if (name === '近三个月') return subject('month3', month)
  if (name === '近十二个月') return subject('rolling12', month)
  const [, year, since, last] = /^(\d{4})年(1-)?(\d{1,2})月(?:合计)?$/.exec(name) ?? []
  const givenMonth = monthOrNull(Number(year), Number(last))
  if (givenMonth === null || name.endsWith('合计') !== (since !== undefined)) return null
  return subject(since ? 'ytd' : 'month', givenMonth)
}

/** The month before the first of a row of one month. */
export const monthBefore = ({ months }: CourseRow): Month => addMonths(months.from, -1)
