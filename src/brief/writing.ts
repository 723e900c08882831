import type { FigureBook } from '../statistics/figure-book.ts'
import type { FigureName } from '../trade/figure.ts'
import { calendarMonthOf, type Month } from '../trade/month.ts'
import { type Window, windows } from '../trade/window.ts'
import type { Display, Shown } from './display.ts'
import type { Cell, ChartPoint, Inline } from './document.ts'
import type { Product } from './product.ts'
import type { Wording } from './wording/wording.ts'

/** What a section has at hand while it is written. */
export class Writing {
  readonly product: Product
  readonly month: Month
  readonly book: FigureBook
  readonly wording: Wording
  readonly display: Display
  /** The windows shown. In January the year to date is the month, and is not said twice. */
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
    this.windows = calendarMonthOf(month) === 1 ? ['month'] : windows
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

  nextChart(): number {
    return ++this.#charts
  }

  /** How many tables there are so far: the number of the latest. */
  get tables(): number {
    return this.#tables
  }

  nextTable(): number {
    return ++this.#tables
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
