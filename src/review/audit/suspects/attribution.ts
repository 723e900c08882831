import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { FigureIdentity } from '../identity.ts'
import { SuspectQueue } from './suspect-queue.ts'
import type { Suspicion } from './suspicion.ts'

/** One fault: the figure that most likely is wrong, and others that could be in its place. */
export interface Fault {
  readonly suspicion: Suspicion
  readonly alternatives: readonly Suspicion[]
}

export interface Attribution {
  readonly faults: readonly Fault[]
  /** Broken identities that no single figure explains. */
  readonly unexplained: readonly FigureIdentity[]
}

/**
 * The fewest wrong figures that explain all broken identities, found greedily (a hitting set): a figure that
 * could be mended without breaking another identity comes first; then the one that explains most; then one that a slip of the hand explains; then the one that stands in fewest identities that hold. A total that its shares
 * do not speak of is a finding of its own, unless the total is found wrong by other identities.
 */
export function attribute(identities: readonly FigureIdentity[]): Attribution {
  const broken = new Set(identities.filter(({ holds }) => !holds))
  const ofTotals = [...broken].filter(({ kind }) => kind === 'denominator')
  if (broken.size === 0) return { faults: [], unexplained: [] }
  for (const identity of ofTotals) broken.delete(identity)
  const ofFigure = identitiesByFigure(ofTotals)
  const queue = new SuspectQueue(identities, broken)
  const faults: Fault[] = []
  for (let next = queue.likeliest(); next; next = queue.likeliest()) {
    const { first, alternatives } = next
    faults.push({ suspicion: withDenominator(first, ofFigure.get(first.figure) ?? []), alternatives })
    for (const identity of first.explains) broken.delete(identity)
    queue.explain(first.explains)
  }
  const explained = new Set(faults.flatMap(({ suspicion }) => suspicion.explains))
  return { faults, unexplained: [...broken, ...ofTotals.filter((identity) => !explained.has(identity))] }
}

/** A total that is found wrong anyway explains that its shares contradict it, where one value mends both. */
function withDenominator(first: Suspicion, ofTotals: readonly FigureIdentity[]): Suspicion {
  let { allowed } = first
  const explains = [...first.explains]
  for (const identity of ofTotals) {
    const also = identity.allowed(first.figure)?.and(allowed)
    if (!also) continue
    allowed = also
    explains.push(identity)
  }
  return { ...first, allowed, explains }
}

function identitiesByFigure(identities: readonly FigureIdentity[]): Map<PrintedFigure, FigureIdentity[]> {
  const found = new Map<PrintedFigure, FigureIdentity[]>()
  for (const identity of identities)
    for (const figure of new Set(identity.figures)) {
      const ofFigure = found.get(figure) ?? []
      ofFigure.push(identity)
      found.set(figure, ofFigure)
    }
  return found
}
