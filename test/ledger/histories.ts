import fc from 'fast-check'
import type { LoadFacts } from '../../src/ledger/ledger-interface.ts'
import type { StatedRelation } from '../../src/ledger/relation.ts'
import { type Month, toMonth } from '../../src/trade/month.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { factsOf, observation } from '../support/staged.ts'

// Histories of downloads of which it is known what each is: the trade itself changes from one to the next, and each shows
// some of it is by then.

/** Which trade a download speaks for. */
export interface Download {
  readonly facts: LoadFacts
  readonly rows: readonly Observation[]
  /** What a person would say who is asked how it relates to the others. */
  readonly answer: StatedRelation
  /** Whether it says what the trade with a partner was in a month, listed or not. */
  readonly covers: (month: Month, commodity: string, partner: string) => boolean
  /** What it lists beyond that counts as later than older downloads, or where no other covers that trade. */
  readonly lists: 'asLater' | 'whereAlone'
  /** Whether it may be withdrawn or restated: others make sense only with it. */
  readonly isAlone: boolean
}

export const months = [10, 11, 12].map((month) => toMonth(2023, month))
export const commodities = ['01', '02'] as const
export const partners = Array.from({ length: 14 }, (_, index) => String(100 + index * 7))
const [first, boundary, last] = months as [Month, Month, Month]

const keyOf = (month: Month, commodity: string, partner: string) => `${month} ${commodity} ${partner}`

/** The trade by month, commodity and partner; who has none is not there. */
type Trade = ReadonlyMap<string, bigint>

/** Twelve partners with much trade, of which two have little, and two without any. */
const firstTrade: Trade = new Map(
  months.flatMap((month) =>
    commodities.flatMap((commodity) =>
      partners
        .slice(0, 12)
        .map(
          (partner, index) =>
            [keyOf(month, commodity, partner), index < 10 ? 1000n + BigInt(index * 7) : 1n] as const,
        ),
    ),
  ),
)

const kinds = ['whole', 'range', 'scoped', 'filtered', 'excerpt', 'truncated', 'absent', 'sum'] as const

interface Step {
  readonly kind: (typeof kinds)[number]
  readonly change: 'none' | 'value' | 'moved' | 'removed' | 'added'
  readonly at: number
  readonly day: number
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  change: fc.constantFrom('none', 'value', 'value', 'moved', 'removed', 'added'),
  at: fc.nat(10_000),
  day: fc.integer({ min: 1, max: 9 }),
})

/** How a history begins: with nothing, or with the pages or the parts of one query. */
export const history: fc.Arbitrary<readonly Download[]> = fc
  .tuple(fc.constantFrom('nothing', 'pages', 'parts'), fc.array(step, { minLength: 2, maxLength: 6 }))
  .map(([beginning, steps]) => {
    const downloads: Download[] = []
    let trade = firstTrade
    if (beginning === 'pages') downloads.push(...pages(trade))
    if (beginning === 'parts') downloads.push(...parts(trade))
    for (const { kind, change, at, day } of steps) {
      trade = changed(trade, change, at)
      const date = `2024-0${3 + (at % 3)}-0${day}`
      downloads.push(downloaded(kind, trade, at, { date, number: downloads.length, earlier: downloads }))
    }
    return downloads
  })

function changed(trade: Trade, change: Step['change'], index: number): Trade {
  const next = new Map(trade)
  const [month, commodity] = [months[index % 3] ?? first, commodities[index % 2] ?? '01']
  const key = (partner: string) => keyOf(month, commodity, partner)
  const present = partners.filter((partner) => next.has(key(partner)))
  const [item = '', other = ''] = [present[index % present.length], present[(index + 1) % present.length]]
  const add = (partner: string, value: bigint) =>
    next.set(key(partner), value + (next.get(key(partner)) ?? 0n))
  if (change === 'value' || change === 'removed') add(present[0] ?? '', BigInt(1 + (index % 9)))
  if (change === 'moved') {
    add(other, next.get(key(item)) ?? 0n)
    next.delete(key(item))
  }
  const little = present.find((partner) => next.get(key(partner)) === 1n)
  if (change === 'removed' && little) next.delete(key(little))
  const missing = partners.find((partner) => !next.has(key(partner)))
  if (change === 'added' && missing) next.set(key(missing), 1n)
  return next
}

interface Given {
  readonly date: string
  readonly number: number
  readonly earlier: readonly Download[]
}

