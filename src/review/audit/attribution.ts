import type { FigureIdentity } from './identity.ts'
import { Standing, type Suspicion, suspect } from './suspicion.ts'

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
  const standing = new Standing(identities)
  const faults: Fault[] = []
  for (const identity of ofTotals) broken.delete(identity)
  while (broken.size > 0) {
    const figures = new Set([...broken].flatMap((identity) => identity.figures))
    const suspicions = [...figures]
      .flatMap((figure) => suspect(figure, broken, standing) ?? [])
      .sort(likelier)
    const [first, ...others] = suspicions
    if (!first) break
    const alternatives = others.filter((other) => samePower(first, other))
    faults.push({ suspicion: withDenominator(first, ofTotals), alternatives })
    for (const identity of first.explains) broken.delete(identity)
  }
  const explained = new Set(faults.flatMap(({ suspicion }) => suspicion.explains))
  return { faults, unexplained: [...broken, ...ofTotals.filter((identity) => !explained.has(identity))] }
}

/** Sorts the likelier fault first. */
function likelier(a: Suspicion, b: Suspicion): number {
  return (
    Number(b.full) - Number(a.full) ||
    b.explains.length - a.explains.length ||
    Number(b.slip) - Number(a.slip) ||
    a.held - b.held
  )
}

const samePower = (first: Suspicion, other: Suspicion): boolean =>
  other.explains.length === first.explains.length && other.full === first.full

/** A total that is found wrong anyway explains that its shares contradict it, where one value mends both. */
function withDenominator(first: Suspicion, ofTotals: readonly FigureIdentity[]): Suspicion {
  let { allowed } = first
  const explains = [...first.explains]
  for (const identity of ofTotals) {
    if (!identity.figures.includes(first.figure)) continue
    const also = identity.allowed(first.figure)?.and(allowed)
    if (!also) continue
    allowed = also
    explains.push(identity)
  }
  return { ...first, allowed, explains }
}
