import { resolve } from 'node:path'
import type { MonthRange } from '../../../trade/trade.ts'
import type { Coverage, Load, Total } from '../../ledger-interface.ts'
import { Answers } from '../answers.ts'

/** What of it is the same for all commodities. */
export interface CommonCatalog {
  readonly loads: readonly GroundLoad[]
  /** By commodity the loads that keep its sums, for all their months. */
  readonly crowded: ReadonlyMap<bigint, ReadonlySet<number>>
  readonly units: ReadonlyMap<number, string>
  /** Whether slices of any commodity are contested, as they are where data were revised. */
  readonly isContested: boolean
}

/** A load as far as sums are concerned. */
export interface GroundLoad {
  readonly id: number
  readonly series: string
  readonly period: MonthRange
  readonly monthly: boolean
  /** The date of its data, in milliseconds since 1970. */
  readonly instant: bigint
}

/** The months within which all contested slices of a commodity in a series lie. */
export interface Contested {
  readonly series: string
  readonly commodity: bigint
  readonly within: MonthRange
}

/** So many sums are kept, those of some twenty briefs: about 10 MB. */
const mostTotals = 50_000

/**
 * What was read of a ledger that holds until something is loaded or withdrawn: what its loads cover, where sums are
 * kept, and the sums that were asked for last. Whoever asks for one product after another is spared the same
 * statements, and whoever changes the words of a brief, again and again, all of them.
 */
export class Known {
  readonly loads = new Answers<Load[]>()
  readonly coverage = new Answers<Coverage[]>()
  readonly catalog = new Answers<CommonCatalog>()
  readonly contested = new Answers<Contested[]>()
  readonly totals = new Answers<readonly Total[]>(mostTotals, (totals) => totals.length)
  #changes = 0
  #changing = 0

  /** Runs work that changes the ledger. While it lasts nothing is known, since nobody can tell when it takes effect. */
  async change<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#changing++
    this.#forget()
    try {
      return await work()
    } finally {
      this.#changing--
      this.#forget()
    }
  }

  /**
   * Reads by what is known; where a change overtook it, once more from the ledger alone.
   *
   * @param read gets `null` when it must ask the ledger for everything, and for all of it in one snapshot.
   */
  async read<Result>(read: (existing: Known | null) => Promise<Result>): Promise<Result> {
    const before = this.#changes
    if (this.#changing === 0) {
      const result = await read(this)
      if (this.#changes === before) return result
    }
    return read(null)
  }

  /** Returns a function that tells whether no change was under way when this was called, nor has begun since. */
  noticeChanges(): () => boolean {
    const before = this.#changing === 0 ? this.#changes : null
    return () => this.#changes === before
  }

  #forget(): void {
    this.#changes++
    this.loads.forget()
    this.coverage.forget()
    this.catalog.forget()
    this.contested.forget()
    this.totals.forget()
  }
}

const ofFiles = new Map<string, { readonly known: Known; holders: number }>()

/** What is known of the ledger in a file, in common to all in this process that have it open: they see one another. */
export function openQueryCache(path: string): { readonly known: Known; release(): void } {
  const file = resolve(path)
  const entry = ofFiles.get(file) ?? { known: new Known(), holders: 0 }
  ofFiles.set(file, entry)
  entry.holders++
  return {
    known: entry.known,
    release: () => {
      if (--entry.holders === 0) ofFiles.delete(file)
    },
  }
}

/** How many in this process have the ledger in a file open. */
export const countHolders = (path: string): number => ofFiles.get(resolve(path))?.holders ?? 0