function downloaded(kind: Step['kind'], trade: Trade, position: number, given: Given): Download {
  const total = { answer: 'revised', lists: 'asLater', isAlone: true } as const
  const within = (from: Month, to: Month) => (month: Month) => from <= month && month <= to
  switch (kind) {
    case 'whole':
      return { ...total, ...fileOf(rowsOf(trade), given), covers: () => true }
    case 'range': {
      const covers = within(
        months[position % 3] ?? first,
        position % 2 === 0 ? last : (months[position % 3] ?? last),
      )
      return { ...total, ...fileOf(rowsOf(trade, covers), given), covers }
    }
    case 'scoped': {
      const current = [partners[position % 14] ?? '', partners[(position + 3) % 14] ?? '']
      const covers = (_: Month, __: string, partner: string) => current.includes(partner)
      const stated = { scope: { partner: current }, relation: 'revised', ...asked } as const
      return { ...total, ...fileOf(rowsOf(trade, covers), given, stated), covers }
    }
    case 'filtered': {
      const isIn = (_: Month, __: string, partner: string) => Number(partner) % 3 === position % 3
      const file = fileOf(rowsOf(trade, isIn), given, { relation: 'filtered', ...asked })
      return { ...total, ...file, answer: 'filtered', covers: () => false }
    }
    case 'excerpt':
      return excerptOf(position, trade, given)
    case 'truncated': {
      const observations = rowsOf(trade).filter(
        ({ month }, index) => month !== last || index % 28 < 5 + (position % 15),
      )
      const file = fileOf(observations, given, { truncatedAt: last, ...asked })
      return { ...total, ...file, covers: (month) => month < last, lists: 'whereAlone' }
    }
    case 'absent': {
      const covers = (month: Month) => month !== boundary
      return { ...total, ...fileOf(rowsOf(trade, covers), given, { uncoveredMonths: [boundary] }), covers }
    }
    case 'sum': {
      const rows = rowsOf(trade).map((row) => ({ ...row, month: null }))
      return { ...total, ...fileOf(rows, given, { ...asked, monthly: false }), covers: () => false }
    }
  }
}

/** Some rows of an earlier whole file, downloaded as late as that one or later. */
function excerptOf(index: number, trade: Trade, given: Given): Download {
  const originals = given.earlier.filter(({ facts, isAlone, answer }) => {
    const isPlain = facts.monthly && facts.truncatedAt === null && !facts.relation
    return isPlain && isAlone && answer === 'revised' && facts.rows > 40
  })
  const original = originals[index % Math.max(1, originals.length)]
  if (!original) return downloaded('whole', trade, index, given)
  const rows = original.rows.filter(({ partner }) => Number(partner) % 2 === index % 2)
  const [date = ''] = [given.date, original.facts.asOf].sort().reverse()
  return {
    ...fileOf(rows, { ...given, date }, asked),
    ...{ answer: 'filtered', covers: () => false, lists: 'asLater', isAlone: false },
  }
}

/** Two pages of one query, which meet within the month in the middle. */
function pages(trade: Trade): Download[] {
  const rows = rowsOf(trade)
  const cut = rows.findIndex(({ month }) => month === boundary) + 9
  const [end] = rows.slice(cut)
  const key = (commodity: string | null, partner: string | null) => `${commodity} ${partner}`
  const isNext = (month: Month, commodity: string, partner: string) =>
    month > boundary ||
    (month === boundary && key(commodity, partner) >= key(end?.commodity ?? '', end?.partner ?? ''))
  const common = { answer: 'revised', lists: 'asLater', isAlone: false } as const
  const given = (number: number) => ({ date: `2024-01-0${number + 1}`, number, earlier: [] })
  return [
    {
      ...{
        ...common,
        ...fileOf(rows.slice(0, cut), given(0), { truncatedAt: boundary, commodities: [...commodities] }),
      },
      covers: (month, commodity, partner) => !isNext(month, commodity, partner),
    },
    { ...common, ...fileOf(rows.slice(cut), given(1), { commodities: [...commodities] }), covers: isNext },
  ]
}

/** A query that was split by partner. */
const parts = (trade: Trade): Download[] =>
  [0, 1].map((number) => {
    const covers = (_: Month, __: string, partner: string) => Number(partner) % 2 === number
    const given = { date: `2024-01-0${number + 1}`, number, earlier: [] }
    const file = fileOf(rowsOf(trade, covers), given, { relation: 'part', ...asked })
    return { ...file, ...{ answer: 'part', covers, lists: 'asLater', isAlone: false } }
  })

/** What is asked of a query of all months and commodities. */
const asked = { period: { from: first, to: last }, commodities: [...commodities] }

/** As the portal sorts them. */
const rowsOf = (trade: Trade, isIn: Download['covers'] = () => true): Observation[] =>
  months
    .flatMap((month) =>
      commodities.flatMap((commodity) =>
        partners.flatMap((partner) => {
          const value = trade.get(keyOf(month, commodity, partner))
          return value !== undefined && isIn(month, commodity, partner)
            ? [{ month, commodity, partner, value }]
            : []
        }),
      ),
    )
    .map((row, index) => observation({ ...row, line: index + 2 }))

function fileOf(rows: readonly Observation[], { date, number }: Given, loadFacts: Partial<LoadFacts> = {}) {
  const file = `${number}.csv`
  return {
    rows,
    facts: factsOf(rows, { file, sha256: file, asOf: date, commodities: [...commodities], ...loadFacts }),
  }
}
