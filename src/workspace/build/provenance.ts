import { getOnlyLoad, type Load, type Span, type Total } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type Cut, cutKey, type Flow, listMonths, type MonthRange } from '../../trade/trade.ts'

/** Sums of one flow from one cut, with the spans that they are over. */
export interface Answered {
  readonly flow: Flow
  readonly cut: Cut
  /** Those of one publication of the cells: the latest, or the first. */
  readonly spans: readonly Span[]
  /** Load by load. */
  readonly rows: readonly Total[]
}

/**
 * How many rows of which files sums add up, each row once however many sums it is in; a cut that serves
 * several tables counts once. In the order of the files' names, since a brief does not depend on the order
 * of loading.
 *
 * @throws UserError where a sum is of a load that was not there when the brief was begun.
 */
export function standsOn(
  answers: readonly Answered[],
  loads: readonly Load[],
): { readonly load: Load; readonly rows: number }[] {
  /** Rows of a load by trade, code and months: the most that one sum has, since another has the same ones. */
  const counts = new Map<string, { readonly load: number; readonly rows: number }>()
  for (const { flow, cut, spans, rows } of answers) {
    const months = new Map(disjoint(spans).map(({ key, months: { from, to } }) => [key, `${from}-${to}`]))
    const current = new Map<string, { readonly load: number; readonly rows: number }>()
    for (const row of rows) {
      const { span, commodity, rows: count } = row
      const range = months.get(span)
      if (range === undefined) continue
      const load = getOnlyLoad(row)
      const key = `${flow} ${cutKey(cut)} ${load} ${commodity} ${range}`
      current.set(key, { load, rows: (current.get(key)?.rows ?? 0) + count })
    }
    for (const [key, item] of current) if (item.rows > (counts.get(key)?.rows ?? 0)) counts.set(key, item)
  }
  const rowsOf = new Map<number, number>()
  for (const { load, rows } of counts.values()) rowsOf.set(load, (rowsOf.get(load) ?? 0) + rows)
  const seen = new Set(loads.map(({ id }) => id))
  if ([...rowsOf.keys()].some((load) => !seen.has(load))) throw loadedMeanwhile()
  return loads
    .flatMap((load) => {
      const rows = rowsOf.get(load.id)
      return rows === undefined ? [] : [{ load, rows }]
    })
    .sort((a, b) => (nameAndHash(a.load) < nameAndHash(b.load) ? -1 : 1))
}

/**
 * Spans that hold every month of all of them once: the single months where these are all there, else the
 * longest first (a window holds the shorter ones that end with it). A file over a whole period has rows of
 * its own, which count once where spans are of one period: a year, and the year before of the next one.
 */
function disjoint(spans: readonly Span[]): Span[] {
  const monthly = spans.filter(({ grain }) => grain === 'month')
  const singles = monthly.filter(({ months: { from, to } }) => from === to)
  const coveredMonths = new Set(singles.map(({ months }) => months.from))
  const isComplete = monthly.every(({ months }) =>
    listMonths(months).every((month) => coveredMonths.has(month)),
  )
  const taken: MonthRange[] = []
  const longestFirst = [...(isComplete ? singles : monthly)].sort((a, b) => lengthOf(b) - lengthOf(a))
  const chosen = longestFirst.filter(({ months }) => {
    const apart = taken.every(({ from, to }) => months.to < from || to < months.from)
    if (apart) taken.push(months)
    return apart
  })
  const ofPeriods = spans.filter(({ grain }) => grain === 'whole')
  return [
    ...chosen,
    ...new Map(ofPeriods.map((span) => [`${span.months.from}-${span.months.to}`, span])).values(),
  ]
}

const lengthOf = ({ months }: Span): number => listMonths(months).length

const nameAndHash = ({ file, sha256 }: Load): string => `${file}\n${sha256}`

const loadedMeanwhile = (): UserError =>
  new UserError(
    { zh: '编制期间载入了新数据。', en: 'Data were loaded while the brief was being made.' },
    { hint: { zh: '再编制一次。', en: 'Build it again.' } },
  )
