import { Fraction } from '../../../trade/numbers/numbers.ts'
import { Interval } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry, RankingTable } from '../brief/brief.ts'
import { atMost, equal, type FigureIdentity, type Identity, words } from '../identity.ts'
import { numberOfPlaces } from '../lexicon/lexicon.ts'
import { amount, constant, sum, type Term, times } from '../term.ts'
import { type Aspect, aspects, findTotal, getAspect, listTerms } from './lookup.ts'

const term = constant(Interval.point(Fraction.of(100n)))

/** Rankings descend, list nobody twice, and fit into their totals. */
export function rankingIdentities(brief: AuditedBrief): Identity[] {
  return [
    ...brief.repeatedRows.map(({ name, place }) => words('duplicate', place, name, '', false)),
    ...brief.rankings.flatMap((table) => ofRanking(brief, table)),
  ]
}

const ofRanking = (brief: AuditedBrief, table: RankingTable): Identity[] => [
  ...table.windows.flatMap((window) => {
    const entries = table.ranked.filter((entry) => entry.window === window)
    return [
      ...(table.isOrdered ? order(entries, window, brief.isOwnGenre) : []),
      ...duplicates(table, entries, window),
      ...aspects.flatMap((aspect) => sums(brief, table, entries, window, aspect)),
      ...remainder(brief, table, entries, window),
    ]
  }),
  ...unranked(table),
]

/**
 * By value and, as shares are of one total, by share. In a text of another kind, a row that is larger than the one before
 * by both is no slip: its table is in another order.
 */
function order(entries: readonly Entry[], window: string, isOwnGenre: boolean): FigureIdentity[] {
  return entries.flatMap((entry, index) => {
    const found = (['value', 'share'] as const).flatMap((aspect) => {
      const before = entries[index - 1]
      const [less, more] = [getAspect(entry, aspect), before ? getAspect(before, aspect) : null]
      return less && more ? [atMost('order', less, more, { window })] : []
    })
    const isOtherOrder = !isOwnGenre && found.length > 1 && found.every(({ holds }) => !holds)
    return isOtherOrder ? [] : found
  })
}

function duplicates({ caption }: RankingTable, entries: readonly Entry[], window: string): Identity[] {
  if (entries.length === 0) return []
  const codes = new Set<string>()
  const twice = entries.find(({ code }) => codes.size === codes.add(code).size)
  const place = twice?.place ?? { part: 'table', table: caption.number, window }
  return [words('duplicate', place, twice?.name ?? '', '', twice === undefined)]
}

/** The total that a table's rows are part of; shares are part of 100 %. */
export function findWhole(
  brief: AuditedBrief,
  { flow, measure }: RankingTable,
  window: string,
  aspect: Aspect,
): Term | null {
  return aspect === 'share' ? term : getAspect(findTotal(brief, flow, window, measure), aspect)
}

function sums(
  brief: AuditedBrief,
  table: RankingTable,
  entries: readonly Entry[],
  window: string,
  aspect: Aspect,
): FigureIdentity[] {
  const rest = table.rest.filter((entry) => entry.window === window)
  const rows = [...entries, ...rest]
  const parts = listTerms(rows, aspect)
  const total = findWhole(brief, table, window, aspect)
  if (parts.length === 0 || !total) return []
  const about = { window, before: aspect === 'base' }
  // Where all are listed, they make up the total. Beside shares it is their own total, of which nothing but the shares
  // needs to be said: they make up 100 %.
  const isComplete = (table.complete || rest.length === 1) && parts.length === rows.length
  const exact =
    isComplete &&
    (aspect === 'share' || (aspect === 'value' && (rest.length === 1 || !entries.some(({ share }) => share))))
  return [(exact ? equal : atMost)('rankedSum', sum(parts), total, about)]
}

/** Every trader is registered at one of so many places, and each that is not listed is no larger than the last listed. */
function remainder(
  brief: AuditedBrief,
  table: RankingTable,
  entries: readonly Entry[],
  window: string,
): FigureIdentity[] {
  const total = findTotal(brief, table.flow, window, table.measure).value
  const last = entries.at(-1)?.value
  const parts = listTerms(entries, 'value')
  const others = numberOfPlaces - entries.length
  if (
    table.dimension !== 'place' ||
    !entries[0]?.code.startsWith('CN-') ||
    table.complete ||
    !table.isOrdered ||
    !total ||
    !last ||
    parts.length < entries.length
  )
    return []
  const listed = sum([...parts.slice(0, -1), times(others + 1, amount(last))])
  return [atMost('remainder', amount(total), listed, { window })]
}

/** Whoever is ranked in the month but not in the year has no more in the year than the last ranked there. */
function unranked({ ranked, complete, isOrdered }: RankingTable): FigureIdentity[] {
  const years = ranked.filter(({ window }) => window === 'ytd')
  const last = years.at(-1)?.value
  if (complete || !last || !isOrdered) return []
  const listed = new Set(years.map(({ code }) => code))
  return ranked
    .filter(({ window, code }) => window === 'month' && !listed.has(code))
    .flatMap(({ value }) => (value ? [atMost('unranked', amount(value), amount(last))] : []))
}
