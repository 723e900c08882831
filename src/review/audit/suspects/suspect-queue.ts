import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { FigureIdentity } from '../identity.ts'
import { Heap } from './heap.ts'
import { Suspect } from './suspect.ts'
import { isSlip, type Suspicion } from './suspicion.ts'

/** More alternatives than this help nobody. */
const mostAlternatives = 5

/**
 * So many steps are spent on weighing suspects exactly, whenever something that they stand in is explained. A real brief
 * takes a fraction of them, also where all its figures are wrong. Beyond that, those with many broken identities are
 * weighed in n log n steps, and anew only when half of these are explained or nothing is left that they would mend, a
 * few times each: the time grows as the brief does.
 */
const mostSteps = 2_000_000
const alwaysExact = 8
const mostRoughly = 24

/** What is known of a suspect by now. */
interface State {
  readonly suspect: Suspect
  /** How many of its broken identities nothing explains yet. */
  open: number
  /** It is weighed anew when so few are left. */
  weighAt: number
  /** How often it was not weighed exactly. */
  roughly: number
  explains: Set<FigureIdentity>
  /** Those of them that speak for no fault. */
  unbounded: Set<FigureIdentity>
  allowed: Interval
  full: boolean
  /** Its entry in the queue; others of it are out of date. */
  entry: Entry | null
}

interface Entry {
  readonly state: State
  readonly full: boolean
  readonly explained: number
  readonly order: number
  readonly position: number
  /** Absent until it is asked for. */
  slip?: boolean
}

/** The figures that may be wrong, the likeliest first. */
export class SuspectQueue {
  readonly #broken: Set<FigureIdentity>
  readonly #states: ReadonlyMap<PrintedFigure, State>
  readonly #queue = new Heap<Entry>(likelier)
  #steps = 0

  /** @param broken the identities to be explained, of those given. */
  constructor(identities: readonly FigureIdentity[], broken: ReadonlySet<FigureIdentity>) {
    this.#broken = new Set(broken)
    this.#states = statesOf(identities, broken)
    for (const state of this.#states.values()) this.#weigh(state)
  }

  /** The likeliest fault, and others that could be in its place; null where nothing more can be explained. */
  likeliest(): { readonly first: Suspicion; readonly alternatives: readonly Suspicion[] } | null {
    const first = this.#pop()
    if (!first) return null
    const taken = [first]
    for (let next = this.#pop(); next; next = this.#pop()) {
      taken.push(next)
      if (!hasPowerOf(first, next) || taken.length > 1 + mostAlternatives) break
    }
    for (const entry of taken) this.#queue.push(entry)
    const alternatives = taken.slice(1, 1 + mostAlternatives).filter((entry) => hasPowerOf(first, entry))
    return { first: suspicionOf(first), alternatives: alternatives.map(suspicionOf) }
  }

  /** Takes identities that are explained out of all suspicions. */
  explain(identities: readonly FigureIdentity[]): void {
    const affected = new Set<State>()
    for (const identity of identities) {
      this.#broken.delete(identity)
      for (const figure of new Set(identity.figures)) {
        const state = this.#states.get(figure)
        if (!state) continue
        state.open -= 1
        state.explains.delete(identity)
        state.unbounded.delete(identity)
        affected.add(state)
      }
    }
    for (const state of affected) {
      const due = state.explains.size === state.unbounded.size || state.open <= state.weighAt
      if (this.#mayWeighExactly(state) || (due && state.roughly < mostRoughly)) this.#weigh(state)
      else this.#enter(state)
    }
  }

  #mayWeighExactly({ suspect, open }: State): boolean {
    return open <= alwaysExact || this.#steps + suspect.effort(open) <= mostSteps
  }

  #weigh(state: State): void {
    const { suspect, open } = state
    const exact = this.#mayWeighExactly(state)
    if (exact) this.#steps += suspect.effort(open)
    else state.roughly += 1
    const mending = exact ? suspect.bestMending(this.#broken) : suspect.widestMending(this.#broken)
    state.weighAt = open >> 1
    state.explains = new Set(mending?.explains)
    state.unbounded = new Set(mending?.unbounded)
    state.allowed = mending?.allowed ?? Interval.all
    state.full = mending?.full ?? false
    this.#enter(state)
  }

  #enter(state: State): void {
    state.entry = null
    const { full, explains, unbounded, suspect } = state
    const explained = explains.size - unbounded.size
    if (explained === 0) return
    const [order, position] = suspect.firstBroken(this.#broken)
    state.entry = { state, full, explained, order, position }
    this.#queue.push(state.entry)
  }

  #pop(): Entry | undefined {
    let entry = this.#queue.pop()
    while (entry && entry.state.entry !== entry) entry = this.#queue.pop()
    return entry
  }
}

/** The figures of broken identities, with all that they stand in. */
function statesOf(
  identities: readonly FigureIdentity[],
  broken: ReadonlySet<FigureIdentity>,
): Map<PrintedFigure, State> {
  const states = new Map<PrintedFigure, State>()
  for (const identity of broken)
    for (const figure of identity.figures)
      if (!states.has(figure))
        states.set(figure, {
          suspect: new Suspect(figure),
          open: 0,
          weighAt: 0,
          roughly: 0,
          explains: new Set(),
          unbounded: new Set(),
          allowed: Interval.all,
          full: false,
          entry: null,
        })
  for (const [order, identity] of identities.entries())
    for (const [position, figure] of [...new Set(identity.figures)].entries()) {
      const state = states.get(figure)
      if (!state) continue
      state.suspect.add(identity, order, position)
      if (broken.has(identity)) state.open += 1
    }
  return states
}

/** Sorts the likelier fault first; of equal ones that which comes first in the brief. */
function likelier(a: Entry, b: Entry): number {
  return (
    Number(b.full) - Number(a.full) ||
    b.explained - a.explained ||
    Number(isSlipOf(b)) - Number(isSlipOf(a)) ||
    a.state.suspect.held - b.state.suspect.held ||
    a.order - b.order ||
    a.position - b.position
  )
}

function isSlipOf(entry: Entry): boolean {
  entry.slip ??= isSlip(entry.state.suspect.figure, entry.state.allowed)
  return entry.slip
}

const hasPowerOf = (first: Entry, other: Entry): boolean =>
  other.explained === first.explained && other.full === first.full

const suspicionOf = (entry: Entry): Suspicion => {
  const { suspect, explains, allowed, full } = entry.state
  const { figure, held } = suspect
  return { figure, explains: [...explains], allowed, full, slip: isSlipOf(entry), held }
}
