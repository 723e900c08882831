import { limitedDimensions } from '../../src/ledger/coverage/series.ts'
import type { UndecidedPair } from '../../src/ledger/coverage/undecided-relation-error.ts'
import type { TracedRow } from '../../src/ledger/ledger-interface.ts'
import { isComplementary, type LoadRelation, type RelationKind, replaces } from '../../src/ledger/relation.ts'
import { listMonths, type Month } from '../../src/trade/month.ts'
import {
  boundaryOf,
  byPrecedence,
  cellKey,
  covers,
  grouped,
  type Held,
  isInScope,
  isLater,
  lists,
  type Pair,
  type Slice,
} from './memory-pairs.ts'

// Which rows count, told of plain lists, each rule as it is written down. Everything is found out anew from all loads
// whenever it is asked for.

/** The rules of one series, of some loads of it that are seen; pairs are of all. */
export class Rules {
  readonly #pairs: readonly Pair[]

  constructor(pairs: readonly Pair[]) {
    this.#pairs = pairs
  }

  /** Whether a load says what there is, rather than list a part of what another one says. */
  speaks(item: Held): boolean {
    return (
      item.load.relation !== 'filtered' &&
      !this.#pairs.some(({ later, kind }) => later === item && kind === 'excerpt')
    )
  }

  /** The cells of a load of which a later one no longer gives the quantity. */
  quantitiesGone(earlier: number, later: number): number {
    const pair = this.#pairs.find((item) => item.earlier.load.id === earlier && item.later.load.id === later)
    return pair?.statistics.quantitiesGone ?? 0
  }

  /**
   * What the later of a pair is to the earlier: one that is an excerpt of any load is an excerpt of all, and what nobody
   * decided does not matter where a third load replaced the earlier one before the later one was published.
   */
  kindOf(pair: Pair): RelationKind {
    const { later, kind } = pair
    if (kind === 'pages') return kind
    if (!this.speaks(later)) return 'excerpt'
    if (kind !== 'undecided') return kind
    return this.#isSuperseded(pair) ? 'revision' : 'unresolved'
  }

