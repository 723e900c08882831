import { Fraction } from '../../../trade/numbers/numbers.ts'
import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry, NamingWithFigures, RankingTable } from '../brief/brief.ts'
import { type WordIdentity, words } from '../identity.ts'
import type { KeyedFigure } from '../tables/tables.ts'
import { amount, constant, difference, percentage, sum, type Term } from '../term.ts'
import { findTotal, listTerms } from './lookup.ts'

/** A text that names more who are missing is of other tables. */
const mostMissing = 100

/** Whom a ranking lacks in a window, as sentences name them. */
interface MissingEntry {
  readonly table: RankingTable
  readonly window: string
  readonly name: string
  readonly code: string
  /** Where in the ranking. */
  readonly position: number
  /** Whether the value that the sentence states belongs into the ranking too. */
  readonly isOfSize: boolean
}

/**
 * Rankings with the rows that they lack, so that a deleted row is one finding and not that of all figures which speak of
 * the row. A row is missing where a sentence names somebody among the first who are otherwise those of the ranking in
 * their order, or where all are listed and shares and values are short of the total by the same.
 */
export function completeRankings(brief: AuditedBrief): {
  readonly brief: AuditedBrief
  readonly identities: readonly WordIdentity[]
} {
  const named = brief.prose.namings.flatMap((naming) => entriesMissing(brief, naming))
  const missing = [...named, ...entriesStated(brief, named)].slice(0, mostMissing)
  const lacking = new Set(missing.map(({ table }) => table.caption.number))
  const short = brief.rankings.filter((table) => !lacking.has(table.caption.number) && isShort(brief, table))
  if (missing.length === 0 && short.length === 0) return { brief, identities: [] }
  const rankings = brief.rankings.map((table) =>
    short.includes(table) ? { ...table, complete: false } : withEntries(table, missing),
  )
  return {
    brief: { ...brief, rankings },
    identities: [...namedRows(missing), ...short.map(({ caption }) => missingRow(caption.number, ''))],
  }
}

const missingRow = (
  table: number,
  expected: string,
  { window, isSure = true }: { readonly window?: string; readonly isSure?: boolean } = {},
): WordIdentity => ({
  ...words('missingRow', { part: 'table', table, ...(window && { window }) }, '', expected, false),
  ...(!isSure && { confidence: 'likely' }),
})

/** One finding for each name and table; two windows, or a value that belongs into the ranking, make it certain. */
function namedRows(missing: readonly MissingEntry[]): WordIdentity[] {
  const found = new Map<string, MissingEntry[]>()
  for (const entry of missing) {
    const key = `${entry.table.caption.number} ${entry.code}`
    found.set(key, [...(found.get(key) ?? []), entry])
  }
  return [...found.values()].flatMap((entries) => {
    const [{ table, name, window } = { table: null, name: '', window: '' }] = entries
    const windows = new Set(entries.map((entry) => entry.window))
    const isSure = windows.size > 1 || entries.some(({ isOfSize }) => isOfSize)
    const about = windows.size > 1 ? { isSure } : { window, isSure }
    return table ? [missingRow(table.caption.number, name, about)] : []
  })
}

/** Those whom a sentence names among the first and the ranking lacks, where the others are the first of the ranking. */
function entriesMissing({ rankings }: AuditedBrief, naming: NamingWithFigures): MissingEntry[] {
  const { flow, dimension, run, codes, names, figures } = naming
  const table = rankings.find((item) => item.flow === flow && item.dimension === dimension && item.isOrdered)
  if (!table?.windows.includes(run)) return []
  const ranked = table.ranked.filter(({ window }) => window === run)
  const listed = new Set(ranked.map(({ code }) => code))
  const others = codes.filter((code) => listed.has(code))
  if (others.length === codes.length || (others.length === 0 && codes.length > 1)) return []
  if (others.some((code, index) => ranked[index]?.code !== code)) return []
  return codes.flatMap((code, position): MissingEntry[] => {
    if (listed.has(code)) return []
    const value = figures.find(
      (item) => item.position === position && item.key.operation === undefined,
    )?.figure
    // The value of another row at the same rank: the name is wrong, and no row is missing.
    if (isSameAmount(value, ranked[position]?.value)) return []
    const isOfSize = isAbove(value, ranked[position]?.value) && !isAbove(value, ranked[position - 1]?.value)
    return [{ table, window: run, name: names[position] ?? '', code, position, isOfSize }]
  })
}

/**
 * Whom a sentence or a chart states to have more than the last of a ranking of our own that lists others of them. In texts
 * of other kinds a table may leave out somebody.
 */
