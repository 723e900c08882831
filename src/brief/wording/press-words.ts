import type { CellRule } from '../../trade/observation/observation.ts'
import type {
  BulletinCell,
  Currency,
  FigureId,
  FigureName,
  Marker,
  Measure,
  Month,
  MonthRange,
} from '../../trade/trade.ts'

/** What formats say beside the brief's own text, in one language. */
export interface PressWords {
  /** For who cannot see the issuer's logo. */
  readonly logo: string
  /** Above the list of headings. */
  readonly contents: string
  /** Around the number of a page, and between it and how many there are. */
  readonly page: { readonly before: string; readonly between: string; readonly after: string }
  /** Behind the caption of a table on further pages or slides. */
  readonly continued: string
  readonly noCharts: string
  readonly html: {
    readonly back: string
    readonly footnote: string
    readonly footnotes: string
    /** Above the table of a chart's data. */
    readonly chartData: string
    /** Above a table that is wider than the screen. */
    readonly wider: string
    derivations(count: number): string
    readonly close: string
    /** Before the text that a figure is printed as. */
    readonly printed: string
    readonly ids: string
  }
  readonly workbook: WorkbookWords
  readonly slides: SlideWords
  readonly article: ArticleWords
  readonly derivation: DerivationWords
  /**
   * What a figure is of, when, and which measure: 进口 德国 当月 金额 同比. The id itself where there are no words for it.
   *
   * @param last the month that the brief ends with.
   * @param named what the brief calls what a figure is of.
   */
  nameFigure(id: FigureId, last: Month | undefined, named: (name: FigureName) => string | undefined): string
}

/** What slides say. */
export interface SlideWords {
  readonly summary: string
  readonly footnotes: string
  readonly statements: string
  readonly basis: string
  readonly asOf: string
  /** With what the line under a table begins that says whose data it has. */
  readonly source: string
  /** Above notes of a table that stand on a slide of their own. */
  notesOf(table: number): string
}

/** What stands around an article for an official account. */
export interface ArticleWords {
  readonly copy: string
  readonly copied: string
  readonly failed: string
  readonly use: string
}

/** How a figure came about. */
export interface DerivationWords {
  readonly sum: string
  bulletin(file: string, line: number, goods: string): string
  readonly notLoaded: string
  readonly flow: Readonly<Record<BulletinCell['flow'], string>>
  readonly measure: Readonly<Record<Measure, string>>
  currency(currency: Currency): string
  range(months: MonthRange): string
  /** A partner, place or procedure with its code; a measure with its currency. */
  named(name: string, code: string): string
  readonly commodities: string
  readonly dimension: Readonly<Record<'partner' | 'place' | 'procedure', string>>
  readonly without: string
  readonly within: string
  more(count: number): string
  readonly between: string
  readonly after: string
  readonly parts: string
  /** The rules over single cells. */
  readonly rules: Readonly<Record<CellRule, string>>
}

/** What a workbook says beside the brief's own text. */
export interface WorkbookWords {
  /** The names of sheets; a table's sheet is named by the table's number. */
  readonly sheets: {
    readonly cover: string
    readonly contents: string
    readonly text: string
    table(number: number): string
    chart(number: number): string
    readonly notes: string
    readonly data: string
  }
  /** What the sheets hold, for the contents. */
  readonly holds: {
    readonly cover: string
    readonly text: string
    readonly notes: string
    readonly data: string
  }
  readonly columns: {
    readonly sheet: string
    readonly holds: string
    /** Above the rows' names, where the table leaves the heading out. */
    readonly item: string
    /** Above what were rows over the whole width. */
    readonly group: string
    readonly number: string
    readonly note: string
    readonly where: string
    readonly figure: string
    readonly id: string
    readonly value: string
    readonly unit: string
    readonly printed: string
    readonly scale: string
    readonly kind: string
    readonly marker: string
    readonly derivation: string
    readonly exact: string
  }
  /** What a value on the data sheet is. */
  readonly kinds: Readonly<Record<'input' | 'formula' | 'fixed', string>>
  readonly markers: Readonly<Record<Marker, string>>
  noteMark(number: number): string
  footnoteMark(number: number): string
  /** What a note begins with in the brief; in the workbook its mark says as much. */
  readonly noteWord: string
  /** What is beside a text, such as where a link leads. */
  inBrackets(text: string): string
  readonly backToContents: string
  readonly about: string
  /** How the workbook is to be used. */
  readonly use: readonly string[]
  /** In the codes of Excel's footers. */
  readonly footer: string
  /** The usual one of the language's Excel. */
  readonly font: string
}
