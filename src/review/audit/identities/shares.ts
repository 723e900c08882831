import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry, RankingTable } from '../brief/brief.ts'
import { atMost, equal, type FigureIdentity, type Identity } from '../identity.ts'
import { amount, constant, percentage, type Term } from '../term.ts'
import { bestFit, contradicting, findOverlap, type Shared, sharedRows } from './denominator.ts'
import { findTotal, isLeftOut } from './lookup.ts'

/**
 * Shares: part / total within rounding. The total is the stated one, unless the brief says that something is left out
 * of it, or another total fits so many more shares that the shares speak of that one. Then the total is an
 * unknown that must only fit all shares of its window; that it is not the stated one is one broken identity, not twelve.
 */
export function shareIdentities(brief: AuditedBrief): Identity[] {
  return brief.rankings.flatMap((table) =>
    table.windows.flatMap((window) => {
      const rows = sharedRows([...table.groups, ...table.ranked].filter((entry) => entry.window === window))
      if (rows.length === 0) return []
      const { measure, rows: shared } = chooseMeasure(brief, table, window, rows)
      return windowShares(brief, { ...table, measure }, window, shared)
    }),
  )
}

interface MeasureOfShares {
  readonly measure: string
  readonly rows: readonly Shared[]
}

/** Volume, value, share: where a heading does not say of which, shares are of the measure whose totals fit more of them. */
function chooseMeasure(
  brief: AuditedBrief,
  table: RankingTable,
  window: string,
  rows: readonly Shared[],
): MeasureOfShares {
  const countFitting = ({ measure, rows: shared }: MeasureOfShares): number => {
    const total = findTotal(brief, table.flow, window, measure).value
    return total ? shared.length - contradicting(shared, amount(total)).length : bestFit(shared).fitted.length
  }
  const headed = { measure: table.measure, rows }
  const others = brief.rankings
    .filter(
      ({ caption, flow, measure }) =>
        caption === table.caption && flow === table.flow && measure !== table.measure,
    )
    .map((other): MeasureOfShares => {
      const entries = [...other.groups, ...other.ranked].filter((entry) => entry.window === window)
      const shared = rows.map(({ entry }): Entry => {
        const { value = null, share = null } = entries.find(({ code }) => code === entry.code) ?? {}
        return { ...entry, value: share ? null : value }
      })
      return { measure: other.measure, rows: sharedRows(shared) }
    })
    .filter(({ rows: shared }) => shared.length === rows.length)
  return others.find((other) => countFitting(other) > countFitting(headed)) ?? headed
}

function windowShares(
  brief: AuditedBrief,
  { flow, caption, measure }: RankingTable,
  window: string,
  rows: readonly Shared[],
): Identity[] {
  const stated = findStated(brief, flow, window, measure, rows)
  const fit = bestFit(rows)
  const against = stated ? contradicting(rows, amount(stated)) : rows
  const excluded = stated?.place.part !== 'note' && isLeftOut(brief, flow)
  const unknown = excluded || !stated || against.length > rows.length - fit.fitted.length + 1
  const note = measure === 'value' ? ofNote(brief, flow, window) : []
  if (!unknown) return [...ofStatedTotal(rows, stated, window), ...note]
  const identities = [...ofUnknownTotal(rows, fit, window), ...note]
  if (!stated) return identities
  const interval = constant(fit.interval)
  if (excluded) return [...identities, atMost('denominator', interval, amount(stated), { window })]
  const denominator: FigureIdentity = {
    ...equal('denominator', amount(stated), interval, { window }),
    denominator: {
      flow,
      place: { part: 'table', table: caption.number, column: 'share' },
      fits: fit.interval,
      fitted: fit.fitted.length,
      shares: rows.length,
      against: against.length,
    },
  }
  // A share off the mark may leave an interval that the stated total touches; the shares still speak of another.
  return [...identities, { ...denominator, holds: false }]
}

/** The total that a note under the table prints, with more digits than the overview, unless the note itself is wrong. */
function findStated(
  brief: AuditedBrief,
  flow: RankingTable['flow'],
  window: string,
  measure: string,
  rows: readonly Shared[],
): PrintedFigure | null {
  const noted = measure === 'value' ? (brief.shareTotals.get(`${flow} ${window}`) ?? null) : null
  const total = findTotal(brief, flow, window, measure).value
  if (!noted || !total) return noted ?? total
  const countAgainst = (figure: PrintedFigure) => contradicting(rows, amount(figure)).length
  return countAgainst(noted) <= countAgainst(total) ? noted : total
}

/** What a note says that shares are taken of is the total, or where something is left out of it, no more than that. */
function ofNote(brief: AuditedBrief, flow: RankingTable['flow'], window: string): FigureIdentity[] {
  const [noted, total] = [brief.shareTotals.get(`${flow} ${window}`), findTotal(brief, flow, window).value]
  if (!noted || !total) return []
  return !isLeftOut(brief, flow)
    ? [equal('repeated', amount(noted), amount(total), { window })]
    : [atMost('denominator', amount(noted), amount(total), { window })]
}

function ofStatedTotal(rows: readonly Shared[], stated: PrintedFigure, window: string): FigureIdentity[] {
  const total = amount(stated)
  const each = rows.map((row) => share(row, total, window))
  if (each.some(({ holds }) => !holds)) return each
  return [...each, joint(rows, total.interval, [stated], window)]
}

/** Where one row is out, it is that row's share that is broken; where one of several may be, their common total is. */
function ofUnknownTotal(
  rows: readonly Shared[],
  { interval, fitted }: ReturnType<typeof bestFit>,
  window: string,
): FigureIdentity[] {
  const total = constant(interval)
  if (fitted.length === rows.length)
    return [...rows.map((row) => share(row, total, window)), joint(rows, Interval.notNegative, [], window)]
  const overlap = findOverlap(rows)
  const culprits = new Set(rows.filter((_, index) => overlap.without(index) !== null))
  if (culprits.size < 2) return rows.map((row) => share(row, total, window))
  return [
    ...fitted.filter((row) => !culprits.has(row)).map((row) => share(row, total, window)),
    joint(rows, Interval.notNegative, [], window),
  ]
}

const share = (row: Shared, total: Term, window: string): FigureIdentity =>
  equal('share', amount(row.share), percentage(amount(row.value), total), { window })

/** One total fits all shares at once, and lies where it must. */
function joint(
  rows: readonly Shared[],
  within: Interval,
  totals: readonly PrintedFigure[],
  window: string,
): FigureIdentity {
  const overlap = findOverlap(rows)
  const indexByFigure = new Map<PrintedFigure, number>()
  for (const [index, { share: printed, value }] of rows.entries())
    for (const figure of [printed, value]) if (!indexByFigure.has(figure)) indexByFigure.set(figure, index)
  return {
    of: 'figures',
    kind: 'commonDenominator',
    window,
    holds: overlap.all()?.meets(within) ?? false,
    figures: [...rows.flatMap(({ share: printed, value }) => [printed, value]), ...totals],
    allowed(figure) {
      const index = indexByFigure.get(figure)
      const row = index === undefined ? undefined : rows[index]
      if (index === undefined || !row) return overlap.all()
      const total = overlap.without(index)?.and(within)
      if (!total) return null
      const term = percentage(amount(row.value), constant(total))
      return figure === row.share ? term.interval : term.solve(figure, amount(row.share).interval)
    },
  }
}
