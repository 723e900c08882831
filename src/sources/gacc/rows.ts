import { UserError } from '../../trade/errors/errors.ts'
import { countText, groupThousands } from '../../trade/numbers/numbers.ts'
import { numberOfCode, type Observation } from '../../trade/observation/observation.ts'
import { type Dimension, dimensions } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import type { ReadContext } from '../source.ts'
import { AmountReader } from './amounts.ts'
import { CodeReader } from './codes.ts'
import {
  type Column,
  type Columns,
  detached,
  KeyWatch,
  keyColumns,
  OddityTally,
  portalLimit,
  type SeenCodes,
  type Sightings,
} from './layout/layout.ts'
import { MonthReader } from './months.ts'

export const longestRemark = 200
/** More different ones than a file tells of need not be kept. */
const mostRemarks = 100

/** Turns rows of one file into observations and keeps what was seen on the way. */
export class RowReader {
  readonly #file: string
  readonly #columns: Columns
  readonly #tally = new OddityTally()
  readonly #amounts: AmountReader
  readonly #months: MonthReader | undefined
  readonly #codes: { readonly [dimension in Dimension]?: CodeReader }
  readonly #keyOf: readonly ('month' | Dimension)[]
  readonly #key: Float64Array
  readonly #keys: KeyWatch
  /** The column in which a row of the total has its name. */
  readonly #firstKey: number
  readonly #remarks = new Set<string>()
  #rows = 0
  /** The rows of downloads that end above, of a file that was joined from several. */
  #rowsAbove: number | null = null
  #lastLine = 1
  #valueTotal = 0n

