import { Fraction } from '../../../trade/numbers/numbers.ts'
import { Interval } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, ExtremeEntry, ExtremeList } from '../brief/brief.ts'
import { type WordIdentity, words } from '../identity.ts'
import { gain } from '../term.ts'

/** Our own lists leave out growth from a very small base, which is never as little as this. */
const safeGrowth = 100

interface Missing {
  readonly list: ExtremeList
  readonly name: string
  /** Whether it is this one for sure, and not another of whom the text states nothing. */
  readonly isNamed: boolean
}

/**
 * Who is missing in our own lists of the fastest growing, and of those that changed a total most: other tables of the text show that they
 * come before the last that is listed, or that there is room for them, as in longer lists of the table.
 */
export function extremeRows(brief: AuditedBrief): WordIdentity[] {
  if (!brief.isOwnGenre) return []
  const lists = new Map<string, Missing[]>()
  for (const missing of brief.extremes.flatMap((list) => missingOf(brief, list))) {
    const { table, by, dimension, largest, floor } = missing.list
    const label = [table, by, dimension, largest, floor].join(' ')
    lists.set(label, [...(lists.get(label) ?? []), missing])
  }
  return [...lists.values()].flatMap((missing) => {
    const [first] = missing
    if (!first) return []
    const { table, window } = first.list
    // A row has two windows: one name alone may be a figure that is wrong elsewhere.
    const isSure = new Set(missing.map((each) => each.list.window)).size > 1
    const place = { part: 'table', table, ...(!isSure && { window }) } as const
    const certain = missing.filter(({ isNamed }) => isNamed)
    const names = new Set((certain.length > 0 ? certain : missing).map(({ name }) => name))
    const identity = words('missingRow', place, '', [...names].join('、'), false)
    return [isSure ? identity : { ...identity, confidence: 'possible' as const }]
  })
}

/** Those who come before the last of a list, and of others as many as there is room for, the first of them. */
function missingOf(brief: AuditedBrief, list: ExtremeList): Missing[] {
  const longest = Math.max(
    ...brief.extremes.flatMap((other) => (other.table === list.table ? other.listed.length : [])),
  )
  const room = longest - list.listed.length
  const listed = new Set(list.listed.map(({ code }) => code))
  const candidates = list.by === 'growth' ? growing(brief, list) : changing(brief, list)
  const others = new Map(candidates.filter(({ code }) => !listed.has(code)).map((each) => [each.code, each]))
  const belonging = [...others.values()]
    .filter(({ measured }) => isBefore(measured, null, list.by))
    .sort((a, b) => (isAfter(a.measured, b.measured, list.by) ? 1 : -1))
  const beforeLast = belonging.filter(({ measured }) =>
    isBefore(measured, list.listed.at(-1) ?? null, list.by),
  )
  return belonging
    .slice(0, Math.max(room, beforeLast.length))
    .map((candidate) => ({ list, name: candidate.name, isNamed: beforeLast.includes(candidate) }))
}

const isAfter = (a: Interval, b: Interval, by: ExtremeList['by']): boolean =>
  by === 'loss' ? b.mayBeAtMost(a) : a.mayBeAtMost(b)

interface Candidate {
  readonly name: string
  readonly code: string
  /** The growth, or by how much the value has changed. */
  readonly measured: Interval
}

/** Whether something comes before an entry of a list for sure; with none to come before, whether it has risen or fallen as the list says. */
function isBefore(measured: Interval, entry: ExtremeEntry | null, by: ExtremeList['by']): boolean {
  const figure = by === 'growth' ? entry?.growth : entry?.change
  if (entry && !figure) return false
  const other = figure?.interval ?? Interval.point(Fraction.zero)
  return by === 'loss' ? !other.mayBeAtMost(measured) : !measured.mayBeAtMost(other)
}

/** Whose growth the text states, where they are among those that the list is made of. */
function growing(brief: AuditedBrief, list: ExtremeList): Candidate[] {
  const rows = rankedIn(brief, list)
  const named =
    list.largest === undefined
      ? [...rows, ...brief.extremes.flatMap((other) => (isBeside(other, list) ? other.listed : []))]
      : rows.slice(0, list.largest)
  return named.flatMap(({ name, code, share, growth }) => {
    const isLarge = list.floor === undefined || (share !== null && reaches(share.interval, list.floor))
    const isSafe = growth !== null && growth.value.compare(Fraction.of(BigInt(safeGrowth))) < 0
    return growth && isLarge && isSafe ? [{ name, code, measured: growth.interval }] : []
  })
}

/** Another list of the fastest, of the same months. */
const isBeside = (other: ExtremeList, list: ExtremeList): boolean =>
  other !== list &&
  other.by === 'growth' &&
  other.flow === list.flow &&
  other.dimension === list.dimension &&
  other.window === list.window

/** Whether a share is from so many percent on, for sure. */
const reaches = ({ low }: Interval, floor: number): boolean =>
  low !== null && low.at.compare(Fraction.of(BigInt(Math.round(floor * 1000)), 1000n)) >= 0

/** By how much those have changed whose value and growth a ranking states. */
const changing = (brief: AuditedBrief, list: ExtremeList): Candidate[] =>
  rankedIn(brief, list).flatMap(({ name, code, value, growth }) =>
    value && growth ? [{ name, code, measured: gain(value, growth).interval }] : [],
  )

/** The rows of the ranking of a flow by value, of the same months. */
const rankedIn = ({ rankings }: AuditedBrief, { flow, dimension, window }: ExtremeList) =>
  rankings
    .find(
      (table) =>
        table.flow === flow && table.dimension === dimension && table.isOrdered && table.measure === 'value',
    )
    ?.ranked.filter((entry) => entry.window === window) ?? []
