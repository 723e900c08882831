/**
 * The figures of a document in words, and how they came about.
 *
 * @module
 */
import { type Cell, type Document, getLocale } from '../../brief/brief.ts'
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

/**
 * The names of codes as tables and charts print them: figures of one code stand behind the name of what they are of. What
 * stands before figures of several codes, such as the month of a row of both sides, names none of them.
 */
function namesInTables({ blocks }: Document): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const keep = (key: string | null, text: string | undefined) => {
    if (key && text && !names.has(key)) names.set(key, text)
  }
  const findKey = (id: FigureId): string | null => {
    const name = parseFigureId(id)
    return name && subjectKey(name)
  }
  for (const block of blocks) {
    if (block.kind === 'table')
      for (const row of block.rows)
        for (const { text, ids } of row.kind === 'data' ? listNamed(row.cells) : []) {
          const [key = null, ...others] = new Set(ids.map(findKey))
          if (others.length === 0) keep(key, text)
        }
    // Categories of other charts are months.
    if (block.kind === 'chart' && block.form === 'bar')
      for (const { points } of block.series)
        for (const [index, { id }] of points.entries()) keep(findKey(id), block.categories[index]?.label)
  }
  return names
}

/** The names of a row, each with the figures that stand behind it. */
function listNamed(cells: readonly Cell[]): { readonly text: string; readonly ids: FigureId[] }[] {
  const named: { readonly text: string; readonly ids: FigureId[] }[] = []
  for (const cell of cells)
    if (cell.kind === 'name') named.push({ text: cell.text, ids: [] })
    else if (cell.kind === 'figure') named.at(-1)?.ids.push(cell.id)
  return named
}

const subjectKey = ({ dimension, code }: FigureName): string | null =>
  dimension && code && code !== 'all' ? `${dimension}.${code}` : null