function entriesStated(brief: AuditedBrief, named: readonly MissingEntry[]): MissingEntry[] {
  if (!brief.isOwnGenre) return []
  const levels = levelsStated(brief)
  const seen = new Set(named.map(({ table, window, code }) => `${table.caption.number} ${window} ${code}`))
  return brief.rankings
    .filter(({ isOrdered }) => isOrdered)
    .flatMap((table) =>
      table.windows.flatMap((window) => {
        const rows = table.ranked.filter((entry) => entry.window === window)
        const listed = new Set(rows.map(({ code }) => code))
        const ofTable = levels.get(`${table.flow} ${table.dimension} ${window} ${table.measure}`) ?? []
        const sources = new Set(
          ofTable.flatMap(({ key, source }) => (listed.has(key.code ?? '') ? source : [])),
        )
        return ofTable.flatMap(({ key: { code = '' }, figure, source }): MissingEntry[] => {
          const id = `${table.caption.number} ${window} ${code}`
          const isKnown = listed.has(code) || seen.has(id) || !sources.has(source)
          if (isKnown || !isAbove(figure, rows.at(-1)?.value)) return []
          seen.add(id)
          const position = rows.findIndex(({ value }) => isAbove(figure, value))
          return [{ table, window, name: figure.place.row ?? code, code, position, isOfSize: true }]
        })
      }),
    )
}

interface Stated extends KeyedFigure {
  /** The sentence or the chart. */
  readonly source: string
}

/** What sentences and charts state of partners and places, by what it is of. */
function levelsStated({ prose, keyed }: AuditedBrief): Map<string, Stated[]> {
  const levels = new Map<string, Stated[]>()
  const stated = [
    ...prose.figures.map(({ key, figure }) => ({ key, figure, source: `line ${figure.place.line}` })),
    ...keyed.flatMap(({ key, figure }) =>
      figure.place.isChart ? [{ key, figure, source: `chart ${figure.place.table}` }] : [],
    ),
  ]
  for (const item of stated) {
    const { flow, dimension, run, measure, operation } = item.key
    if (operation !== undefined || (dimension !== 'partner' && dimension !== 'place')) continue
    const key = `${flow} ${dimension} ${run} ${measure}`
    const items = levels.get(key)
    if (items) items.push(item)
    else levels.set(key, [item])
  }
  return levels
}

const isSameAmount = (a: PrintedFigure | undefined, b: PrintedFigure | null | undefined): boolean =>
  a !== undefined &&
  b?.unit?.base === a.unit?.base &&
  b !== undefined &&
  b !== null &&
  a.interval.meets(b.interval)

const isAbove = (a: PrintedFigure | undefined, b: PrintedFigure | null | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  b !== null &&
  a.unit?.base === b.unit?.base &&
  !a.interval.mayBeAtMost(b.interval)

/** A ranking with those that it lacks, without figures; all measures of the table have the same rows. */
function withEntries(table: RankingTable, missing: readonly MissingEntry[]): RankingTable {
  const { caption, dimension } = table
  let { ranked } = table
  for (const { table: other, window, name, code, position } of missing) {
    if (other.caption !== caption || other.dimension !== dimension) continue
    const next = ranked.filter((entry) => entry.window === window)[position]
    const index = next ? ranked.indexOf(next) : ranked.length
    const place = { part: 'table', table: caption.number, window, row: name } as const
    const entry: Entry = { name, code, window, value: null, share: null, growth: null, place }
    ranked = [...ranked.slice(0, index), entry, ...ranked.slice(index)]
  }
  return ranked === table.ranked ? table : { ...table, ranked, complete: false }
}

const hundredPercent = constant(Interval.point(Fraction.of(100n)))

/**
 * Whether a table that lists all has less than all: its shares and its values are short of the total by the same, or
 * both windows are short of theirs. One wrong figure makes one of these.
 */
function isShort(brief: AuditedBrief, table: RankingTable): boolean {
  if (!table.complete) return false
  const gaps = table.windows.map((window) => {
    const entries = table.ranked.filter((entry) => entry.window === window)
    const total =
      brief.excluded[table.flow as 'export'] === undefined
        ? findTotal(brief, table.flow, window, table.measure).value
        : null
    const values = gapOf(listTerms(entries, 'value'), entries.length, total && amount(total))
    const shares = gapOf(listTerms(entries, 'share'), entries.length, hundredPercent)
    return [values, shares].filter((gap) => gap !== null)
  })
  const short = gaps.filter((ofWindow) => ofWindow.length > 0 && ofWindow.every(isPositive))
  const agreeing = short.some(([values, shares]) => values && shares?.meets(values))
  return agreeing || (short.length > 1 && short.length === gaps.length)
}

const isPositive = ({ low }: Interval): boolean => low !== null && low.at.sign() > 0

/** By how much, in % of the total, all parts are less than that; null where a part or the total is not printed. */
function gapOf(parts: readonly Term[], count: number, total: Term | null): Interval | null {
  if (!total || parts.length < count || parts.length === 0) return null
  const gap = difference(total, sum(parts)).interval
  return isPositive(gap) ? percentage(constant(gap), total).interval : gap
}
