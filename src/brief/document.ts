import type { Confirmation, EditionLanguage, FigureId, Marker, Unit } from '../trade/trade.ts'
import type { Logo } from './logo.ts'

/**
 * A finished brief: headings, paragraphs, tables and notes, with every figure that they show. It is
 * immutable and knows nothing of Word or HTML; a press turns it into a file, and the same document always
 * gives the same bytes.
 */
export interface Document {
  readonly language: EditionLanguage
  readonly title: string
  /** The day of the data, as printed under the title: `数据截至 2024-01-18`. */
  readonly subtitle: string
  readonly blocks: readonly Block[]
  readonly footnotes: readonly Footnote[]
  /** Every figure of the brief, by id, also those that only others were computed from. */
  readonly figures: ReadonlyMap<FigureId, ShownFigure>
  readonly about: About
}

/** A figure as it is printed. */
export interface ShownFigure {
  readonly id: FigureId
  /** Exact, in base units, as a decimal of at least 12 significant digits; null where there is nothing to show. */
  readonly value: string | null
  /** The exact value as a fraction in lowest terms, such as `-91/10`; null where there is nothing to show. */
  readonly exact: string | null
  /** What the brief prints. */
  readonly text: string
  /** How many base units make one unit of `text`: `100000000` for 亿, `1` for percent, `1/1000` for USD/千克 per tonne. */
  readonly scale: string
  /** ISO 4217 for money, customs' name for quantities (个, 千克), `%`. */
  readonly unit: string
  readonly marker: Marker | null
  readonly derivation: import('../trade/trade.ts').Derivation
}

/** What the brief says about itself: identity, and what it stands on. */
export interface About {
  readonly product: string
  /** `2023-12`; of other editions `2023-Q4`, `2023-H2`, `2023`. */
  readonly month: string
  readonly issuer: string | null
  /** The issuer's, printed above the title. */
  readonly logo?: Logo
  /** The issuer's, whose looks a Word file has. */
  readonly wordTemplate?: WordTemplate
  /** A layout of pages other than the usual one. */
  readonly form?: PageForm
  /** The issuer's colours and fonts. */
  readonly look?: IssuerLook
  /** The latest date of the data that it stands on, ISO 8601. */
  readonly asOf: string
  readonly files: readonly StandsOn[]
  /** The file of the commentary that it has; null where it has none. */
  readonly commentary: { readonly file: string; readonly sha256: string } | null
  /** Confirmations of implausible data that it rests on. */
  readonly confirmed?: readonly Confirmation[]
}

/** `gbt9704`: that of official documents (GB/T 9704-2012). */
export const pageForms = ['gbt9704'] as const
export type PageForm = (typeof pageForms)[number]

/** Colours and fonts of an issuer's own; what is left out is the usual one. */
export interface IssuerLook {
  /** As `#174a7c`. */
  readonly colours?:
    | {
        /** Of titles and headings. */
        readonly accent?: string | undefined
        /** Of what charts draw, one after another. */
        readonly series?: readonly string[] | undefined
      }
    | undefined
  /** Names of fonts; a program without one takes another. */
  readonly fonts?: { readonly [part in 'body' | 'heading' | 'latin']?: string | undefined } | undefined
}

/** What a brief takes of a Word file of the issuer's: parts of it (Office Open XML) as they stand there. */
export interface WordTemplate {
  readonly file: string
  readonly sha256: string
  readonly styles: string
  /** The theme, with the fonts and colours that styles refer to; null where the file has none. */
  readonly theme: string | null
  /** Null where the file does not say. */
  readonly page: WordPage | null
  /** Null where the file has none at all. */
  readonly header: RunningParts | null
  readonly footer: RunningParts | null
  /** Whether pages with even numbers have headers and footers of their own. */
  readonly evenAndOdd: boolean
  /** The pictures of headers and footers, by the names that these refer to. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** The page of a Word document, in twips (twentieths of a point). */
export interface WordPage {
  readonly width: number
  readonly height: number
  /** A top or bottom below zero holds even where a header or footer is higher (ECMA-376, 17.6.11). */
  readonly margin: Readonly<
    Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer' | 'gutter', number>
  >
}

/** A header or a footer: on the first page, on pages with even numbers, and on all others; null for an empty one. */
export type RunningParts = Readonly<Record<'first' | 'even' | 'default', RunningPart | null>>

export interface RunningPart {
  readonly xml: string
  readonly relations: readonly WordRelation[]
}

/** What a part of a Word file refers to: a picture, by its name among `pictures`, or an address on the web. */
export interface WordRelation {
  readonly id: string
  readonly kind: 'picture' | 'link'
  readonly target: string
}

/** How much of a file a brief stands on. */
export interface StandsOn {
  readonly file: string
  readonly sha256: string
  readonly asOf: string
  /** Rows of the file that the brief's figures add up. */
  readonly rows: number
  /** Rows that the file has. */
  readonly rowsInFile: number
}
export type Block = Heading | Paragraph | List | Table | Chart

export interface Heading {
  readonly kind: 'heading'
  /** 1 for 一、 2 for （一）. */
  readonly level: 1 | 2
  readonly text: string
  /** Which part of the brief it heads, the same in every language: `overview`, `partners`, `export.partners` … */
  readonly part?: string
  /** Other names of the same part, by which a commentary may head its text; they are not printed. */
  readonly also?: readonly string[]
}

/**
 * `body`: prose. `statement`: what the brief says about itself (data, base of comparison, rounding).
 * `commentary`: what an analyst wrote.
 */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly role: 'body' | 'statement' | 'commentary'
  readonly content: readonly Inline[]
}

