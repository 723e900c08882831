/**
 * The figures of a document in words, and how they came about.
 *
 * @module
 */
import { type Document, getLocale } from '../../brief/brief.ts'
import { type FigureId, type FigureName, type Month, parseFigureId, toMonth } from '../../trade/trade.ts'

export { type DerivationNames, derivationWords } from './derivation-words.ts'

/** Says what a figure is in words; the id itself where it names nothing known. */
export type NameFigure = (id: FigureId) => string

/**
 * Names the figures of a document for readers: what, of whom, when, which measure.
 *
 * @example '出口 美国 当月 金额 同比'
 */
export function createFigureNames(document: Document): NameFigure {
  const { nameFigure } = getLocale(document.language).press
  const month = lastMonth(document.about.month)
  const names = namesInTables(document)
  return (id) => nameFigure(id, month, (name) => names.get(subjectKey(name) ?? ''))
}

/** The last month of what a brief is of: `2023-12`, `2023-Q4`, `2023-H2`, `2023`. */
function lastMonth(edition: string): Month | undefined {
  const [, year, part = '', number = ''] = /^(\d{4})(?:-([QH]?)(\d{1,2}))?$/.exec(edition) ?? []
  if (year === undefined) return undefined
  const length = part === 'Q' ? 3 : part === 'H' ? 6 : 1
  const last = number === '' ? 12 : Number(number) * length
  return last >= 1 && last <= 12 ? toMonth(Number(year), last) : undefined
}

/** The names of codes as tables and charts print them: a figure stands behind the name of what it is of. */
function namesInTables({ blocks }: Document): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const keep = (id: FigureId, text: string | undefined) => {
    const name = parseFigureId(id)
    const key = name && subjectKey(name)
    if (key && text && !names.has(key)) names.set(key, text)
  }
  for (const block of blocks) {
    if (block.kind === 'table')
      for (const row of block.rows) {
        let text: string | undefined
        for (const cell of row.kind === 'data' ? row.cells : []) {
          if (cell.kind === 'name') text = cell.text
          else if (cell.kind === 'figure') keep(cell.id, text)
        }
      }
    // Categories of other charts are months.
    if (block.kind === 'chart' && block.form === 'bar')
      for (const { points } of block.series)
        for (const [index, { id }] of points.entries()) keep(id, block.categories[index]?.label)
  }
  return names
}

const subjectKey = ({ dimension, code }: FigureName): string | null =>
  dimension && code && code !== 'all' ? `${dimension}.${code}` : null
