import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import type { FigureKey } from '../subjects/subjects.ts'
import type { KeyedFigure } from '../tables/tables.ts'
import { amount, constant, percentage } from '../term.ts'
import { bestFit, sharedRows } from './denominator.ts'
import { findTotal } from './lookup.ts'

/** So many rows must fit one total for the shares of a table to speak of that. */
const fewestRows = 3

/** Shares of classes of goods, of the total of their table or of the one total that fits most of them. */
export function classIdentities(brief: AuditedBrief): FigureIdentity[] {
  const tables = new Map<string, KeyedFigure[]>()
  for (const item of brief.keyed) {
    const { key, figure } = item
    if (key.dimension !== 'class' || figure.place.part !== 'table') continue
    const id = `${figure.place.table} ${key.flow} ${key.run} ${key.measure}`
    const items = tables.get(id)
    if (items) items.push(item)
    else tables.set(id, [item])
  }
  return [...tables.values()].flatMap((items) => sharesOf(brief, items))
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
