import type { Observation } from '../trade/observation.ts'
import { type Dimension, dimensions } from '../trade/terms.ts'
import { UserError } from '../trade/user-error.ts'
import { AmountReader } from './gacc-amounts.ts'
import { CodeReader } from './gacc-codes.ts'
import type { Column, Columns } from './gacc-columns.ts'
import { MonthReader } from './gacc-months.ts'
import type { Row } from './row.ts'
import type { ReadContext, ReadReport } from './source.ts'
import { detached, Tally } from './tally.ts'

/** The online query gives no more rows than this and cuts off without a word. */
export const portalLimit = 10_000

const mostRemarks = 5
const longestRemark = 200

/** Turns rows of one file into observations and keeps what was seen on the way. */
export class RowReader {
  readonly #file: string
  readonly #columns: Columns
  readonly #tally = new Tally()
  readonly #amounts: AmountReader
  readonly #months: MonthReader | undefined
  readonly #codes: { readonly [dimension in Dimension]?: CodeReader }
  readonly #remarks = new Set<string>()
  #rows = 0
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
  }

  /** The observation of a row, or null for a row without any text. @throws UserError for what cannot be read. */
  read(row: Row): Observation | null {
    if (row.fields.length !== this.#columns.width && !this.#hasRightWidth(row)) return null
    const { quantity, unit, quantity2, unit2, remark } = this.#columns.of
    if (row.fields[0] === '' && isBlank(row)) return null
    const month = this.#months?.read(row) ?? null
    const commodity = this.#codes.commodity?.read(row) ?? null
    const partner = this.#codes.partner?.read(row) ?? null
    const procedure = this.#codes.procedure?.read(row) ?? null
    const place = this.#codes.place?.read(row) ?? null
    const value = this.#amounts.value(row, this.#columns.value)
    const firstUnit = this.#amounts.unit(row, unit)
    const firstQuantity = quantity ? this.#amounts.quantity(row, quantity, firstUnit, value) : null
    const secondUnit = this.#amounts.unit(row, unit2)
    const secondQuantity = quantity2 ? this.#amounts.quantity(row, quantity2, secondUnit, value) : null
    if (remark) this.#noteRemark(row, remark)
    this.#rows++
    this.#lastLine = row.line
    this.#valueTotal += value
    return {
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
  }

  report(): ReadReport {
    const truncated = this.#rows === portalLimit
    const where = { file: this.#file, line: this.#lastLine }
    const namesOf = (dimension: Dimension) => this.#codes[dimension]?.names() ?? new Map<string, string>()
    return {
      rows: this.#rows,
      valueTotal: this.#valueTotal,
      months: this.#months?.months() ?? [],
      codes: {
        commodity: namesOf('commodity'),
        partner: namesOf('partner'),
        procedure: namesOf('procedure'),
        place: namesOf('place'),
      },
      findings: [
        ...(truncated ? [{ kind: 'truncated', severity: 'warning', count: this.#rows, where } as const] : []),
        ...this.#tally.findings(),
      ],
      truncated,
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
    const found = fields.join(',')
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

  #noteRemark(row: Row, column: Column): void {
    const text = row.fields[column.index]?.trim().slice(0, longestRemark) ?? ''
    if (text === '') return
    if (!this.#remarks.has(text)) {
      if (this.#remarks.size === mostRemarks) return
      this.#remarks.add(detached(text))
    }
    this.#tally.add({
      kind: 'remark',
      severity: 'note',
      subject: text,
      where: { file: this.#file, line: row.line, column: column.heading, found: text },
    })
  }
}

const isBlank = (row: Row): boolean => row.fields.every((field) => field.trim() === '')
