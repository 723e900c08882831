import type { CodeLists } from '../codes/codes.ts'
import type { FigureBook } from '../statistics/figures/figures.ts'
import { Fraction } from '../trade/numbers/numbers.ts'
import {
  type Figure,
  type FigureName,
  type Flow,
  listWindows,
  type Month,
  type Window,
} from '../trade/trade.ts'
import type { Display, Shown } from './display.ts'
import type { Cell, Chart, ChartPoint, HeaderCell, Heading, Inline, Table } from './document.ts'
import { getCodeLists, getReporter, type Product } from './product/product.ts'
import { type BriefScales, getDecimals, type Scales } from './scales/scales.ts'
import {
  type CaptionFacts,
  getTrader,
  ownHeading,
  ownTitle,
  type Trader,
  type Wording,
} from './wording/wording.ts'

/** The windows that a brief shows, its own first. */
export const shownWindows = ({ edition = 'month' }: Product, month: Month): readonly Window[] =>
  listWindows({ edition, last: month })

/** What the parts of a brief have in common while it is written. */
export interface Numbering {
  tables: number
  charts: number
  namedProduct: boolean
  namedPlaces: boolean
}

export interface WritingFacts {
  readonly product: Product
  readonly month: Month
  readonly book: FigureBook
  readonly display: Display
  readonly scales: BriefScales
  readonly wording: Wording
  /** Those of the product, where absent. */
  readonly codes?: CodeLists
  /** Absent where the brief begins. */
  readonly numbering?: Numbering
}

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
  readonly #scales: BriefScales
  readonly #numbering: Numbering

  constructor(facts: WritingFacts) {
    const { product, month, book, display, scales, wording, codes, numbering } = facts
    this.product = product
    this.month = month
    this.book = book
    this.wording = wording
    this.display = display
    this.trader = getTrader(product, wording.language)
    this.codes = codes ?? getCodeLists(product)
    this.windows = shownWindows(product, month)
    this.#scales = scales
    this.#numbering = numbering ?? { tables: 0, charts: 0, namedProduct: false, namedPlaces: false }
  }

  /** What tables, charts and prose have counted and named so far, as it is now. */
  copyNumbering(): Numbering {
    return { ...this.#numbering }
  }

  /** The same for a part about one flow: in the flow's own scales, with the same numbering. */
  forFlow(flow: Flow): Writing {
    return this.#inScales(this.#scales.forFlow(flow))
  }

  /** The same for a part about the data of another reporter: in scales and with names of its own, with the same numbering. */
  forReporter(reporter: string): Writing {
    return this.#inScales(this.#scales.forReporter(reporter), this.codes.forReporter(reporter))
  }

  /** The same for a figure outside tables. A figure of the whole brief keeps the scales of the part that it stands in. */
  forFigure(name: FigureName): Writing {
    const scales = this.#scales.forFigure(name)
    return scales === this.#scales.main ? this : this.#inScales(scales)
  }

  #inScales(scales: Scales, codes = this.codes): Writing {
    const display = this.display.inScales(scales)
    if (display === this.display && codes === this.codes) return this
    const { product, month, book, wording } = this
    const numbering = this.#numbering
    return new Writing({ product, month, book, display, scales: this.#scales, wording, codes, numbering })
  }

  /** The partners that shares and rankings of a flow leave out, if they have trade in a window shown or a year before. */
  listLeftOut(flow: Flow): readonly string[] {
    return this.product.without[flow].filter((id) => this.#hasTrade(flow, id))
  }

  /** Whether imports have goods of the reporter's own origin among them, in a window shown or a year before. */
  get hasReimports(): boolean {
    return this.#hasTrade('import', getReporter(this.product))
  }

  #hasTrade(flow: Flow, partner: string): boolean {
    return this.windows.some((window) =>
      (['current', 'base'] as const).some(
        (side) => (this.book.values(flow, 'partner', { window, side }).get(partner) ?? 0n) !== 0n,
      ),
    )
  }

  /** Whether words are a unit of money or quantity in the language of the brief. */
  isUnit(text: string): boolean {
    return this.#scales.isUnit(text)
  }

  /** Whether the decimals of an amount are chosen, rather than stated in the product file. */
  hasChosenDecimals(figure: Figure): boolean {
    return this.display.hasChosenDecimals(figure)
  }

  /** What a table or chart in money counts: 亿美元. */
  get moneyUnit(): string {
    return this.display.scales.money.label
  }

  /** Whether money is counted in another unit than in the brief's first table, or with other decimals. */
  get hasOwnMoneyScale(): boolean {
    const [here, main] = [this.display.scales.money, this.#scales.main.money]
    return here.factor !== main.factor || getDecimals(here.precision) !== getDecimals(main.precision)
  }

  /** What a table in quantities counts: 万个. @param name customs' unit. */
  quantityUnit(name: string | null): string {
    return this.display.scales.quantity(name).label
  }

  show(name: FigureName): Shown {
    return this.display.show(this.book.get(name))
  }

  /**
   * A round number without decimals: 50万美元 for 50.0. Where it has more digits than a main figure, in the largest unit
   * that it is one of or more: 10亿美元 for 100000万美元.
   */
  showRoundNumber(name: FigureName): Shown {
    const figure = this.book.get(name)
    return this.display.showRoundNumber(figure, this.#scales.listUnits(figure.unit))
  }

  /** The unit that was chosen for a figure from the data; null where it is a figure’s own or the product file states it. */
  findChosenUnit({ figure: { unit }, scale, per = '' }: Shown): string | null {
    if (scale) return scale.precision.kind === 'chosen' ? scale.label : null
    const isOwn = this.display.factorFor(unit).equals(Fraction.of(1n))
    return isOwn || unit.kind !== 'unitValue' ? null : this.wording.unitValueUnit(per, unit.currency)
  }

  /** What a column of unit values counts: 美元/千克, 美元/吨. */
  unitValueUnit(name: FigureName): string {
    const { figure, per = '' } = this.show(name)
    const { unit } = figure
    return this.wording.unitValueUnit(per, unit.kind === 'unitValue' ? unit.currency : undefined)
  }

  cell(name: FigureName): Cell {
    const { figure, text, scale } = this.show(name)
    const marker = figure.marker ?? null
    return { kind: 'figure', id: figure.id, text, marker, ...(scale && { scale: `${scale.factor}` }) }
  }

  /** A figure as a chart takes it: in the shown unit, with its text. */
  point(name: FigureName): ChartPoint {
    const { figure, text, scale } = this.show(name)
    const amount = figure.value?.dividedBy(this.display.factorFor(figure.unit)).toDecimal() ?? null
    return {
      id: figure.id,
      text,
      amount,
      marker: figure.marker ?? null,
      ...(scale && { scale: `${scale.factor}` }),
    }
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

  /** The heading of a section of one flow alone, which a commentary may also call by the name of its part. */
  loneHeading(
    number: number,
    section: string,
    flow: Flow,
    words: { readonly heading: string; flow(flow: Flow): string; lone?(flow: Flow): string },
  ): Heading {
    const part = `${flow}.${section}`
    const { language } = this.wording
    const headingOfProduct = ownHeading(this.product, language, part, this.month)
    const programs = headingOfProduct ?? words.lone?.(flow) ?? words.flow(flow)
    return {
      ...this.heading(1, number, section, programs),
      also: [part, words.heading, words.flow(flow)],
    }
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
    const product = this.wording.translate(this.product.name)
    const words = this.title(id, title({ product, month, windows, trader, flows, top }), top)
    const number = ++this.#numbering.tables
    const named = units.filter((unit) => unit !== '') // quantities without customs' unit have none
    return { kind: 'table', id, number, caption: this.wording.caption.numbered(number, words, named) }
  }

  /** How a chart begins: with the next number, and its title with its unit. */
  startChart(
    id: string,
    title: string,
    unit: string,
  ): Pick<Chart, 'kind' | 'id' | 'number' | 'caption' | 'unit'> {
    const number = ++this.#numbering.charts
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
    return this.#numbering.namedProduct
  }

  /** The product's name in prose, with the mark of its footnote where it is named first. */
  productName(): readonly Inline[] {
    const name: Inline = { kind: 'text', text: this.wording.translate(this.product.name) }
    if (this.#numbering.namedProduct) return [name]
    this.#numbering.namedProduct = true
    return [name, { kind: 'footnote', number: 1 }]
  }

  /** True the first time that the prose speaks of places: it then says what it calls them. */
  firstWordOfPlaces(): boolean {
    const first = !this.#numbering.namedPlaces
    this.#numbering.namedPlaces = true
    return first
  }
}