/** A list: `body` of the brief's own sentences, `commentary` of an analyst's. */
export interface List {
  readonly kind: 'list'
  readonly role: 'body' | 'commentary'
  /** The number of the first item; null where the items have bullets. */
  readonly start: number | null
  readonly items: readonly (readonly Inline[])[]
}

/** A run of text; a figure with the text that it takes in this sentence; the mark of a footnote. */
export type Inline =
  | ({ readonly kind: 'text'; readonly text: string } & Emphasis)
  | ({ readonly kind: 'figure'; readonly id: FigureId; readonly text: string } & Emphasis)
  | { readonly kind: 'footnote'; readonly number: number }

/** How commentary sets off a run of text. */
export interface Emphasis {
  readonly strong?: true
  readonly emphasis?: true
  /** Where it leads: `http:`, `https:` or `mailto:`, nothing else. */
  readonly link?: string
}

export interface Footnote {
  readonly number: number
  readonly content: readonly Inline[]
}

/** One header structure, from which screen, print and spreadsheet come. */
export interface Table {
  readonly kind: 'table'
  /** `overview`, `export.partners` …: the same in every language. */
  readonly id: string
  readonly number: number
  /** With its number: `表1：…`. */
  readonly caption: string
  /** The header tree; its leaves are the columns. */
  readonly header: readonly HeaderCell[]
  readonly rows: readonly Row[]
  /** Source and notes, printed under the table. */
  readonly notes: readonly string[]
}

export interface HeaderCell {
  /** Empty above a column of names that needs no heading. */
  readonly label: string
  /** What the column holds: names, or figures. On leaves; of no meaning on others. */
  readonly holds: 'name' | 'figure'
  readonly children?: readonly HeaderCell[]
}

/** `block`: one label over the whole width, heading the rows that follow. `data`: a cell a column. */
export type Row =
  | { readonly kind: 'block'; readonly label: string }
  | { readonly kind: 'data'; readonly cells: readonly Cell[] }

/** `figure` holds the text too, so that a press never formats a number. `empty` where a ranking is shorter. */
export type Cell =
  | { readonly kind: 'name'; readonly text: string }
  | {
      readonly kind: 'figure'
      readonly id: FigureId
      readonly text: string
      readonly marker: Marker | null
      /** Of an amount: how many base units make one unit of `text`, which a table can have of its own. */
      readonly scale?: string
    }
  | { readonly kind: 'empty' }

/**
 * A chart over figures. It holds what a format needs to draw it, and the words for who does not see it; how
 * it is drawn is the press's matter.
 */
export interface Chart {
  readonly kind: 'chart'
  /** `months`, `export.partners.chart` …: the same in every language. */
  readonly id: string
  readonly number: number
  /** With its number: `图1：…`. It stands below the chart. */
  readonly caption: string
  /** `line`: a course over time. `column`: bars that stand. `bar`: bars that lie, one below the other. */
  readonly form: 'line' | 'column' | 'bar'
  /** What the axis counts, with its scale: 亿美元. */
  readonly unit: string
  /** What the categories are: 月份. */
  readonly heading: string
  readonly categories: readonly ChartCategory[]
  readonly series: readonly ChartSeries[]
  /** What it shows, with its largest and last values, for who cannot see it. */
  readonly alternative: string
  readonly notes: readonly string[]
}

export interface ChartCategory {
  /** In full: 2023年1月. */
  readonly label: string
  /** On an axis: 1月. */
  readonly tick: string
  /** What it shares with its neighbours, said once on an axis: 2023年. */
  readonly group: string | null
}

export interface ChartSeries {
  readonly name: string
  /** One for each category. */
  readonly points: readonly ChartPoint[]
}

export interface ChartPoint {
  readonly id: FigureId
  /** What the brief prints of the figure. */
  readonly text: string
  /** In the chart's unit, as a decimal; null for a gap. */
  readonly amount: string | null
  readonly marker: Marker | null
  /** Of an amount: how many base units make one unit of `text`. */
  readonly scale?: string
}

/** What is printed where there is nothing to show, one sign for each meaning; customs prints `-` without a base. */
export const markerSigns: Readonly<Record<Exclude<Marker, 'lowBase'>, string>> = {
  noBase: '-',
  noTotal: '/',
  notAvailable: '..',
  mixedUnits: '×',
}

/** How a unit is written in data: ISO 4217, customs' own name, `%`, `pp` (percentage points), `USD/千克`. */
export function unitCode(unit: Unit): string {
  switch (unit.kind) {
    case 'money':
      return unit.currency
    case 'quantity':
      return unit.name ?? ''
    case 'percent':
      return '%'
    case 'points':
      return 'pp'
    case 'unitValue':
      return `${unit.currency}/${unit.per ?? ''}`
    case 'count':
    case 'index':
      return ''
  }
}
