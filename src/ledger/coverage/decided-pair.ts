import { type Finding, listMonths, type Month, type MonthRange } from '../../trade/trade.ts'
import {
  classifyOverlap,
  decideRelation,
  type LoadRelation,
  type OverlapStatistics,
  type RelationKind,
  type StatedRelation,
  sharedMonths,
} from '../relation.ts'
import { relationFindings, supersededAmong } from './relation-findings.ts'
import type { UndecidedPair } from './undecided-relation-error.ts'

/** What of a load decides how it relates to others. */
export interface PairedLoad {
  readonly id: number
  readonly file: string
  /** The date of its data, ISO 8601, and in milliseconds since 1970. */
  readonly asOf: string
  readonly instant: bigint
  readonly relation: StatedRelation | undefined
  readonly period: MonthRange
}

/** The relation of two loads as a ledger keeps it: what follows from their cells and from what is said of them alone. */
export interface KeptRelation {
  /** The numbers of the loads by the date of their data, and of one date by their numbers. */
  readonly earlier: number
  readonly later: number
  readonly kind: RelationKind | 'undecided'
  /** Of pages the first one; null for others. */
  readonly firstPage: number | null
  readonly months: MonthRange
  readonly cells: LoadRelation['cells']
  readonly value: LoadRelation['value']
}

export interface DecidedPair {
  readonly earlier: PairedLoad
  readonly later: PairedLoad
  readonly statistics: OverlapStatistics
  readonly kept: KeptRelation
}

/** Whether the data of a load are later than those of another one. */
export const isLaterThan = (pairedLoad: PairedLoad, other: PairedLoad): boolean =>
  pairedLoad.instant === other.instant ? pairedLoad.id > other.id : pairedLoad.instant > other.instant

/**
 * The relation of two loads of which the statistics are given; null where there is nothing to compare.
 *
 * @param firstPage the number of the first of two consecutive pages of one query; null where they are none.
 */
export function decidePair(
  earlier: PairedLoad,
  later: PairedLoad,
  statistics: OverlapStatistics,
  firstPage: number | null,
): DecidedPair | null {
  const natural = firstPage === null ? classifyOverlap(statistics) : 'pages'
  if (natural === null) return null
  const kind = decideRelation(natural, {
    later: later.relation,
    earlierLoadedSecond: earlier.id > later.id ? earlier.relation : undefined,
  })
  const boundary = (firstPage === later.id ? later : earlier).period.to
  const { cells, periods } = statistics
  const sum = (side: 'earlier' | 'later') => periods.reduce((total, period) => total + period[side], 0n)
  const stored = {
    ...{ earlier: earlier.id, later: later.id, kind, firstPage, cells },
    months:
      firstPage === null ? sharedMonths(earlier.period, later.period) : { from: boundary, to: boundary },
    value: { earlier: sum('earlier'), later: sum('later') },
  }
  return { earlier, later, statistics, kept: stored }
}

/** The relations of each load, from those that a ledger keeps. */
export class KeptRelations {
  readonly #ofLoad = new Map<number, KeptRelation[]>()
  readonly #silent: ReadonlySet<number>
  readonly #uncovered: ReadonlyMap<number, readonly Month[]>

  /**
   * @param filtered the loads that are stated to be filtered.
   * @param uncovered the months of a load's period that it does not cover, of loads that have such.
   */
  constructor(
    keptRelations: readonly KeptRelation[],
    filtered: readonly number[],
    uncovered: ReadonlyMap<number, readonly Month[]>,
  ) {
    this.#uncovered = uncovered
    this.#silent = new Set([
      ...filtered,
      ...keptRelations.filter(({ kind }) => kind === 'excerpt').map(({ later }) => later),
    ])
    for (const relation of keptRelations)
      for (const load of [relation.earlier, relation.later]) {
        const existing = this.#ofLoad.get(load)
        if (existing) existing.push(relation)
        else this.#ofLoad.set(load, [relation])
      }
  }

  /** Whether a load says what there is, rather than list a part of what another one says. */
  speaks(load: number): boolean {
    return !this.#silent.has(load)
  }

  /** Ordered by the number of the other load. */
  of(load: number): LoadRelation[] {
    const current = this.#ofLoad.get(load) ?? []
    return current
      .map((relation): LoadRelation => {
        const { earlier, later, firstPage, months, cells, value } = relation
        const kind = this.#settled(relation)
        return {
          other: load === earlier ? later : earlier,
          kind,
          isLater: kind === 'pages' ? load !== firstPage : load === later,
          ...{ months, cells, value },
        }
      })
      .sort((a, b) => a.other - b.other)
  }

  /**
   * One that is an excerpt of any load is an excerpt of all. What nobody decided does not matter where a third load
   * replaced the earlier one before the later one was published.
   */
  #settled(relation: KeptRelation): RelationKind {
    const { later, kind } = relation
    if (kind === 'pages') return kind
    if (!this.speaks(later)) return 'excerpt'
    if (kind !== 'undecided') return kind
    return this.#isSuperseded(relation) ? 'revision' : 'unresolved'
  }

  /** Whether a load with data between those of a pair replaces the earlier one in all months that the two cover. */
  #isSuperseded({ earlier, later, months }: KeptRelation): boolean {
    const covered = listMonths(months).filter(
      (month) => this.#covers(earlier, month) && this.#covers(later, month),
    )
    const olderThanLater = new Set(
      this.#ofLoad.get(later)?.flatMap((other) => (other.later === later ? other.earlier : [])),
    )
    const relations = this.#ofLoad.get(earlier) ?? []
    return relations.some(
      (other) =>
        other.earlier === earlier &&
        olderThanLater.has(other.later) &&
        (other.kind === 'same' || other.kind === 'revision') &&
        this.speaks(other.later) &&
        covered.every(
          (month) =>
            other.months.from <= month && month <= other.months.to && this.#covers(other.later, month),
        ),
    )
  }

  #covers = (load: number, month: Month): boolean => !this.#uncovered.get(load)?.includes(month)
}

/** A pair that nobody decided, as whoever loads the file `added` is told of it. */
export const undecidedPair = (
  { earlier, later, kept, statistics }: DecidedPair,
  added: number,
): UndecidedPair => ({
  earlier: pairedFile(earlier, added),
  later: pairedFile(later, added),
  months: kept.months,
  statistics,
})

const pairedFile = ({ file, asOf, id }: PairedLoad, added: number) => ({
  file,
  asOf,
  load: id === added ? null : id,
})

/**
 * What the relations of a new load to others are worth telling.
 *
 * @param pairs the new load with each of the others, where these say something of the same.
 */
export function findingsOfRelations(
  added: PairedLoad,
  others: readonly PairedLoad[],
  relations: Pick<KeptRelations, 'of'>,
  pairs: readonly DecidedPair[],
): Finding[] {
  const loadRelations = relations.of(added.id)
  const superseded = supersededAmong(loadRelations, (load) => relations.of(load))
  const byNumber = new Map(others.map((load) => [load.id, load]))
  const gone = new Map(pairs.map(({ earlier, statistics }) => [earlier.id, statistics.quantitiesGone ?? 0]))
  return relationFindings(
    added.relation,
    loadRelations.flatMap((relation) => {
      const load = byNumber.get(relation.other)
      if (!load) return []
      const isOfSameDate = load.instant === added.instant
      return {
        relation,
        load: {
          ...{ ...load, isOfSameDate, isSuperseded: superseded.has(load.id) },
          quantitiesGone: gone.get(load.id) ?? 0,
        },
      }
    }),
  )
}
