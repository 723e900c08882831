import { Fraction } from '../../../trade/numbers/numbers.ts'
import {
  Interval,
  listMoneyUnits,
  type PrintedFigure,
  type PrintedUnit,
  readUnit,
} from '../../printed-numbers/printed-numbers.ts'
import { type Caption, unitsOfTable } from '../tables/tables.ts'
import type { AuditedBrief, CourseTable, OverviewTable, RankingTable, StatedUnit } from './audited-brief.ts'

/** The unit of money of a table. */
const moneyUnit = (caption: Caption): PrintedUnit => readUnit(unitsOfTable(caption)[0] ?? '')

/**
 * The units of tables whose captions state others, by the place of the caption among all: prose that repeats their
 * numbers in another unit, the shares of a ranking, and what the overview has too say so. A number alone proves nothing.
 *
 * @param isOverview whether the overview is looked at, or the other tables.
 */
export function findMeantUnits(
  brief: AuditedBrief,
  isOverview: boolean,
): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>()
  const { overview } = brief
  const prose = groupByTable(brief.units)
  if (isOverview) {
    if (overview)
      add(found, overview.caption, unitsInProse(prose.get(overview.caption.number) ?? [], overview))
    return found
  }
  for (const table of brief.rankings) {
    const { number } = table.caption
    add(found, table.caption, moneyOfRanking(brief, table, prose.get(number) ?? []))
    prose.delete(number) // prose is about the first table of its number
  }
  for (const table of brief.courses.filter(({ measure }) => measure === 'value'))
    add(found, table.caption, moneyOfCourse(brief, table))
  return found
}

/** The units of numbers in prose, by the number of the table that these repeat. */
function groupByTable(units: readonly StatedUnit[]): Map<number, StatedUnit[]> {
  const groups = new Map<number, StatedUnit[]>()
  for (const unit of units) {
    const { part, table } = unit.place
    if (part !== 'prose' || table === undefined) continue
    const group = groups.get(table)
    if (group) group.push(unit)
    else groups.set(table, [unit])
  }
  return groups
}

/** @param meant other units than those of the table, by their place among these. */
function add(
  found: Map<number, readonly string[]>,
  caption: Caption,
  meant: ReadonlyMap<number, string>,
): void {
  if (meant.size === 0) return
  found.set(
    caption.position,
    unitsOfTable(caption).map((unit, index) => meant.get(index) ?? unit),
  )
}

const none: ReadonlyMap<number, string> = new Map()

/** What prose says of a table's numbers in one of its units. */
interface UnitCounts {
  /** The other unit that the most of its numbers have. */
  readonly other: string | null
  readonly others: number
  /** How many have the unit of the table. */
  readonly same: number
}

function countUnits(stated: readonly StatedUnit[]): UnitCounts {
  const counts = new Map<string, number>()
  for (const { printed, repeats } of stated)
    if (repeats === 'inUnitOfTable') counts.set(printed, (counts.get(printed) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return {
    other: most?.[0] ?? null,
    others: most?.[1] ?? 0,
    same: stated.filter(({ repeats }) => repeats === 'asItStands').length,
  }
}

const isMost = ({ others, same }: UnitCounts): boolean => others > same && others >= 2

/** The units that most of the sentences about the overview have, of money and of each quantity. */
function unitsInProse(prose: readonly StatedUnit[], { caption }: OverviewTable): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const [index, unit] of unitsOfTable(caption).entries()) {
    const { base } = readUnit(unit)
    const counted = countUnits(prose.filter(({ printed }) => readUnit(printed).base === base))
    if (counted.other !== null && isMost(counted)) found.set(index, counted.other)
  }
  return found
}

/** As prose has it, unless shares say otherwise; without prose, the unit of which shares say so. */
function moneyOfRanking(
  brief: AuditedBrief,
  table: RankingTable,
  prose: readonly StatedUnit[],
): ReadonlyMap<number, string> {
  const unit = moneyUnit(table.caption)
  const counted = countUnits(prose.filter(({ of }) => of === 'money'))
  if (counted.other !== null) {
    const fitting = compareShares(brief, table, readUnit(counted.other))
    return fitting > 0 || (fitting === 0 && isMost(counted)) ? new Map([[0, counted.other]]) : none
  }
  const other =
    counted.same > 0 ? undefined : listMoneyUnits(unit).find((each) => compareShares(brief, table, each) > 0)
  return other ? new Map([[0, other.text]]) : none
}

/** How many more shares are those of the stated totals if the table is in another unit. */
function compareShares(brief: AuditedBrief, table: RankingTable, other: PrintedUnit): number {
  const ratio = other.factor.dividedBy(moneyUnit(table.caption).factor)
  if (table.measure !== 'value' || isExcluded(brief, table)) return 0
  let fitting = 0
  for (const { value, share, window } of [...table.groups, ...table.ranked]) {
    const total = brief.figures.get(`${table.flow}.${window}.value`)
    if (!value || !share || !total || value.value.sign() === 0 || share.value.sign() === 0) continue
    const part = total.interval.times(share.interval).scaled(Fraction.of(1n, 100n))
    fitting += Number(part.meets(value.interval.scaled(ratio))) - Number(part.meets(value.interval))
  }
  return fitting
}

const isExcluded = ({ excluded }: AuditedBrief, { flow }: RankingTable): boolean =>
  (flow === 'export' || flow === 'import') && excluded[flow] !== undefined

/** The unit in which its month is that of the overview, where it is in that alone. */
function moneyOfCourse(
  { figures }: AuditedBrief,
  { flow, rows, caption }: CourseTable,
): ReadonlyMap<number, string> {
  const last = rows.find(({ months: { from, to } }) => from === caption.month && to === caption.month)?.value
  const total = figures.get(`${flow}.month.value`)
  if (!last || !total || last === total || last.interval.meets(total.interval)) return none
  const unit = listMoneyUnits(moneyUnit(caption)).find((each) => inUnit(last, each).meets(total.interval))
  return unit ? new Map([[0, unit.text]]) : none
}

/** What a figure would stand for in another unit. */
const inUnit = ({ interval, unit }: PrintedFigure, other: PrintedUnit): Interval =>
  unit ? interval.scaled(other.factor.dividedBy(unit.factor)) : Interval.all
