import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { FigureIdentity } from '../identity.ts'
import { deepestPlace } from '../overlap.ts'

/** One identity that a figure stands in. */
interface Link {
  readonly identity: FigureIdentity
  /** The place of the identity among all. */
  readonly order: number
  /** The place of the figure among those of the identity. */
  readonly position: number
  /** What the identity allows the figure to be; absent until it is asked for. */
  allowed?: Interval | null
}

/** What one other value of a figure mends. */
export interface Mending {
  readonly explains: readonly FigureIdentity[]
  /** Those of them for which no bound is known that the printed value is outside of: they speak for no fault. */
  readonly unbounded: readonly FigureIdentity[]
  /** What would mend all of these; in full, without breaking any that holds. */
  readonly allowed: Interval
  readonly full: boolean
}

/** A figure that may be wrong, with the identities that it stands in. */
export class Suspect {
  readonly figure: PrintedFigure
  readonly #links: Link[] = []
  /** How many identities the figure stands in that hold. */
  held = 0
  /** What these allow together; absent until it is asked for. */
  #allowedByHeld: Interval | null | undefined
  /** The links before this one are of identities that are not broken any more. */
  #firstBroken = 0

  constructor(figure: PrintedFigure) {
    this.figure = figure
  }

  /** Identities are added in their order. */
  add(identity: FigureIdentity, order: number, position: number): void {
    if (this.#links.at(-1)?.identity === identity) return
    this.#links.push({ identity, order, position })
    if (identity.holds) this.held += 1
  }

  /** The broken identity that comes first, by its place among all and that of the figure in it. */
  firstBroken(broken: ReadonlySet<FigureIdentity>): readonly [order: number, position: number] {
    for (;;) {
      const link = this.#links[this.#firstBroken]
      if (!link) return [0, 0]
      if (broken.has(link.identity)) return [link.order, link.position]
      this.#firstBroken += 1
    }
  }

  /** How many steps `bestMending` takes at most. */
  effort(brokenCount: number): number {
    return this.#links.length + brokenCount * brokenCount
  }

  /**
   * The best that another value would mend, null where none would mend anything. What one value mends together depends
   * on where one begins, if another fault has broken some of the identities; so it begins at each.
   */
  bestMending(broken: ReadonlySet<FigureIdentity>): Mending | null {
    const against = this.#links.filter(({ identity }) => broken.has(identity))
    let best: Mending | null = null
    for (const first of against) {
      if (!this.#allowed(first) || this.#isUnbounded(first)) continue
      const mending = this.#mend([first, ...against.filter((other) => other !== first)])
      if (!best || isBetter(mending, best)) best = mending
      if (best.full && best.explains.length === against.length) break
    }
    return best
  }

  /** What most of the broken identities allow together, found in n log n steps; of many that is as good as the best. */
  widestMending(broken: ReadonlySet<FigureIdentity>): Mending | null {
    const against = this.#links.filter(
      (link) => broken.has(link.identity) && this.#allowed(link) && !this.#isUnbounded(link),
    )
    const place = deepestPlace(against.flatMap((link) => this.#allowed(link) ?? []))
    return place && this.#mend(against.filter((link) => this.#allowed(link)?.meets(place)))
  }

  /** What one other value mends of the broken identities, taken in turn, and whether it breaks none that holds. */
  #mend(against: readonly Link[]): Mending {
    const explains: FigureIdentity[] = []
    const unbounded: FigureIdentity[] = []
    let allowed = Interval.all
    for (const link of against) {
      const also = this.#allowed(link)?.and(allowed)
      if (!also) continue
      allowed = also
      explains.push(link.identity)
      if (this.#isUnbounded(link)) unbounded.push(link.identity)
    }
    const strict = this.#heldAllow()?.and(allowed) ?? null
    return { explains, unbounded, allowed: strict ?? allowed, full: strict !== null }
  }

  /** Whether what would mend a broken identity is not known well enough to leave out what is printed. */
  #isUnbounded(link: Link): boolean {
    return this.#allowed(link)?.meets(this.figure.interval) ?? false
  }

  #heldAllow(): Interval | null {
    if (this.#allowedByHeld !== undefined) return this.#allowedByHeld
    let allowed: Interval | null = Interval.all
    for (const link of this.#links)
      if (link.identity.holds) allowed = allowed && (this.#allowed(link)?.and(allowed) ?? null)
    this.#allowedByHeld = allowed
    return allowed
  }

  #allowed(link: Link): Interval | null {
    if (link.allowed === undefined) link.allowed = link.identity.allowed(this.figure)
    return link.allowed
  }
}

const isBetter = (mending: Mending, other: Mending): boolean =>
  mending.full === other.full ? countBounded(mending) > countBounded(other) : mending.full

const countBounded = ({ explains, unbounded }: Mending): number => explains.length - unbounded.length
