import { type NumberForm, plainDigits } from '../../trade/numbers/numbers.ts'
import type { Figure, FigureFlow, FigureId, Flow } from '../../trade/trade.ts'
import { parseFigureId } from '../../trade/trade.ts'
import type { Block, Cell, Table } from '../document.ts'
import { countDecimals } from './decimals.ts'

/** The part of a brief whose amounts have the same scale: the tables of one flow, or the others. */
export type ScaledPart = Flow | 'main'

/** Such a part, or the tables with the data of another reporter, which they are called by: `BRA`. */
type TablePart = ScaledPart | Reporter

type Reporter = string & {}

/** The decimals that amounts of a part have at least, by part and kind of unit. */
export type ColumnDecimals = ReadonlyMap<string, number>

/** What has one count of decimals: money, or quantities in one of customs' units. */
export const decimalsKey = (part: TablePart, unit: string): string => `${part} ${unit}`

export const moneyKey = 'money'

/** Money in the other currency of a brief of two has one scale in the whole brief. */
export const secondMoneyKey = 'secondMoney'

/** Changes of money, which can be far smaller than what changes, have decimals of their own. */
export const changesKey = 'changes'

/** Whether an amount is a change of another, or a part of it. */
export const isChange = (id: FigureId): boolean =>
  /\.(?:difference|mirrorDifference|priceEffect|volumeEffect|entries|exits|unpriced)$/.test(id)

interface Amount {
  readonly key: string
  readonly decimals: number
}

/**
 * Where a column of a table has amounts of one scale with different decimals, the most that one of them has: with that
 * for all, the column is even, and each amount still has its digits.
 *
 * @param numbers the form of the numbers in the cells.
 * @param isChosen whether the decimals of an amount are the program's choice.
 */
export function listColumnDecimals(
  blocks: readonly Block[],
  figures: ReadonlyMap<FigureId, Figure>,
  numbers: NumberForm,
  isChosen: (figure: Figure) => boolean,
): ColumnDecimals {
  const most = new Map<string, number>()
  const read = (cell: Cell | undefined, part: TablePart): Amount[] => {
    const figure = cell?.kind === 'figure' ? figures.get(cell.id) : undefined
    if (cell?.kind !== 'figure' || !figure || !/\d/.test(cell.text) || !isChosen(figure)) return []
    const { unit } = figure
    if (unit.kind !== 'money' && unit.kind !== 'quantity') return []
    const decimals = countDecimals(plainDigits(cell.text, numbers))
    // Quantities have one scale in the whole brief.
    if (unit.kind === 'quantity')
      return [{ key: decimalsKey(isReporterPart(part) ? part : 'main', unit.name ?? ''), decimals }]
    const { measure } = parseFigureId(cell.id) ?? {}
    if (measure === 'valueUSD' || measure === 'valueCNY')
      return [{ key: decimalsKey('main', secondMoneyKey), decimals }]
    return [{ key: decimalsKey(part, isChange(cell.id) ? changesKey : moneyKey), decimals }]
  }
  for (const table of blocks.filter((block): block is Table => block.kind === 'table')) {
    const part = partOfTable(table)
    const rows = table.rows.flatMap((row) => (row.kind === 'data' ? [row.cells] : []))
    const width = Math.max(0, ...rows.map((cells) => cells.length))
    for (let column = 0; column < width; column++)
      for (const [key, decimals] of unevenIn(rows.flatMap((cells) => read(cells[column], part))))
        most.set(key, Math.max(decimals, most.get(key) ?? 0))
  }
  return most
}

/** The decimals of the tables of another reporter, under the keys that they have in a brief of its imports. */
export function columnsOfReporter(columns: ColumnDecimals, reporter: string): ColumnDecimals {
  return new Map(
    [...columns].flatMap(([key, decimals]): [string, number][] => {
      if (!key.startsWith(`${reporter} `)) return []
      const unit = key.slice(reporter.length + 1)
      return [[decimalsKey(unit === moneyKey || unit === changesKey ? 'import' : 'main', unit), decimals]]
    }),
  )
}

const isReporterPart = (part: TablePart): boolean => part === part.toUpperCase()

/** The most decimals of each key that has several counts. */
function unevenIn(amounts: readonly Amount[]): [string, number][] {
  const counts = new Map<string, Set<number>>()
  for (const { key, decimals } of amounts) counts.set(key, (counts.get(key) ?? new Set()).add(decimals))
  return [...counts].flatMap(([key, found]): [string, number][] =>
    found.size > 1 ? [[key, Math.max(...found)]] : [],
  )
}

/** Of another reporter where it has figures by its data; of a flow where its id begins with that, or all its figures are of it. */
function partOfTable({ id, rows }: Table): TablePart {
  const [first, reporter] = id.split('.')
  if ((first === 'market' || first === 'mirror') && reporter) return reporter
  if (first === 'export' || first === 'import') return first
  const flows = new Set<FigureFlow | undefined>(
    rows
      .flatMap((row) => (row.kind === 'data' ? row.cells : []))
      .flatMap((cell) => (cell.kind === 'figure' ? [parseFigureId(cell.id)?.flow] : [])),
  )
  const [flow] = flows
  return flows.size === 1 && (flow === 'export' || flow === 'import') ? flow : 'main'
}
