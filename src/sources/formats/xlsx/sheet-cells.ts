import {
  type Budget,
  type CellValue,
  columnLetters,
  damaged,
  noSuchPlace,
  outOfOrder,
  parseAddress,
  parseRow,
  type SheetRow,
} from '../workbook/workbook.ts'
import { type NumberFormats, toDay } from './number-formats.ts'
import { RichText, type SharedStrings, unescaped } from './shared-strings.ts'
import type { XmlAttributes } from './xml-attributes.ts'
import type { XmlHandler } from './xml-scanner.ts'

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly file: string
  readonly strings: SharedStrings
  readonly formats: NumberFormats
  readonly isFrom1904: boolean
  readonly budget: Budget
}

/**
 * Reads the rows of a sheet as its XML comes: addresses are checked, and what it holds is counted, before anything is
 * kept. Rows without content take no memory, and rows no more than up to their last cell.
 */
export class SheetCells implements XmlHandler {
  readonly rows: SheetRow[] = []
  readonly #context: CellContext
  readonly #sheet: string
  readonly #inline = new RichText()
  #isInside = false
  #isValue = false
  /** The cell at hand, for messages. */
  readonly #place = () => `${this.#sheet}!${columnLetters(this.#column)}${this.#row}`
  #row = 0
  #isRowStated = true
  #column = 0
  #cells: CellValue[] = []
  #type = 'n'
  #style: string | undefined
  #value: string | undefined
  #inlineText: string | undefined

  constructor(sheet: string, context: CellContext) {
    this.#sheet = sheet
    this.#context = context
  }

  get wantsText(): boolean {
    return this.#isValue || this.#inline.wantsText
  }

  open(name: string, tag: XmlAttributes): void {
    if (name === 'sheetData') this.#isInside = true
    else if (!this.#isInside) return
    else if (name === 'row') this.#beginRow(tag.get('r'))
    else if (name === 'c') this.#beginCell(tag)
    else if (name === 'v') this.#isValue = true
    else if (name === 'is') this.#inline.begin()
    else this.#inline.open(name)
  }

  close(name: string): void {
    if (!this.#isInside) return
    if (name === 'sheetData') this.#isInside = false
    else if (name === 'row') this.#endRow()
    else if (name === 'c') this.#endCell()
    else if (name === 'v') {
      this.#isValue = false
      this.#value ??= ''
    } else if (name === 'is') this.#inlineText = this.#inline.end()
    else this.#inline.close(name)
  }

  text(text: string): void {
    if (this.#isValue) this.#value = (this.#value ?? '') + text
    else this.#inline.text(text)
  }

  #beginRow(number: string | undefined): void {
    const row = parseRow(number ?? String(this.#row + 1))
    if (row === null) throw noSuchPlace(this.#context.file, this.#sheet, number ?? String(this.#row + 1))
    if (row <= this.#row) throw outOfOrder(this.#context.file, this.#sheet, String(row))
    this.#row = row
    this.#isRowStated = number !== undefined
    this.#column = 0
    this.#cells = []
  }

  #beginCell(tag: XmlAttributes): void {
    const { file } = this.#context
    const text = tag.get('r') ?? `${columnLetters(this.#column + 1)}${this.#row}`
    const address = parseAddress(text)
    if (!address) throw noSuchPlace(file, this.#sheet, text)
    // The first cell of a row without a number may say it.
    if (!this.#isRowStated && address.row > this.#row) this.#row = address.row
    this.#isRowStated = true
    if (address.row !== this.#row || address.column <= this.#column) throw outOfOrder(file, this.#sheet, text)
    this.#column = address.column
    this.#type = tag.get('t') ?? 'n'
    this.#style = tag.get('s')
    this.#value = undefined
    this.#inlineText = undefined
  }

  #endCell(): void {
    const value = this.#valueOfCell()
    if (value === null || value === '') return
    this.#context.budget.takeCell(typeof value === 'string' ? value.length : 8, this.#place)
    while (this.#cells.length < this.#column - 1) this.#cells.push(null)
    this.#cells.push(value)
  }

  #endRow(): void {
    if (this.#cells.length === 0) return
    const width = Math.max(this.rows[0]?.cells.length ?? 0, this.#cells.length)
    this.#context.budget.takeRow(width, this.#place)
    while (this.#cells.length < width) this.#cells.push(null)
    this.rows.push({ line: this.#row, cells: this.#cells })
  }

  #valueOfCell(): CellValue {
    const value = this.#value
    switch (this.#type) {
      case 'inlineStr':
        return this.#inlineText ?? null
      case 's':
        return value ? this.#context.strings.at(value, this.#place()) : null
      case 'str':
        return value ? unescaped(value).trim() : null
      case 'b':
        return value ? value === '1' : null
      case 'e':
        return value ?? null
      case 'd':
        return value ? (/^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? value) : null
      case 'n':
        return value ? this.#number(value) : null
      default:
        throw damaged(this.#context.file, `the cell type ${this.#type}`, this.#place())
    }
  }

  /** Whole numbers; others as the text that the workbook has, for the message that refuses them. */
  #number(text: string): CellValue {
    const { formats, isFrom1904 } = this.#context
    const number = Number(text)
    if (formats.showsDate(this.#style)) return toDay(number, isFrom1904) ?? text
    return Number.isInteger(number) ? number : text
  }
}
