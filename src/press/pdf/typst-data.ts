import {
  type Block,
  type Cell,
  type Chart,
  type Document,
  type Emphasis,
  getLocale,
  type Inline,
  type Row,
  type Script,
  type Table,
} from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { chartFaces, chartSvg } from '../chart/chart.ts'
import { type Place, type SetText, setChartTexts } from '../fonts/fonts.ts'
import {
  balanceLines,
  cellLines,
  columnWidths,
  countClosingRows,
  fewestHeadings,
  type GridCell,
  getDecimalTail,
  headerGrid,
  keepAmounts,
  keepAmountsOfLine,
  keptTogether,
  type PrintedLogo,
  printable,
  printedLogo,
  runs,
} from '../shared/shared.ts'
import { continueCaption } from './continued-caption.ts'
import { noChanges, type PageChanges } from './page-changes.ts'

/** A brief as the Typst template takes it: texts, and how the tables are built. */
export type Sheet = ReturnType<typeof toTypstData>

type Content = readonly (
  | ({ readonly text: string } & Emphasis)
  | { readonly note: number; readonly again: boolean; readonly content?: Content }
)[]

/** The text's width on A4 with margins of 25 mm, and of official documents, in twips. */
const textWidths = { usual: 9_072, official: 8_844 } as const
/** As in the template: the cells' inset, left and right together, and the room before a second column of names. */
const spacing = { padding: 120, gap: 180 }
/** A table with longer texts than these may be higher than a page, and is not kept together. */
const [longText, longNotes] = [200, 1_200]

/** Size of the title, of headings by their levels, and of tables, in points: as in the template. */
type Sizes = readonly [title: number, first: number, second: number, table: number]
const sizes: Readonly<Record<'usual' | 'official', Readonly<Record<Script, Sizes>>>> = {
  usual: { han: [22, 16, 14, 10], latin: [21, 15, 12.5, 9.5] },
  official: { han: [22, 16, 16, 10.5], latin: [22, 16, 16, 9.5] },
}

/** The measures of a brief's page and letters. */
function measurePage({ language, about }: Document) {
  const form = about.form === 'gbt9704' ? 'official' : 'usual'
  const { script, numbers } = getLocale(language)
  const width = textWidths[form]
  const [title, first, second, table] = sizes[form][script]
  return {
    width,
    numbers,
    /** Half the size of tables, in twips. */
    digit: table * 10,
    /** How many halves of a character a line holds. */
    capacity: (part: 'title' | 1 | 2 | 'table') => {
      const points = { title, 1: first, 2: second, table }[part]
      return Math.floor((width / 10 / points) * letterRoom[script])
    },
  }
}

/** Latin letters are narrower than they are taken for, and vary; Chinese characters are all as wide as high. */
const letterRoom: Readonly<Record<Script, number>> = { han: 0.96, latin: 1.12 }

/** The document as data for the template. Every text goes through `setText`. */
export function toTypstData(document: Document, setText: SetText, changes: PageChanges = noChanges) {
  const { language, title, subtitle, about } = document
  const { press, script, tag } = getLocale(language)
  const logo = printedLogo(document, getLocale(document.language))
  const setTitle = setText(title, { kind: 'title' })
  return {
    script,
    language,
    region: tag.split('-')[1]?.toLowerCase() ?? null,
    form: about.form ?? null,
    accent: about.look?.colours?.accent ?? null,
    'title-lines': balanceLines(setTitle, measurePage(document).capacity('title')),
    words: { contents: press.contents, page: [press.page.before, press.page.between, press.page.after] },
    title: setTitle,
    subtitle: setText(subtitle, { kind: 'subtitle' }),
    issuer: about.issuer === null ? null : setText(about.issuer, { kind: 'issuer' }),
    logo: logo && {
      path: logoPath(logo),
      width: logo.width,
      alternative: setText(logo.alternative, { kind: 'issuer' }),
    },
    keywords: [printable(about.product)],
    tight: changes.tight,
    'close-contents': changes.closeContents,
    dated: creationTime(about.asOf) !== null,
    contents: hasContents(document) && changes.hasContents,
    blocks: new Sheets(document, setText, changes).blocks(),
  }
}

/** Whether a brief has headings enough for contents. */
const hasContents = ({ blocks }: Document): boolean =>
  blocks.filter((block) => block.kind === 'heading').length >= fewestHeadings

/** Where the template finds a logo; each has a path of its own, so that none is taken for another. */
export const logoPath = ({ sha256 }: PrintedLogo): string => `/logo-${sha256}.png`

/** The moment that the file is dated: midnight of the data's date, in seconds; null where `asOf` is no date. */
export function creationTime(asOf: string): number | null {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(asOf)?.[0]
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? null : time / 1_000
}

class Sheets {
  readonly #document: Document
  readonly #set: SetText
  readonly #changes: PageChanges
  readonly #measures: ReturnType<typeof measurePage>
  readonly #marked = new Set<number>()

  constructor(document: Document, setText: SetText, changes: PageChanges) {
    this.#document = document
    this.#measures = measurePage(document)
    this.#set = setText
    this.#changes = changes
  }

