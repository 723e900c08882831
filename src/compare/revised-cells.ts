import { inSecondCurrency, type Product } from '../brief/product/product.ts'
import { type Ledger, selectReporter, type TracedRow } from '../ledger/ledger.ts'
import type { RevisedCell } from '../review/revisions/revisions.ts'
import { UserError } from '../trade/errors/errors.ts'
import {
  currencies,
  formatRange,
  type Localized,
  type MonthRange,
  parseMonth,
  toCut,
} from '../trade/trade.ts'
import { cellWords, nameRevisedCells, readChangedCells } from '../workspace/inspect/inspect.ts'
import { readProduct } from '../workspace/project/products/products.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { getWorkspaceCodes } from '../workspace/project/references/references.ts'
import type { CellLines, ComparedCell } from './comparison.ts'
import { relevantCells } from './figures/figures.ts'
import type { BriefVersion } from './versions/versions.ts'

/** The revised cells behind two versions, and why they are not known where they are not. */
export interface RevisedData {
  readonly cells: readonly ComparedCell[]
  readonly gap: Localized | null
}

/**
 * Reads which cells that either version rests on differ between the dates of their data, with the lines of the files that
 * they come from.
 */
export async function readRevisedData(
  workspace: Workspace,
  ledger: Ledger,
  older: BriefVersion,
  newer: BriefVersion,
): Promise<RevisedData> {
  if (older.asOf === newer.asOf) return { cells: [], gap: null }
  try {
    const product = newer.product ?? older.product ?? (await readProduct(workspace, newer.name.product))
    const cells = await readCells(ledger, product, [older, newer])
    const codes = await nameRevisedCells(ledger, getWorkspaceCodes(workspace), cells)
    const lines = await readLines(ledger, product, cells, [older, newer])
    return {
      cells: cells.map((cell, index) => ({
        cell,
        words: cellWords(cell, codes),
        lines: lines[index] ?? [],
      })),
      gap: null,
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { cells: [], gap: notListed(error.words) }
  }
}

const notListed = (reason: Localized): Localized => ({
  zh: `无法列出修订的数据：${reason.zh}`,
  en: `The revised cells cannot be listed: ${reason.en}`,
})

type Versions = readonly [older: BriefVersion, newer: BriefVersion]

/** In either order of the dates; of two currencies the cells of both. */
async function readCells(ledger: Ledger, product: Product, versions: Versions): Promise<RevisedCell[]> {
  const [older, newer] = versions
  const isBackwards = Date.parse(older.asOf) > Date.parse(newer.asOf)
  const [from, to] = isBackwards ? [newer.asOf, older.asOf] : [older.asOf, newer.asOf]
  const second = inSecondCurrency(product)
  const changed: RevisedCell[] = []
  for (const current of second ? [product, second] : [product])
    changed.push(...(await readChangedCells(ledger, current, { from, to })))
  const documents = versions.map(({ document }) => document)
  const relevant = relevantCells(changed, documents)
  return isBackwards ? relevant.map(reverseCell) : relevant
}

const reversed = { added: 'removed', removed: 'added', revised: 'revised', moved: 'moved' } as const

const reverseCell = (cell: RevisedCell): RevisedCell => ({
  ...cell,
  old: cell.new,
  new: cell.old,
  difference: -cell.difference,
  change: reversed[cell.change],
})

/** The lines behind each cell, of both versions; rows of a series and its months are looked up together. */
async function readLines(
  ledger: Ledger,
  product: Product,
  cells: readonly RevisedCell[],
  versions: Versions,
): Promise<readonly (readonly CellLines[])[]> {
  const files = new Map((await ledger.loads({ commodities: [] })).map(({ id, file }) => [id, file]))
  const found = new Map<string, Promise<readonly TracedRow[]>>()
  const trace = (cell: RevisedCell, asOf: string) => {
    const { flow, cut, months: text } = cell
    const currency = currencies.find((item) => item === cell.unit) ?? product.currency
    const key = `${flow} ${cut} ${text} ${currency} ${asOf}`
    const months = readRange(text)
    const commodities = [...new Set(cells.map(({ commodity }) => commodity))]
    const grain = text.includes('..') ? 'whole' : 'month'
    const rows =
      found.get(key) ??
      selectReporter(ledger, product.reported).trace({
        ...{ flow, currency, cut: toCut(cut), by: null, vintage: { asOf } },
        span: { key: '', months, grain, commodities },
      })
    found.set(key, rows)
    return rows
  }
  return Promise.all(
    cells.map(async (cell) => {
      const sides = (['older', 'newer'] as const).map(async (side, index): Promise<CellLines[]> => {
        const rows = await trace(cell, versions[index]?.asOf ?? '')
        const lines = new Map<string, number[]>()
        for (const row of rows.filter((item) => isRowOf(item, cell))) {
          const file = files.get(row.load) ?? ''
          lines.set(file, [...(lines.get(file) ?? []), row.line])
        }
        return [...lines].map(([file, numbers]) => ({ side, file, lines: numbers.sort((a, b) => a - b) }))
      })
      return (await Promise.all(sides)).flat()
    }),
  )
}

const isRowOf = (row: TracedRow, cell: RevisedCell): boolean =>
  formatRange(row.period) === cell.months &&
  row.commodity === cell.commodity &&
  row.partner === cell.partner &&
  row.procedure === cell.procedure &&
  row.place === cell.place

/** The months of a cell, as `formatRange` writes them. */
function readRange(text: string): MonthRange {
  const [from = '', to = from] = text.split('..')
  const [first, last] = [parseMonth(from), parseMonth(to)]
  if (!first || !last) throw new Error(`no months: ${text}`)
  return { from: first, to: last }
}
