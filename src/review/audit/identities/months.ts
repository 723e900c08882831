import type { FigureFlow } from '../../../trade/trade.ts'
import type { AuditedBrief, Entry, RankingTable } from '../brief/brief.ts'
import { atMost, type FigureIdentity } from '../identity.ts'
import { difference, sum } from '../term.ts'
import { type Aspect, findTotal, getAspect, listMeasures } from './lookup.ts'

const flows: readonly FigureFlow[] = ['trade', 'export', 'import']
const compared: readonly Aspect[] = ['value', 'base']

/** A month is part of its year to date, this year and, by what growths imply, the year before. */
export function monthIdentities(brief: AuditedBrief): FigureIdentity[] {
  const measures = listMeasures(brief)
  const totals = flows.flatMap((flow) =>
    measures.flatMap((measure) =>
      compared.flatMap((aspect) =>
        within(findTotal(brief, flow, 'month', measure), findTotal(brief, flow, 'ytd', measure), aspect),
      ),
    ),
  )
  const rows = brief.rankings.flatMap((table) =>
    compared.flatMap((aspect) => [
      ...[...pairs(table.groups), ...pairs(table.ranked)].flatMap(({ month, year }) =>
        within(month, year, aspect),
      ),
      ...rest(brief, table, aspect),
    ]),
  )
  return [...totals, ...rows]
}

type Cells = Parameters<typeof getAspect>[0]

function within(month: Cells, year: Cells, aspect: Aspect): FigureIdentity[] {
  const [less, more] = [getAspect(month, aspect), getAspect(year, aspect)]
  return less && more ? [atMost('monthInYear', less, more, { before: aspect === 'base' })] : []
}

/** Those who are listed for the month and for the year. */
function pairs(entries: readonly Entry[]): { month: Entry; year: Entry }[] {
  const years = new Map(entries.filter(({ window }) => window === 'ytd').map((entry) => [entry.code, entry]))
  return entries.flatMap((month) => {
    const year = month.window === 'month' ? years.get(month.code) : undefined
    return year ? [{ month, year }] : []
  })
}

/** What is left of the year without its month, of all that are listed in both, is no more than what is left of the total. */
function rest(
  brief: AuditedBrief,
  { flow, ranked, measure }: RankingTable,
  aspect: Aspect,
): FigureIdentity[] {
  const [month, year] = [
    getAspect(findTotal(brief, flow, 'month', measure), aspect),
    getAspect(findTotal(brief, flow, 'ytd', measure), aspect),
  ]
  const parts = pairs(ranked).flatMap((pair) => {
    const [less, more] = [getAspect(pair.month, aspect), getAspect(pair.year, aspect)]
    return less && more ? [difference(more, less)] : []
  })
  if (!month || !year || parts.length === 0) return []
  return [atMost('restOfYear', sum(parts), difference(year, month), { before: aspect === 'base' })]
}