  blocks() {
    const sheets = this.#document.blocks.map((block, index) => ({ index, ...this.#block(block, index) }))
    const place = (index: number) => index + (this.#changes.floating.get(index) ?? -0.5) + 0.5
    return sheets.toSorted((one, other) => place(one.index) - place(other.index))
  }

  #block(block: Block, index: number) {
    switch (block.kind) {
      case 'heading': {
        const text = this.#set(block.text, { kind: 'heading' })
        const capacity = this.#measures.capacity(block.level)
        const isLast = this.#document.blocks.findLastIndex(({ kind }) => kind === 'heading') === index
        return {
          kind: block.kind,
          level: block.level,
          lines: balanceLines(text, capacity),
          'begins-page': isLast && this.#changes.statementsApart,
        }
      }
      case 'paragraph': {
        const kind = block.role === 'body' ? 'paragraph' : block.role
        return { kind: block.kind, role: block.role, content: this.#content(block.content, { kind }) }
      }
      case 'list': {
        const kind = block.role === 'body' ? 'paragraph' : block.role
        const items = block.items.map((item) => this.#content(item, { kind }))
        return { kind: block.kind, role: block.role, start: block.start, items }
      }
      case 'table':
        return this.#table(block, index)
      case 'chart':
        return this.#chart(block, index)
    }
  }

  /** Drawn with the page's own faces, and so with texts that these have. */
  #chart(block: Chart, index: number) {
    const set = (text: string) => this.#set(text, { kind: 'chart', chart: block.number })
    const drawn = setChartTexts(block, this.#set)
    const height = this.#changes.scales.get(index) ?? 1
    const isFlattened = block.form !== 'bar'
    return {
      kind: block.kind,
      svg: chartSvg(drawn, {
        numbers: getLocale(this.#document.language).numbers,
        font: chartFaces,
        palette: this.#document.about.look?.colours?.series,
        flatness: isFlattened ? height : 1,
      }),
      scale: isFlattened ? 1 : height,
      alternative: set(block.alternative),
      caption: this.#caption(set(block.caption)),
      notes: block.notes.map((note) => keepAmounts(set(note))),
    }
  }

  /** Texts and figures that follow one another are one text, so that lines are broken as if it were typed. */
  #content(content: readonly Inline[], place: Place): Content {
    return runs(keepAmountsOfLine(content)).map((run) => {
      if (run.kind === 'footnote') return this.#mark(run.number)
      const { kind: _, text, ...emphasis } = run
      return { text: this.#set(text, place), ...emphasis }
    })
  }

  /** The first mark of a footnote brings the footnote, a later one refers to it. */
  #mark(number: number): Content[number] {
    if (this.#marked.has(number)) return { note: number, again: true }
    this.#marked.add(number)
    const footnote = this.#document.footnotes.find((note) => note.number === number)
    const content = this.#content(footnote?.content ?? [], { kind: 'footnote', number })
    return { note: number, again: false, content }
  }

  #caption(text: string): string[] {
    return balanceLines(text, this.#measures.capacity('table'))
  }

  #table(block: Table, index: number) {
    const table = block.number
    const text = (value: string, kind: 'caption' | 'header' | 'cell' | 'note') =>
      this.#set(value, { kind, table })
    const grid = headerGrid(block)
    const { width, digit, numbers } = this.#measures
    const widths = columnWidths(block, width, { ...spacing, digit, numbers })
    /** How many halves of a character stand on a line over so many columns. */
    const room = (column: number, columnSpan = 1) => {
      const over = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0)
      const isLater = column > 0 && grid.columns[column]?.holds === 'name'
      return (over - spacing.padding - (isLater ? spacing.gap : 0)) / digit
    }
    const rows = block.rows.map((row) =>
      row.kind === 'block'
        ? { block: text(row.label, 'cell'), repeat: row.label.length <= longText }
        : {
            cells: row.cells.map((cell, column) =>
              cellOf(cell, { numbers, room: room(column), text: (value) => text(value, 'cell') }),
            ),
          },
    )
    const columns = widths.map((width, index) => ({
      width,
      later: index > 0 && grid.columns[index]?.holds === 'name',
      tails: distinct(rows.flatMap((row) => row.cells?.[index]?.tail ?? [])),
    }))
    const texts = [block.caption, ...block.rows.flatMap(textsOf)]
    const short = texts.every((value) => value.length <= longText) && block.notes.join('').length <= longNotes
    const caption = text(block.caption, 'caption')
    return {
      kind: block.kind,
      caption: this.#caption(caption),
      continued: continueCaption(caption, this.#document.language, this.#measures.capacity('table')),
      together: rows.length <= keptTogether && short && !this.#changes.broken.has(index),
      // The last rows and the notes stand together at the end: not those that may be higher than a page.
      closing: short ? countClosingRows(block.rows) : 0,
      columns,
      depth: grid.rows.length,
      // A header as high as a page would leave no room for rows, if it were repeated.
      repeat: grid.columns.every(({ labels }) => labels.join('').length <= longText),
      tails: distinct(columns.flatMap((column) => column.tails)),
      header: grid.rows.flatMap((cells, row) =>
        cells.map((cell) => ({
          ...cell,
          row,
          later: startsWithNames(cell, columns),
          lines: cellLines(text(cell.label, 'header'), room(cell.column, cell.columnSpan)),
        })),
      ),
      rows,
      notes: block.notes.map((note) => keepAmounts(text(note, 'note'))),
    }
  }
}

/** Whether the cell stands over a column of names that is not the first. */
const startsWithNames = ({ column }: GridCell, columns: readonly { later: boolean }[]): boolean =>
  columns[column]?.later ?? false

interface CellSetting {
  readonly numbers: NumberForm
  readonly room: number
  readonly text: (value: string) => string
}

function cellOf(cell: Cell, { numbers, room, text }: CellSetting) {
  switch (cell.kind) {
    case 'name':
      return { kind: cell.kind, lines: cellLines(text(cell.text), room), tail: null }
    case 'figure': {
      const set = text(cell.text)
      return { kind: cell.kind, text: set, tail: getDecimalTail(set, numbers) }
    }
    case 'empty':
      return { kind: cell.kind, text: '', tail: null }
  }
}

const textsOf = (row: Row): string[] =>
  row.kind === 'block' ? [row.label] : row.cells.flatMap((cell) => (cell.kind === 'empty' ? [] : [cell.text]))

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