  constructor(file: string, columns: Columns, context: ReadContext) {
    this.#file = file
    this.#columns = columns
    this.#amounts = new AmountReader(file, this.#tally)
    this.#months = columns.of.month && new MonthReader(file, context.now, columns.of.month)
    const codes: { [dimension in Dimension]?: CodeReader } = {}
    for (const dimension of dimensions) {
      const code = columns.of[`${dimension}Code`]
      if (code)
        codes[dimension] = new CodeReader(file, dimension, code, columns.of[`${dimension}Name`], this.#tally)
    }
    this.#codes = codes
    this.#keyOf = keyColumns(columns.of).map((role) =>
      role === 'month' ? role : (dimensions.find((dimension) => role === `${dimension}Code`) ?? 'month'),
    )
    this.#key = new Float64Array(this.#keyOf.length)
    this.#keys = new KeyWatch(this.#keyOf.length)
    const { month, ...others } = columns.of
    this.#firstKey = Math.min(
      ...[month, ...dimensions.map((dimension) => others[`${dimension}Code`])].flatMap(
        (column) => column?.index ?? [],
      ),
    )
  }

  /** The observation of a row, or null for a row without any text. @throws UserError for what cannot be read. */
  read(row: Row): Observation | null {
    if (row.fields.length !== this.#columns.width && !this.#hasRightWidth(row)) return null
    const { quantity, unit, quantity2, unit2, remark } = this.#columns.of
    if ((row.fields[0] === '' && isBlank(row)) || this.#isTotal(row)) return null
    const month = this.#months?.read(row) ?? null
    const commodity = this.#codes.commodity?.read(row) ?? null
    const partner = this.#codes.partner?.read(row) ?? null
    const procedure = this.#codes.procedure?.read(row) ?? null
    const place = this.#codes.place?.read(row) ?? null
    const value = this.#amounts.value(row, this.#columns.value)
    const firstUnit = this.#amounts.unit(row, 'unit', unit)
    const firstQuantity = quantity
      ? this.#amounts.quantity(row, 'quantity', quantity, firstUnit, value)
      : null
    const secondUnit = this.#amounts.unit(row, 'unit2', unit2)
    const secondQuantity = quantity2
      ? this.#amounts.quantity(row, 'quantity2', quantity2, secondUnit, value)
      : null
    if (remark) this.#noteRemark(row, remark)
    this.#rows++
    this.#lastLine = row.line
    this.#valueTotal += value
    const observation = {
      line: row.line,
      month,
      commodity,
      partner,
      procedure,
      place,
      value,
      quantity: firstQuantity,
      unit: firstUnit,
      quantity2: secondQuantity,
      unit2: secondUnit,
    }
    this.#watchKey(observation)
    return observation
  }

  /**
   * Whether a row is the sum of all rows before it, as people add below a table. The query has none.
   *
   * @throws UserError where its value is another than their sum.
   */
  #isTotal(row: Row): boolean {
    const first = row.fields[this.#firstKey]?.trim() ?? ''
    if (!totalNames.has(first.toLowerCase())) return false
    const stated = this.#amounts.value(row, this.#columns.value)
    if (stated === this.#valueTotal) return true
    throw new UserError(
      {
        zh: `合计行是 ${groupThousands(`${stated}`)}，上面各行之和是 ${groupThousands(`${this.#valueTotal}`)}`,
        en: `The row of the total says ${groupThousands(`${stated}`)}, and the rows above add up to ${groupThousands(`${this.#valueTotal}`)}`,
      },
      {
        where: { file: this.#file, line: row.line, column: this.#columns.value.heading, found: first },
        hint: {
          zh: '表中有行缺失、重复或改动过：请对照下载的原文件，或删去合计行',
          en: 'Rows are missing, repeated or edited: compare with the file as downloaded, or delete the row of the total',
        },
      },
    )
  }

  #watchKey(row: Observation): void {
    this.#keyOf.forEach((part, index) => {
      this.#key[index] = part === 'month' ? (row.month ?? 0) : Number(numberOfCode(row[part] ?? ''))
    })
    this.#keys.see(this.#key, row.line)
  }

  /** Begins the rows of another download of a file that was joined. @throws UserError where the one above is cut off. */
  beginDownload(): void {
    this.#rowsAbove ??= 0
    this.endDownloads()
    this.#rowsAbove = this.#rows
  }

  /** Ends the rows of the file. @throws UserError where it was joined, and the last download is cut off. */
  endDownloads(): void {
    if (this.#rowsAbove === null || this.#rows - this.#rowsAbove !== portalLimit) return
    throw new UserError(
      {
        zh: `文件由几次下载拼成，其中到这一行为止的一次正好是 ${countText(portalLimit)} 行，即查询的上限：它可能被截断了`,
        en: `The file was joined from several downloads, and the one that ends here has exactly ${countText(portalLimit)} rows, the most that the portal gives: it may be cut off`,
      },
      {
        where: { file: this.#file, line: this.#lastLine },
        hint: {
          zh: '请把每次下载的文件分开载入：这样，被截断的月份按不完整处理',
          en: 'Load each download as a file of its own: then the month in which it is cut off counts as incomplete',
        },
      },
    )
  }

  /** What was seen until now. */
  sightings(): Sightings {
    const codes: { [dimension in Dimension]?: SeenCodes } = {}
    for (const dimension of dimensions) {
      const reader = this.#codes[dimension]
      if (reader) codes[dimension] = reader.seen()
    }
    return {
      rows: this.#rows,
      ...(this.#rowsAbove !== null && { isJoined: true }),
      lastLine: this.#lastLine,
      lines: this.#lastLine,
      valueTotal: this.#valueTotal,
      months: this.#months?.months() ?? [],
      codes,
      oddities: this.#tally.oddities(),
      keys: this.#keys.order(),
    }
  }

  /**
   * Whether a row fits the heading: further fields must be empty (the portal ends its lines with a comma),
   * and only an empty 备注 at the end may be missing, since Excel leaves off empty fields there. False for
   * a blank row.
   *
   * @throws UserError where fields are missing or too many.
   */
  #hasRightWidth(row: Row): boolean {
    const { width, of } = this.#columns
    const { fields, line } = row
    const needed = of.remark?.index === width - 1 ? width - 1 : width
    if (fields.length === width + 1 && fields[width] === '') return true
    if (isBlank(row)) return false
    if (fields.length >= needed && fields.slice(width).every((field) => field.trim() === '')) return true
    const found = fields.join(',').slice(0, 1000)
    if (fields.length < needed)
      throw new UserError(
        {
          zh: `这一行只有 ${fields.length} 列，表头有 ${width} 列`,
          en: `This row has ${fields.length} fields, the heading has ${width}`,
        },
        {
          where: { file: this.#file, line, found },
          hint: {
            zh: '下载可能在这里中断：请重新下载',
            en: 'The download may have been cut off here: download the file again',
          },
        },
      )
    if (fields.slice(0, width).every((field) => field.trim() === '')) throw this.#outsideTable(row)
    throw new UserError(
      {
        zh: `这一行有 ${fields.length} 列，表头只有 ${width} 列`,
        en: `This row has ${fields.length} fields, the heading only ${width}`,
      },
      {
        where: { file: this.#file, line, found },
        hint: {
          zh: '含逗号的名称或数字要放在引号里：请对照下载的原文件',
          en: 'A name or number with a comma must stand in quotes: compare with the file as downloaded',
        },
      },
    )
  }

  /** A row that has something beside the table, and nothing in it. */
  #outsideTable({ fields, line }: Row): UserError {
    const column = fields.findIndex((field) => field.trim() !== '')
    return new UserError(
      { zh: '表格以外的地方有内容', en: 'There is something outside of the table' },
      {
        where: { file: this.#file, line, column: column + 1, found: fields[column] ?? '' },
        hint: {
          zh: '请删去它，或用下载的原文件',
          en: 'Delete it, or use the file as downloaded',
        },
      },
    )
  }

  #noteRemark(row: Row, column: Column): void {
    const text = row.fields[column.index]?.trim().slice(0, longestRemark) ?? ''
    if (text === '') return
    if (!this.#remarks.has(text)) {
      if (this.#remarks.size === mostRemarks) return
      this.#remarks.add(detached(text))
    }
    this.#tally.add('remark', 'remark', row.line, text, text)
  }
}

const totalNames = new Set(['合计', '总计', '总和', '总值', 'total', 'grand total'])

const isBlank = (row: Row): boolean => row.fields.every((field) => field.trim() === '')
