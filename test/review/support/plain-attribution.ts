import type { FigureIdentity } from '../../../src/review/audit/identity.ts'
import { isSlip, type Suspicion } from '../../../src/review/audit/suspects/suspicion.ts'
import { Interval } from '../../../src/review/printed-numbers/interval.ts'
import type { PrintedFigure } from '../../../src/review/printed-numbers/printed-figure.ts'

/**
 * The figures that a plain greedy hitting set finds wrong, one after another: it weighs every figure of every broken
 * identity anew for each fault, with nothing remembered. What the audit finds must be the same.
 */
export function plainFaults(identities: readonly FigureIdentity[]): Suspicion[] {
  const broken = new Set(identities.filter(({ holds, kind }) => !holds && kind !== 'denominator'))
  const faults: Suspicion[] = []
  for (;;) {
    const figures = new Set([...broken].flatMap((identity) => identity.figures))
    const [first] = [...figures]
      .flatMap((figure) => suspect(figure, broken, identities) ?? [])
      .sort(
        (a, b) =>
          Number(b.full) - Number(a.full) ||
          b.explains.length - a.explains.length ||
          Number(b.slip) - Number(a.slip) ||
          a.held - b.held,
      )
    if (!first) return faults
    faults.push(first)
    for (const identity of first.explains) broken.delete(identity)
  }
}

function suspect(
  figure: PrintedFigure,
  broken: ReadonlySet<FigureIdentity>,
  identities: readonly FigureIdentity[],
): Suspicion | null {
  const figureIdentities = identities.filter(({ figures }) => figures.includes(figure))
  const held = figureIdentities.filter(({ holds }) => holds)
  const against = figureIdentities.filter((identity) => broken.has(identity))
  let best: Pick<Suspicion, 'explains' | 'allowed' | 'full'> | null = null
  for (const first of against) {
    const mending = mend(figure, [first, ...against.filter((other) => other !== first)], held)
    if (!mending) continue
    const better =
      !best || (mending.full === best.full ? mending.explains.length > best.explains.length : mending.full)
    if (better) best = mending
  }
  return best && { figure, ...best, slip: isSlip(figure, best.allowed), held: held.length }
}

function mend(
  figure: PrintedFigure,
  against: readonly FigureIdentity[],
  held: readonly FigureIdentity[],
): Pick<Suspicion, 'explains' | 'allowed' | 'full'> | null {
  const explains: FigureIdentity[] = []
  let allowed = Interval.all
  for (const identity of against) {
    const also = identity.allowed(figure)?.and(allowed)
    if (!also) continue
    allowed = also
    explains.push(identity)
  }
  if (explains.length === 0) return null
  let strict: Interval | null = allowed
  for (const identity of held) strict = strict && (identity.allowed(figure)?.and(strict) ?? null)
  return { explains, allowed: strict ?? allowed, full: strict !== null }
}
