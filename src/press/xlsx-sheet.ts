import { Formula, Url, type Worksheet } from 'wasm-xlsxwriter'
import type { Content } from './figure-formulas.ts'
import { printable } from './text.ts'
import type { Look, Looks } from './xlsx-looks.ts'

/** What a cell can hold, in units of UTF-16. */
const longest = 32_767

/** Excel's number of a paper of A4. */
const a4 = 9

/** Wider than this, in digits, a sheet is printed across the paper. */
const uprightWidth = 95

/** In points: the height of a row that nothing was said of, and the most that a row can have. */
const rowHeight = { usual: 15, most: 409 } as const

/** Of a line, in sizes of its font, and of the room under a text of several lines, in points. */
const lineHeight = 1.4
const room = 5

/** Puts text, numbers, formulas and links into one sheet. A text is written as a string, whatever it begins with. */
export class Sheet {
  readonly #sheet: Worksheet
  readonly #looks: Looks
  #widths: readonly number[] = []
  readonly #heights = new Map<number, number>()

  constructor(sheet: Worksheet, name: string, looks: Looks) {
    this.#sheet = sheet.setName(name)
    this.#looks = looks
  }

  text(row: number, column: number, text: string, look: Look): void {
    if (text === '') this.#sheet.writeBlank(row, column, look.format)
    else this.#sheet.writeStringWithFormat(row, column, fitting(text), look.format)
    this.makeRoom(row, column, text, look)
  }

  /** Makes a row as high as a text needs; not every program does that when it opens a file. */
  makeRoom(row: number, column: number, text: string, { size, wraps }: Look): void {
    const width = ((this.#widths[column] ?? 10) * 11) / size
    const lines = wraps
      ? text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(runningWidth(line) / width)), 0)
      : 1
    const height = Math.min(rowHeight.most, lines * size * lineHeight + (lines > 1 ? room : 0))
    if (height <= Math.max(rowHeight.usual + 1, this.#heights.get(row) ?? 0)) return
    this.#heights.set(row, height)
    this.#sheet.setRowHeight(row, height)
  }

  /** A text on one or, where a cell cannot hold it, on several rows. Gives the next row. */
  lines(row: number, column: number, text: string, look: Look): number {
    let next = row
    for (let start = 0; start < text.length || start === 0; start += longest)
      this.text(next++, column, text.slice(start, start + longest), look)
    return next
  }

  link(row: number, column: number, text: string, sheet: string): void {
    const target = new Url(`internal:'${sheet}'!A1`).setText(fitting(text))
    this.#sheet.writeUrlWithFormat(row, column, target, this.#looks.link.format)
    this.makeRoom(row, column, text, this.#looks.link)
  }

  content(row: number, column: number, content: Content, look: (format: string) => Look): void {
    switch (content.kind) {
      case 'text':
        this.text(row, column, content.text, look('General'))
        break
      case 'number':
        this.#sheet.writeNumberWithFormat(row, column, content.value, look(content.format).format)
        break
      case 'formula': {
        const formula = new Formula(`=${content.formula}`).setResult(String(content.result))
        this.#sheet.writeFormulaWithFormat(row, column, formula, look(content.format).format)
      }
    }
  }

  /** The sheet as the library has it, for what is not text, number, formula or link. */
  get worksheet(): Worksheet {
    return this.#sheet
  }

  /**
   * To be called first. Column widths in digits; A4, as many pages as it takes but one page wide, with a heading
   * and page numbers. `widest`: the width of text that reaches over the columns.
   */
  layOut(
    widths: readonly number[],
    { heading, footer, widest = 0 }: { heading: string; footer: string; widest?: number },
  ): void {
    this.#widths = widths
    widths.forEach((width, column) => {
      this.#sheet.setColumnWidth(column, width)
    })
    const width = widths.reduce((sum, one) => sum + one, 0)
    const across = Math.max(width, widest) > uprightWidth
    const sheet = across ? this.#sheet.setLandscape() : this.#sheet.setPortrait()
    sheet
      .setPaperSize(a4)
      .setPrintFitToPages(1, 0)
      .setMargins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4)
      .setHeader(`&C${headerText(heading)}`)
      .setFooter(footer)
  }
}

/** The width of prose in digits: over a line, Latin letters are as wide as digits. */
export const runningWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (character >= '\u2e80' ? 2.1 : 1), 0)

function fitting(text: string): string {
  const shown = printable(text)
  return shown.length <= longest ? shown : printable(`${shown.slice(0, longest - 1)}…`)
}

/** A header has 255 characters at most, and & begins a code. */
const headerText = (text: string): string =>
  Array.from(printable(text).replace(/\s+/g, ' ')).slice(0, 100).join('').replaceAll('&', '&&')
