import { type Breakdown, type Flow, getYear, type Month } from '../../../trade/trade.ts'
import type { History } from '../check-context.ts'
import { type MemberMonth, memberMonths } from './member-months.ts'

/** Months of a year whose few members are there month after month, in a trade that is diverse otherwise. */
export interface FewRegularMembers {
  readonly loads: readonly number[]
  readonly months: readonly Month[]
  readonly by: 'partner' | 'place'
  readonly members: readonly string[]
  /** What is diverse. */
  readonly other: 'partner' | 'place'
  readonly otherMembers: number
  /** How many of these are in no more than half of the months. */
  readonly otherSporadic: number
}

/** So many months of a year, and rows in all of them, are needed. */
const fewest = { months: 6, rows: 60 } as const

/** The most members that a filter is thought to leave. Nearly all places are regular where trade is large. */
const most = { partner: 25, place: 6 } as const

/** So many members of the other dimension are there at least, and so many of them come and go. */
const fewestOther = {
  partner: { members: 20, sporadic: 6 },
  place: { members: 10, sporadic: 3 },
} as const

/**
 * How many times as many members a year has as a month of it. Real trade that was thinned at random until so few were
 * left has 1.3 times as many at least, since small shipments come and go; members that a query names are large and stay.
 */
const mostTurnover = 1.2

/** Water, food and power go to these alone. */
const supplied = new Set(['110', '121'])

/**
 * Years of which only a few partners or places were asked for, as their members show by themselves: it needs no other
 * year, and so tells where all years are filtered alike. Imports can come from a few countries alone, as fruit and meat
 * do by licence, so that of imports only places are judged.
 */
export function fewRegularMembers(history: History, flow: Flow): FewRegularMembers[] {
  const partners = memberMonths(history, flow, 'partner')
  const places = memberMonths(history, flow, 'place')
  const years = [...new Set([...partners.keys()].map(getYear))]
  return years.flatMap((year) => {
    const [byPartner, byPlace] = [partners, places].map((months) => turnoverOf(months, year))
    if (!byPartner || !byPlace || rowsOf(history, flow, year) < fewest.rows) return []
    return [
      ...(flow === 'export' ? fewOf('partner', byPartner, 'place', byPlace) : []),
      ...fewOf('place', byPlace, 'partner', byPartner),
    ]
  })
}

interface Turnover {
  readonly loads: readonly number[]
  readonly months: readonly Month[]
  readonly members: readonly string[]
  readonly sporadic: number
  /** Members of the year to those of a month on average. */
  readonly ratio: number
}

function turnoverOf(months: ReadonlyMap<Month, MemberMonth>, year: number): Turnover | null {
  const current = [...months].filter(([month]) => getYear(month) === year)
  if (current.length < fewest.months) return null
  const counts = new Map<string, number>()
  for (const [, { members }] of current)
    for (const name of members.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const monthsPresent = [...counts.values()]
  return {
    loads: [...new Set(current.flatMap(([, { loads }]) => loads))],
    months: current.map(([month]) => month).sort((a, b) => a - b),
    members: [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name),
    sporadic: monthsPresent.filter((count) => 2 * count <= current.length).length,
    ratio: counts.size / (monthsPresent.reduce((sum, count) => sum + count, 0) / current.length),
  }
}

function fewOf(
  by: FewRegularMembers['by'],
  few: Turnover,
  other: FewRegularMembers['by'],
  diverse: Turnover,
): FewRegularMembers[] {
  const { members, sporadic } = fewestOther[other]
  const isFew = few.members.length <= most[by] && few.ratio <= mostTurnover && !isSupply(by, few)
  const isDiverse = diverse.members.length >= members && diverse.sporadic >= sporadic
  const isApart = diverse.ratio - 1 >= 0.1 + 1.5 * (few.ratio - 1)
  if (!isFew || !isDiverse || !isApart) return []
  return [
    {
      loads: few.loads,
      months: few.months,
      by,
      members: few.members,
      other,
      otherMembers: diverse.members.length,
      otherSporadic: diverse.sporadic,
    },
  ]
}

const isSupply = (by: Breakdown, { members }: Turnover): boolean =>
  by === 'partner' && members.every((code) => supplied.has(code))

const rowsOf = (history: History, flow: Flow, year: number): number =>
  history.partners.reduce(
    (sum, row) => (row.flow === flow && getYear(row.month) === year ? sum + row.rows : sum),
    0,
  )
