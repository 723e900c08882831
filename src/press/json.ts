import type {
  About,
  Block,
  Cell,
  ChartPoint,
  Document,
  Emphasis,
  Footnote,
  HeaderCell,
  Inline,
  Row,
  ShownFigure,
} from '../brief/brief.ts'
import { type CellSet, type Derivation, formatMonth, type MonthRange } from '../trade/trade.ts'
import { formatDescriptions } from './formats/formats.ts'
import type { Press } from './press-type.ts'

/** What a brief as data says that it is; the number rises when the shape changes. */
export const schema = 'tradebrief.brief/1'

/**
 * A brief as data: every figure with its exact value and derivation, then the blocks as they are printed.
 * Keys stand in a fixed order whatever order the document was built in, so that two briefs can be compared
 * line by line.
 */
export const json: Press = {
  format: 'json',
  extension: 'json',
  mediaType: formatDescriptions.json.mediaType,
  async print(document) {
    return new TextEncoder().encode(`${JSON.stringify(briefData(document), null, 2)}\n`)
  },
}

/** The document as plain data, ready for `JSON.stringify`. */
function briefData(document: Document) {
  return {
    schema,
    language: document.language,
    title: document.title,
    subtitle: document.subtitle,
    about: aboutData(document.about),
    figures: [...document.figures.values()].map(figureData),
    blocks: document.blocks.map(blockData),
    footnotes: document.footnotes.map(footnoteData),
  }
}

const aboutData = ({ product, month, issuer, logo, asOf, files, commentary, confirmed }: About) => ({
  product,
  month,
  issuer,
  // The picture itself is in the formats that show it.
  logo: logo && { file: logo.file, sha256: logo.sha256, width: logo.width, height: logo.height },
  asOf,
  files: files.map(({ file, sha256, asOf, rows, rowsInFile }) => ({ file, sha256, asOf, rows, rowsInFile })),
  commentary: commentary && { file: commentary.file, sha256: commentary.sha256 },
  ...(confirmed && { confirmed }),
})

/** A figure as plain data, with months as `2023-12`. */
export const figureData = ({ id, value, exact, text, scale, unit, marker, derivation }: ShownFigure) => ({
  id,
  value,
  exact,
  text,
  scale,
  unit,
  marker,
  derivation: derivationData(derivation),
})

function derivationData(derivation: Derivation) {
  const { operation } = derivation
  switch (operation) {
    case 'sum':
      return { operation, cells: cellsData(derivation.cells) }
    case 'bulletin': {
      const { file, sha256, line, goods, flow, measure, months, printed, factor } = derivation.cell
      const where = { file, sha256, line, goods, flow, measure }
      return { operation, cell: { ...where, months: monthsData(months), printed, factor: `${factor}` } }
    }
    case 'cells':
      return { operation, rule: derivation.rule, of: derivation.of, cells: derivation.cells.map(cellsData) }
    case 'plus':
    case 'minus':
    case 'quotient':
    case 'balanceIndex':
    case 'grubelLloyd':
      return { operation, of: derivation.of }
    case 'growth':
    case 'difference':
    case 'averageGrowth':
      return { operation, current: derivation.current, base: derivation.base }
    case 'share':
      return { operation, part: derivation.part, whole: derivation.whole }
    case 'contribution':
      return { operation, current: derivation.current, base: derivation.base, whole: derivation.whole }
  }
}

const monthsData = ({ from, to }: MonthRange) => ({ from: formatMonth(from), to: formatMonth(to) })

/** JSON.stringify leaves out what is undefined, so a total has no dimension here either. */
const cellsData = ({ months, ...cells }: CellSet) => ({
  flow: cells.flow,
  currency: cells.currency,
  cut: cells.cut,
  measure: cells.measure,
  months: monthsData(months),
  grain: cells.grain,
  first: cells.first,
  commodities: cells.commodities,
  dimension: cells.dimension,
  codes: cells.codes,
  without: cells.without,
  within: cells.within,
})

function blockData(block: Block) {
  const { kind } = block
  switch (kind) {
    case 'heading':
      return { kind, level: block.level, text: block.text, part: block.part }
    case 'paragraph':
      return { kind, role: block.role, content: block.content.map(inlineData) }
    case 'list':
      return {
        kind,
        role: block.role,
        start: block.start,
        items: block.items.map((item) => item.map(inlineData)),
      }
    case 'table':
      return {
        kind,
        id: block.id,
        number: block.number,
        caption: block.caption,
        header: block.header.map(headerData),
        rows: block.rows.map(rowData),
        notes: block.notes,
      }
    case 'chart':
      return {
        kind,
        id: block.id,
        number: block.number,
        caption: block.caption,
        form: block.form,
        unit: block.unit,
        heading: block.heading,
        categories: block.categories.map(({ label, tick, group }) => ({ label, tick, group })),
        series: block.series.map(({ name, points }) => ({ name, points: points.map(pointData) })),
        alternative: block.alternative,
        notes: block.notes,
      }
  }
}

function inlineData(inline: Inline) {
  const { kind } = inline
  switch (kind) {
    case 'text':
      return { kind, text: inline.text, ...emphasisData(inline) }
    case 'figure':
      return { kind, id: inline.id, text: inline.text, ...emphasisData(inline) }
    case 'footnote':
      return { kind, number: inline.number }
  }
}
const emphasisData = ({ strong, emphasis, link }: Emphasis) => ({ strong, emphasis, link })

const pointData = ({ id, text, amount, marker, scale }: ChartPoint) => ({ id, text, amount, marker, scale })

const footnoteData = ({ number, content }: Footnote) => ({ number, content: content.map(inlineData) })

const headerData = ({ label, holds, children }: HeaderCell): object => ({
  label,
  holds,
  children: children?.map(headerData),
})

const rowData = (row: Row) =>
  row.kind === 'block'
    ? { kind: row.kind, label: row.label }
    : { kind: row.kind, cells: row.cells.map(cellData) }

function cellData(cell: Cell) {
  const { kind } = cell
  switch (kind) {
    case 'name':
      return { kind, text: cell.text }
    case 'figure':
      return { kind, id: cell.id, text: cell.text, marker: cell.marker, scale: cell.scale }
    case 'empty':
      return { kind }
  }
}