  /** Whether a load with data between those of a pair replaces the earlier one in all months that the two cover. */
  #isSuperseded({ earlier, later, months }: Pair): boolean {
    const isCovered = ({ load }: Held, month: Month) => !load.uncoveredMonths.includes(month)
    const covered = listMonths(months).filter((month) => isCovered(earlier, month) && isCovered(later, month))
    return this.#pairs.some(
      (pair) =>
        pair.earlier === earlier &&
        isLater(later, pair.later) &&
        this.#isReplacement(pair) &&
        covered.every(
          (month) => pair.months.from <= month && month <= pair.months.to && isCovered(pair.later, month),
        ),
    )
  }

  #isReplacement({ kind, later }: Pair): boolean {
    return kind !== 'undecided' && replaces(kind) && this.speaks(later)
  }

  relationsOf(entry: Held): LoadRelation[] {
    return this.#pairs
      .flatMap((pair): LoadRelation[] => {
        const { earlier, later, months, statistics } = pair
        if (entry !== earlier && entry !== later) return []
        const sum = (side: 'earlier' | 'later') =>
          statistics.periods.reduce((total, period) => total + period[side], 0n)
        const kind = this.kindOf(pair)
        const follows = entry !== firstPage(pair)
        return [
          {
            other: (entry === earlier ? later : earlier).load.id,
            kind,
            isLater: kind === 'pages' ? follows : entry === later,
            months,
            cells: statistics.cells,
            value: { earlier: sum('earlier'), later: sum('later') },
          },
        ]
      })
      .sort((a, b) => a.other - b.other)
  }

  /** Whether a later load replaces what an earlier one has in a slice. */
  takesPlace(later: Held, earlier: Held, slice: Slice): boolean {
    const pair = this.#pairOf(earlier, later)
    return (
      pair !== undefined &&
      pair.later === later &&
      this.#isReplacement(pair) &&
      covers(earlier, slice) &&
      covers(later, slice)
    )
  }

  /**
   * Whether what a load has of a slice that it does not cover, as it is cut off there, counts for nothing beside another
   * load that speaks for it: one that covers it, or a later version of this page, which its next page completes. What its
   * own next page completes counts beside older loads.
   */
  voids(other: Held, candidate: Held, slice: Slice): boolean {
    if (covers(candidate, slice) || !this.speaks(other)) return false
    const pair = this.#pairOf(candidate, other)
    if (pair && areTogether(pair)) return false
    if (this.isPage(candidate, slice) && !isLater(other, candidate)) return false
    const isNewerPage = isLater(other, candidate) && this.isPage(other, slice) && isCutOffIn(candidate, slice)
    return covers(other, slice) || (isNewerPage && lists(other, slice.commodity))
  }

  /** Whether a load is cut off in a month in which its next page goes on. */
  isPage(element: Held, slice: Slice): boolean {
    return (
      isCutOffIn(element, slice) &&
      this.#pairs.some(
        (pair) =>
          pair.kind === 'pages' && firstPage(pair) === element && pair.months.from === slice.period.from,
      )
    )
  }

  /** The rows that count, of some loads of one series. */
  prevailing(seen: readonly Held[]): TracedRow[] {
    const rows = seen.flatMap((otherHeld) =>
      otherHeld.rows
        .filter((row) => !seen.some((other) => this.voids(other, otherHeld, row) && isInScope(other, row)))
        .map((row) => ({ one: otherHeld, row })),
    )
    return [...grouped(rows, ({ row }) => cellKey(row)).values()].flatMap((cell) =>
      latest(cell)
        .filter(
          ({ one, row }) => !seen.some((other) => this.takesPlace(other, one, row) && isInScope(other, row)),
        )
        .map(({ row }) => row),
    )
  }

  /** The rows that were published first, of some loads of one series. */
  firstPublished(seen: readonly Held[]): TracedRow[] {
    const prevailing = grouped(this.prevailing(seen), sliceKey)
    const rows = seen.flatMap((eachHeld) => eachHeld.rows.map((row) => ({ one: eachHeld, row })))
    return [...grouped(rows, ({ row }) => sliceKey(row))].flatMap(([key, slice]) => {
      const [first] = slice
      if (!first) return []
      const publications = [...new Set(slice.map(({ one }) => one))].filter(
        (givenHeld) =>
          limitedDimensions(givenHeld.load.scope).length === 0 &&
          this.speaks(givenHeld) &&
          (covers(givenHeld, first.row) || this.isPage(givenHeld, first.row)),
      )
      if (publications.length === 0) return prevailing.get(key) ?? []
      const original = publications.filter(
        (publication) =>
          !publications.some(
            (other) =>
              this.takesPlace(publication, other, first.row) ||
              (isLater(publication, other) && this.voids(publication, other, first.row)),
          ),
      )
      const current = slice.filter(({ one }) => original.includes(one))
      return [...grouped(current, ({ row }) => cellKey(row)).values()].flatMap((cell) =>
        latest(cell).map(({ row }) => row),
      )
    })
  }

  /** The pairs of a new load that somebody must decide, but for those whose earlier one a load in between replaced. */
  undecided(added: Held, held: readonly Held[]): UndecidedPair[] {
    const isReplaced = ({ earlier, later }: Pair) => {
      const shared = earlier.rows.filter((row) => covers(earlier, row) && covers(later, row))
      const between = held
        .filter((third) => isLater(third, earlier) && isLater(later, third))
        .filter((third) => !third.load.cut.some((by) => by !== 'commodity' && third.load.scope[by]))
      return (
        shared.length > 0 &&
        shared.every((row) => between.some((third) => this.takesPlace(third, earlier, row)))
      )
    }
    return this.#pairs
      .filter(({ earlier, later }) => earlier === added || later === added)
      .filter(({ kind, later }) => kind === 'undecided' && this.speaks(later))
      .filter((pair) => !isReplaced(pair))
      .map(({ earlier, later, months, statistics }) => ({
        earlier: fileOf(earlier, added),
        later: fileOf(later, added),
        months,
        statistics,
      }))
  }

  #pairOf(one: Held, other: Held): Pair | undefined {
    return this.#pairs.find(
      ({ earlier, later }) => (earlier === one && later === other) || (earlier === other && later === one),
    )
  }
}

const areTogether = ({ kind }: Pair): boolean =>
  kind === 'pages' || (kind !== 'undecided' && isComplementary(kind))

const firstPage = ({ earlier, later }: Pair): Held => (boundaryOf(earlier, later) ? earlier : later)

const isCutOffIn = ({ load }: Held, { period }: Slice): boolean =>
  load.monthly && period.from === period.to && load.truncatedAt === period.from

const fileOf = (held: Held, added: Held) => ({
  file: held.load.file,
  asOf: held.load.asOf,
  load: held === added ? null : held.load.id,
})

/** Of one cell what the latest load has. */
function latest<Item extends { readonly one: Held }>(cell: readonly Item[]): readonly Item[] {
  const last = cell
    .map(({ one }) => one)
    .sort(byPrecedence)
    .at(-1)
  return cell.filter(({ one }) => one === last)
}

const sliceKey = ({ period, commodity }: Slice): string => `${period.from} ${period.to} ${commodity}`
