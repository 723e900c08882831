import { monthsBetween } from '../../../trade/trade.ts'
import type { Interval } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry, RankingTable } from '../brief/brief.ts'
import { atMost, type Identity, type WordIdentity, words } from '../identity.ts'
import { isRest, type KeyedFigure } from '../tables/tables.ts'
import { amount } from '../term.ts'
import { bestFit, sharedRows } from './denominator.ts'

/** What captions, labels and headings announce, against what stands under them. */
export const announcedIdentities = (brief: AuditedBrief): Identity[] => [
  ...brief.rankings.filter(({ isOrdered }) => isOrdered).flatMap(rowCounts),
  ...brief.rankings.flatMap(headings),
  ...unlisted(brief),
  ...missingRows(brief),
  ...missingMonths(brief),
]

/** A top ten has ten rows in the window that has most; a window may have fewer, if there are no more. */
function rowCounts({ caption, top, ranked, windows }: RankingTable): Identity[] {
  if (top === null) return []
  const most = Math.max(...windows.map((window) => ranked.filter((entry) => entry.window === window).length))
  return [words('rowCount', { part: 'table', table: caption.number }, String(most), String(top))]
}

/** So many rows are needed to tell shares from growths by the numbers alone. */
const fewestRows = 4

/** Numbers that are shares of one total stand under a heading of growth, and the other way round. */
function headings({ caption, ranked, windows }: RankingTable): Identity[] {
  return windows.flatMap((window): WordIdentity[] => {
    const entries = ranked.filter(
      (entry) => entry.window === window && entry.value && entry.value.value.sign() > 0,
    )
    const asShares = entries.flatMap((entry): Entry[] =>
      entry.growth && entry.growth.value.sign() > 0 ? [{ ...entry, share: entry.growth }] : [],
    )
    if (asShares.length < fewestRows || asShares.length < entries.length) return []
    const isShare = fits(asShares)
    const stated = entries.filter(({ share }) => share !== null)
    const isWrong = isShare && (stated.length === 0 || !fits(stated))
    const place = { part: 'header', table: caption.number, window, column: 'growth' } as const
    return [words('heading', place, '', '', !isWrong)]
  })
}

/** Whether one total fits all rows that are printed finely enough to bound it, and these differ enough for that to say something. */
function fits(entries: readonly Entry[]): boolean {
  const rows = sharedRows(entries).filter(({ denominators }) => isNarrow(denominators))
  const distinct = new Set(rows.map(({ share }) => share.text)).size
  return rows.length >= fewestRows && distinct >= 3 && bestFit(rows).fitted.length >= rows.length
}

/** `<0.0001` and 0.01 fit nearly any total: the greatest total that a row allows is less than twice the least. */
const isNarrow = ({ low, high }: Interval): boolean =>
  low !== null && high !== null && high.at.minus(low.at).compare(low.at) < 0

/** Whoever is stated anywhere to have more than the last of a ranking is in it. */
function unlisted({ rankings, keyed }: AuditedBrief): Identity[] {
  const stated = new Map<string, KeyedFigure[]>()
  for (const item of keyed) {
    const { flow, dimension, run, measure, operation } = item.key
    if (operation !== undefined || (dimension !== 'partner' && dimension !== 'place')) continue
    const key = `${flow} ${dimension} ${run} ${measure}`
    const items = stated.get(key)
    if (items) items.push(item)
    else stated.set(key, [item])
  }
  return rankings
    .filter(({ isOrdered }) => isOrdered)
    .flatMap(({ flow, dimension, measure, windows, ranked }) =>
      windows.flatMap((window) => {
        const entries = ranked.filter((entry) => entry.window === window)
        const listed = new Set(entries.map(({ code }) => code))
        const last = entries.at(-1)?.value
        const others = (stated.get(`${flow} ${dimension} ${window} ${measure}`) ?? []).filter(
          ({ key: { code = '' }, figure }) =>
            !listed.has(code) && !isRest(code) && figure.unit?.base === last?.unit?.base,
        )
        return last
          ? others.map(({ figure }) => atMost('unranked', amount(figure), amount(last), { window }))
          : []
      }),
    )
}

/** The overview has a row for each total that prose states in its windows, where prose and table are of our genre. */
function missingRows({ isOwnGenre, overview, cells, prose }: AuditedBrief): Identity[] {
  if (!isOwnGenre || !overview) return []
  const seen = new Set<string>()
  return prose.figures.flatMap(({ key, figure }) => {
    const row = `${key.flow} ${key.measure}`
    const isTotal = key.dimension === undefined && key.operation === undefined && key.measure !== 'unitValue'
    if (!isTotal || !overview.windows.includes(key.run) || seen.has(row)) return []
    seen.add(row)
    const place = { part: 'table', table: overview.caption.number, window: key.run } as const
    return [words('missingRow', place, '', figure.text, cells.has(figure.id))]
  })
}

/** A course by month leaves out none between its first and its last; January and February may stand together. */
function missingMonths({ courses }: AuditedBrief): Identity[] {
  // A table has the same rows for each measure.
  const ofTables = new Map(courses.map((course) => [course.caption, course]))
  return [...ofTables.values()].flatMap(({ caption, rows }) => {
    const months = rows.flatMap(({ months: { from, to } }) =>
      monthsBetween(from, to) < 2
        ? [from, to].map((month) => Math.trunc(month / 100) * 12 + (month % 100))
        : [],
    )
    if (months.length < 3) return []
    const [first, last] = [Math.min(...months), Math.max(...months)]
    const count = new Set(months).size
    const place = { part: 'table', table: caption.number } as const
    return [words('rowCount', place, String(count), String(last - first + 1), count === last - first + 1)]
  })
}
