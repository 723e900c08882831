import type { CodeLists } from '../codes/codes.ts'
import type { FigureBook } from '../statistics/figures/figures.ts'
import { type FigureName, type Flow, listWindows, type Month, type Window } from '../trade/trade.ts'
import type { Display, Shown } from './display.ts'
import type { Cell, Chart, ChartPoint, HeaderCell, Heading, Inline, Table } from './document.ts'
import { getCodeLists, type Product } from './product/product.ts'
import {
  type CaptionFacts,
  getTrader,
  ownHeading,
  ownTitle,
  type Trader,
  type Wording,
} from './wording/wording.ts'

/** What a section has at hand while it is written. */
export class Writing {
  readonly product: Product
  readonly month: Month
  readonly book: FigureBook
  readonly wording: Wording
  readonly display: Display
  readonly trader: Trader
  readonly codes: CodeLists
  /** The windows shown, the brief's own first. In January the year to date is the month, and is not said twice. */
  readonly windows: readonly Window[]
  #tables = 0
  #charts = 0
  #namedProduct = false
  #namedPlaces = false

  constructor(product: Product, month: Month, book: FigureBook, display: Display, wording: Wording) {
    this.product = product
    this.month = month
    this.book = book
    this.display = display
    this.wording = wording
    this.trader = getTrader(product, wording.language)
    this.codes = getCodeLists(product)
    this.windows = listWindows({ edition: product.edition ?? 'month', last: month })
  }

  show(name: FigureName): Shown {
    return this.display.show(this.book.get(name))
  }

  cell(name: FigureName): Cell {
    const { figure, text } = this.show(name)
    return { kind: 'figure', id: figure.id, text, marker: figure.marker ?? null }
  }

  /** A figure as a chart takes it: in the shown unit, with its text. */
  point(name: FigureName): ChartPoint {
    const { figure, text } = this.show(name)
    const amount = figure.value?.dividedBy(this.display.scaleOf(figure.unit)).toDecimal() ?? null
    return { id: figure.id, text, amount, marker: figure.marker ?? null }
  }

  /**
   * @param number its place among its likes; null for one without a number.
   * @param programs what it says, unless the product file has words of its own.
   */
  heading(level: 1 | 2, number: number | null, part: string, programs: string): Heading {
    const { language, heading } = this.wording
    const words = ownHeading(this.product, language, part, this.month) ?? programs
    const text = number === null ? words : heading.numbered(level, number, words)
    return { kind: 'heading', level, text, part }
  }

  /** How a table begins: with the next number, and its title with the units that it is in. */
  startTable(
    id: string,
    title: (facts: CaptionFacts) => string,
    subject: {
      readonly flows: readonly Flow[]
      readonly units?: readonly string[]
      readonly top?: number | null
    },
  ): Pick<Table, 'kind' | 'id' | 'number' | 'caption'> {
    const { flows, units = [], top = null } = subject
    const { month, windows, trader } = this
    const product = this.product.name[this.wording.language]
    const words = this.title(id, title({ product, month, windows, trader, flows, top }), top)
    const number = ++this.#tables
    return { kind: 'table', id, number, caption: this.wording.caption.numbered(number, words, units) }
  }

  /** How a chart begins: with the next number, and its title with its unit. */
  startChart(
    id: string,
    title: string,
    unit: string,
  ): Pick<Chart, 'kind' | 'id' | 'number' | 'caption' | 'unit'> {
    const number = ++this.#charts
    return { kind: 'chart', id, number, caption: this.wording.chart.caption(number, title, unit), unit }
  }

  /** The title of a table or a chart, without number and units: the product file's, or else the program's. */
  title(id: string, programs: string, top: number | null = null): string {
    return ownTitle(this.product, this.wording.language, id, { month: this.month, top }) ?? programs
  }

  /** The same columns for each window, under its name. */
  forEachWindow(columns: readonly HeaderCell[]): HeaderCell[] {
    return this.windows.map((window) => ({
      label: this.wording.column.window(window, this.month),
      holds: 'figure',
      children: columns,
    }))
  }

  /** Whether the prose has named the product, and so has the mark of its footnote. */
  get namedProduct(): boolean {
    return this.#namedProduct
  }

  /** The product's name in prose, with the mark of its footnote where it is named first. */
  productName(): readonly Inline[] {
    const name: Inline = { kind: 'text', text: this.product.name[this.wording.language] }
    if (this.#namedProduct) return [name]
    this.#namedProduct = true
    return [name, { kind: 'footnote', number: 1 }]
  }

  /** True the first time that the prose speaks of places: it then says what it calls them. */
  firstWordOfPlaces(): boolean {
    const first = !this.#namedPlaces
    this.#namedPlaces = true
    return first
  }
}
