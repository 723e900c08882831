import { formatMonth, type Month, parseMonth } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import { badField, type Column } from './layout/layout.ts'

/** As spreadsheets write it anew: 2023-1, 2023/01, 2023年1月, also as the first day of the month. Of 2023.1 they may mean October. */
const rewritten = /^(\d{4})(?:([-/])(\d{1,2})(?:\2(?:0?1))?|年(\d{1,2})月(?:0?1日)?)$/

/** The month that a field names by six digits, or as spreadsheets write these anew; null for any other text. */
export function monthIn(text: string): Month | null {
  const written = text.trim()
  if (/^\d{6}$/.test(written)) return parseMonth(written)
  const [, year, , digits, chinese] = rewritten.exec(written) ?? []
  return year ? parseMonth(`${year}${(digits ?? chinese ?? '').padStart(2, '0')}`) : null
}

/** Reads the column 数据年月. */
export class MonthReader {
  readonly #file: string
  readonly #now: Month
  readonly #column: Column
  readonly #byText = new Map<string, Month>()

  constructor(file: string, now: Month, column: Column) {
    this.#file = file
    this.#now = now
    this.#column = column
  }

  /** The month of a row. @throws UserError where it is no month (see `monthIn`), or lies ahead. */
  read(row: Row): Month {
    const text = row.fields[this.#column.index] ?? ''
    return this.#byText.get(text) ?? this.#learn(row, text)
  }

  /** The months seen, ascending. */
  months(): readonly Month[] {
    return [...new Set(this.#byText.values())].sort((a, b) => a - b)
  }

  #learn(row: Row, text: string): Month {
    const place = { file: this.#file, line: row.line, column: this.#column, found: text }
    const month = monthIn(text)
    if (month === null)
      throw badField(
        place,
        { zh: '年月读不出来', en: 'This is no month' },
        {
          zh: '年月应当写成 202312、2023-12、2023/12 或 2023年12月；如果 Excel 把它变成了别的日期，请用下载的原文件',
          en: 'A month reads 202312, 2023-12, 2023/12 or 2023年12月; if Excel has made another date of it, use the file as downloaded',
        },
      )
    if (month > this.#now)
      throw badField(
        place,
        { zh: '这个月份还没有到', en: 'This month lies in the future' },
        {
          zh: `现在是 ${formatMonth(this.#now)}：请核对文件和电脑的日期`,
          en: `It is ${formatMonth(this.#now)} now: check the file, and the date of this machine`,
        },
      )
    this.#byText.set(text, month)
    return month
  }
}
