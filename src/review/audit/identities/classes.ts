import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import type { FigureKey } from '../subjects/subjects.ts'
import type { KeyedFigure } from '../tables/tables.ts'
import { amount, constant, percentage, sum } from '../term.ts'
import { bestFit, sharedRows } from './denominator.ts'
import { findTotal } from './lookup.ts'

/** So many rows must fit one total for the shares of a table to speak of that. */
const fewestRows = 3

/**
 * Shares of classes of goods, of the total of their table or of the one total that fits most of them; and where the classes
 * of a table make up its total in one column, they do in the others.
 */
export function classIdentities(brief: AuditedBrief): FigureIdentity[] {
  const columns = new Map<string, KeyedFigure[]>()
  const totals = new Map<string, PrintedFigure>()
  for (const item of brief.keyed) {
    const { key, figure } = item
    if (figure.place.part !== 'table') continue
    const id = `${tableName(figure)} ${key.flow} ${key.run} ${key.measure}`
    if (key.dimension === undefined && key.operation === undefined) totals.set(id, figure)
    if (key.dimension !== 'class') continue
    const items = columns.get(id)
    if (items) items.push(item)
    else columns.set(id, [item])
  }
  const sums = [...columns].flatMap(([id, items]) => {
    const total = totals.get(id)
    const parts = items.filter(({ key }) => key.operation === undefined).map(({ figure }) => figure)
    const isEachOnce = new Set(items.map(({ key }) => `${key.code} ${key.operation}`)).size === items.length
    if (!total || parts.length < 2 || !isEachOnce) return []
    return equal('joint', amount(total), sum(parts.map(amount)), { window: items[0]?.key.run ?? '' })
  })
  return [...[...columns.values()].flatMap((items) => sharesOf(brief, items)), ...inWholeTables(sums)]
}

/** Tables and charts are counted apart. */
const tableName = ({ place: { table, isChart } }: PrintedFigure): string =>
  `${isChart ? 'chart' : 'table'} ${table}`

/** Sums of the columns of tables of which one is right: of others nothing says that their rows are all there are. */
function inWholeTables(sums: readonly FigureIdentity[]): FigureIdentity[] {
  const tableOf = ({ figures: [total] }: FigureIdentity) => total && tableName(total)
  const wholeTables = new Set(sums.filter(({ holds }) => holds).map(tableOf))
  return sums.filter((identity) => wholeTables.has(tableOf(identity)))
}

function sharesOf(brief: AuditedBrief, items: readonly KeyedFigure[]): FigureIdentity[] {
  const [first] = items
  if (!first) return []
  const { flow, run, measure } = first.key
  const find = (code: string | undefined, operation: FigureKey['operation']): PrintedFigure | null =>
    items.find(({ key }) => key.code === code && key.operation === operation)?.figure ?? null
  const codes = [...new Set(items.flatMap(({ key }) => key.code ?? []))]
  const rows = sharedRows(
    codes.map((code) => ({
      ...{ name: code, code, window: run, growth: null, place: first.figure.place },
      value: find(code, undefined),
      share: find(code, 'share'),
    })),
  )
  const fit = bestFit(rows)
  if (fit.fitted.length < fewestRows || fit.fitted.length * 2 <= rows.length) return []
  const total = findTotal(brief, flow, run, measure).value
  const term = total?.place.table === first.figure.place.table && total ? amount(total) : null
  const sharedTotal = term?.interval.meets(fit.interval) ? term : constant(fit.interval)
  return rows.map(({ value, share }) =>
    equal('share', amount(share), percentage(amount(value), sharedTotal), { window: run }),
  )
}
