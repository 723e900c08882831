import {
  type Budget,
  type CellValue,
  columnLetters,
  damaged,
  noSuchPlace,
  outOfOrder,
  type Sheet,
  type SheetRow,
} from '../workbook/workbook.ts'
import { textAt } from './biff-texts.ts'
import { recordAt, recordTypes } from './records.ts'

/** What the cells of a sheet refer to. */
export interface BiffContext {
  readonly file: string
  readonly stream: Uint8Array
  readonly texts: readonly string[]
  readonly budget: Budget
}

/** A sheet of Excel 97 has so many columns, and rows have numbers of 16 bits. */
const mostColumns = 256

/**
 * The rows of a sheet whose records begin at an offset (MS-XLS, 2.1.7.20.5). Cells may come in any order of rows.
 *
 * @throws RangeError for a stream that is cut off, UserError for a cell that does not exist or too many of them.
 */
export function readBiffSheet(sheet: string, from: number, context: BiffContext): Sheet {
  const cells = new SheetBuilder(sheet, context)
  let depth = 0
  /** The cell of a formula whose text comes in a record after it. */
  let waiting: readonly [row: number, column: number] | null = null
  for (let index = from; ; ) {
    const { type, data, next } = recordAt(context.stream, index)
    if (type === recordTypes.bof) depth++
    else if (type === recordTypes.eof) {
      depth--
      if (depth === 0) return { sheet, rows: cells.rows() }
    } else if (depth === 0) throw new RangeError('a sheet does not begin')
    else if (depth === 1) {
      // Charts within a sheet are further down.
      if (type === recordTypes.string && waiting) {
        cells.put(...waiting, textAt(data, 0))
        waiting = null
      } else if (cells.take(type, data)) waiting = [data.getUint16(0, true), data.getUint16(2, true)]
    }
    index = next
  }
}

class SheetBuilder {
  readonly #sheet: string
  readonly #context: BiffContext
  readonly #rows = new Map<number, CellValue[]>()

  constructor(sheet: string, context: BiffContext) {
    this.#sheet = sheet
    this.#context = context
  }

  /** Takes the cells of a record. @returns whether its text comes in one after it. */
  take(type: number, data: DataView): boolean {
    const place = () => [data.getUint16(0, true), data.getUint16(2, true)] as const
    switch (type) {
      case recordTypes.labelShared:
        this.put(...place(), this.#shared(data.getUint32(6, true), place))
        break
      case recordTypes.label:
      case recordTypes.richLabel:
        this.put(...place(), textAt(data, 6))
        break
      case recordTypes.number:
        this.put(...place(), numeric(data.getFloat64(6, true)))
        break
      case recordTypes.rk:
        this.put(...place(), numeric(rkAt(data, 6)))
        break
      case recordTypes.rks:
        for (let index = 4; index + 6 <= data.byteLength - 2; index += 6) {
          const [row, first] = place()
          this.put(row, first + (index - 4) / 6, numeric(rkAt(data, index + 2)))
        }
        break
      case recordTypes.boolOrError:
        this.put(...place(), boolOrError(data.getUint8(6), data.getUint8(7) === 1))
        break
      case recordTypes.formula:
        return this.#takeFormula(data, place())
    }
    return false
  }

  /** The value that a formula had last (FormulaValue): a number, or what its first byte says. */
  #takeFormula(data: DataView, [row, column]: readonly [number, number]): boolean {
    if (data.getUint16(12, true) !== 0xffff) this.put(row, column, numeric(data.getFloat64(6, true)))
    else if (data.getUint8(6) === 0) return true
    else if (data.getUint8(6) < 3)
      this.put(row, column, boolOrError(data.getUint8(8), data.getUint8(6) === 2))
    return false
  }

  /** Puts a value into a cell, both counted from 0. */
  put(row: number, column: number, value: CellValue): void {
    const { file, budget } = this.#context
    if (column >= mostColumns) throw noSuchPlace(file, this.#sheet, this.#place(row, column))
    if (value === null || value === '') return
    budget.takeCell(typeof value === 'string' ? value.length : 8, () => this.#place(row, column))
    const cells = this.#rows.get(row) ?? []
    this.#rows.set(row, cells)
    while (cells.length <= column) cells.push(null)
    if (cells[column] !== null) throw outOfOrder(file, this.#sheet, this.#place(row, column))
    cells[column] = value
  }

  rows(): readonly SheetRow[] {
    const lines = [...this.#rows.keys()].sort((a, b) => a - b)
    const width = this.#rows.get(lines[0] ?? -1)?.length ?? 0
    return lines.map((row) => {
      const cells = this.#rows.get(row) ?? []
      this.#context.budget.takeRow(Math.max(width, cells.length), () => this.#place(row, cells.length - 1))
      while (cells.length < width) cells.push(null)
      return { line: row + 1, cells }
    })
  }

  #shared(number: number, place: () => readonly [number, number]): string {
    const text = this.#context.texts[number]
    if (text === undefined)
      throw damaged(this.#context.file, new RangeError(`no shared text ${number}`), this.#place(...place()))
    return text
  }

  #place(row: number, column: number): string {
    return `${this.#sheet}!${columnLetters(column + 1)}${row + 1}`
  }
}

/** Whole numbers; others as texts, for the message that refuses them. */
const numeric = (number: number): CellValue => (Number.isInteger(number) ? number : String(number))

/** A number in 30 bits: whole, or the upper bits of another; a hundredth of it where the first bit says so (MS-XLS, 2.5.217). */
function rkAt(data: DataView, index: number): number {
  const bits = data.getInt32(index, true)
  const upper = new DataView(new ArrayBuffer(8))
  upper.setInt32(4, bits & ~0b11, true)
  const number = bits & 0b10 ? bits >> 2 : upper.getFloat64(0, true)
  return bits & 0b1 ? number / 100 : number
}

const errors: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])

const boolOrError = (value: number, isError: boolean): CellValue =>
  isError ? (errors.get(value) ?? '#') : value === 1
