import { formatMonth, type Month, parseMonth } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import { badField, type Column } from './layout/layout.ts'

/** The month that a field of six digits names; null where it is written otherwise or is none. */
export function monthIn(text: string): Month | null {
  const digits = text.trim()
  return /^\d{6}$/.test(digits) ? parseMonth(digits) : null
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

  /** The month of a row. @throws UserError where it is not written as YYYYMM, or lies ahead. */
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
          zh: '年月应当是 6 位数字，如 202312；如果 Excel 把它变成了日期，请用下载的原文件',
          en: 'A month is six digits such as 202312; if Excel has made a date of it, use the file as downloaded',
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
