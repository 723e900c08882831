import { type Chart, Formula, Image, type Table, Url, type Worksheet } from 'wasm-xlsxwriter'
import { type PrintedLogo, printable } from '../shared/shared.ts'
import type { Look, Looks } from './cell-formats.ts'
import type { Content } from './figure-formulas.ts'

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
/** Of a pixel. */
const points = 0.75

/** Puts text, numbers, formulas and links into one sheet. A text is written as a string, whatever it begins with. */
export class Sheet {
  readonly #sheet: Worksheet
  readonly #looks: Looks
  #widths: readonly number[] = []
  readonly #heights = new Map<number, number>()

  constructor(sheet: Worksheet, name: string, looks: Looks) {
    this.#sheet = sheet
    release(sheet.setName(name))
    this.#looks = looks
  }

  text(row: number, column: number, text: string, look: Look): void {
    release(
      text === ''
        ? this.#sheet.writeBlank(row, column, look.format)
        : this.#sheet.writeStringWithFormat(row, column, fitting(text), look.format),
    )
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
    release(this.#sheet.setRowHeight(row, height))
  }

  /** A text on one or, where a cell cannot hold it, on several rows. Gives the next row. */
  lines(row: number, column: number, text: string, look: Look): number {
    let next = row
    for (const piece of pieces(text)) this.text(next++, column, piece, look)
    return next
  }

  link(row: number, column: number, text: string, sheet: string): void {
    const target = new Url(`internal:'${sheet}'!A1`)
    const named = target.setText(fitting(text))
    release(this.#sheet.writeUrlWithFormat(row, column, named, this.#looks.link.format), named, target)
    this.makeRoom(row, column, text, this.#looks.link)
  }

  content(row: number, column: number, content: Content, look: (format: string) => Look): void {
    switch (content.kind) {
      case 'text':
        this.text(row, column, content.text, look('General'))
        break
      case 'number':
        release(this.#sheet.writeNumberWithFormat(row, column, content.value, look(content.format).format))
        break
      case 'formula': {
        const formula = new Formula(`=${content.formula}`)
        const calculated = formula.setResult(String(content.result))
        const { format } = look(content.format)
        release(this.#sheet.writeFormulaWithFormat(row, column, calculated, format), calculated, formula)
      }
    }
  }

  /** Keeps the first row in sight, and so many columns; every page that is printed repeats the row. */
  freezeHeader(columns = 0): void {
    release(this.#sheet.setFreezePanes(1, columns), this.#sheet.setRepeatRows(0, 0))
  }

  hideGridlines(): void {
    release(this.#sheet.setScreenGridlines(false))
  }

  /** Makes a table object of everything from the first cell to the last. */
  addTable(lastRow: number, lastColumn: number, table: Table): void {
    release(this.#sheet.addTable(0, 0, lastRow, lastColumn, table))
  }

  /** Puts a chart over the cells from this one on; the chart cannot be used again. */
  addChart(row: number, column: number, chart: Chart): void {
    release(this.#sheet.insertChart(row, column, chart), chart)
  }

  /** Puts a logo into a cell, and makes its row as high. */
  addLogo(row: number, column: number, { png, width, height, alternative }: PrintedLogo): void {
    const image = new Image(png)
    const sized = image.setScaleToSize(width, height, false)
    const named = sized.setAltText(alternative)
    release(
      this.#sheet.setRowHeight(row, height * points + room),
      this.#sheet.insertImage(row, column, named),
      named,
      sized,
      image,
    )
  }

  /** To be called last: as long as a sheet is held, so is its workbook. */
  close(): void {
    release(this.#sheet)
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
      release(this.#sheet.setColumnWidth(column, width))
    })
    const width = widths.reduce((sum, item) => sum + item, 0)
    const across = Math.max(width, widest) > uprightWidth
    const sheet = this.#sheet
    release(
      across ? sheet.setLandscape() : sheet.setPortrait(),
      sheet.setPaperSize(a4),
      sheet.setPrintFitToPages(1, 0),
      sheet.setMargins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4),
      sheet.setHeader(`&C${headerText(heading)}`),
      sheet.setFooter(footer),
    )
  }
}

/** The width of prose in digits: over a line, Latin letters are a little narrower than digits. */
export const runningWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (character >= '\u2e80' ? 2.1 : 0.95), 0)

/**
 * Gives back the library's objects at once. Every call makes one, in memory that is not JavaScript's; left to the
 * garbage collector, thousands of them pile up while many briefs are printed.
 */
function release(...objects: readonly { free(): void }[]): void {
  for (const object of objects) object.free()
}

/** A text in pieces that fit a cell, no character torn. */
function pieces(text: string): string[] {
  if (text.length <= longest) return [text]
  const tears = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1))
  const end = tears ? longest - 1 : longest
  return [text.slice(0, end), ...pieces(text.slice(end))]
}

function fitting(text: string): string {
  const shown = printable(text)
  return shown.length <= longest ? shown : printable(`${shown.slice(0, longest - 1)}…`)
}

/** A header has 255 characters at most, its codes among them, and & begins a code. */
const longestHeader = 250

/** One line; what is cut off is shown to be. */
function headerText(text: string): string {
  let shown = ''
  for (const character of printable(text).replace(/\s+/g, ' ')) {
    const next = character === '&' ? '&&' : character
    if (shown.length + next.length > longestHeader) return `${shown}…`
    shown += next
  }
  return shown
}
