import type { FigureIdentity } from './identity.ts'
import { Interval } from './interval.ts'
import type { PrintedFigure } from './printed-figure.ts'
import { readNumber } from './printed-number.ts'

/** The identities that a figure stands in, found once. */
export class Standing {
  readonly #of = new Map<PrintedFigure, FigureIdentity[]>()

  constructor(identities: readonly FigureIdentity[]) {
    for (const identity of identities)
      for (const figure of new Set(identity.figures)) {
        const own = this.#of.get(figure)
        if (own) own.push(identity)
        else this.#of.set(figure, [identity])
      }
  }

  of(figure: PrintedFigure): readonly FigureIdentity[] {
    return this.#of.get(figure) ?? []
  }
}

/** How well a fault in one figure explains what is broken. */
export interface Suspicion {
  readonly figure: PrintedFigure
  /** The broken identities that another figure in its place would mend. */
  readonly explains: readonly FigureIdentity[]
  /** What would mend all of these; in full, without breaking any that holds. */
  readonly allowed: Interval
  /** Whether all identities of the figure would then hold. */
  readonly full: boolean
  /** Whether a slip of the hand leads from what is allowed to what is printed. */
  readonly slip: boolean
  /** How many identities the figure stands in that hold. */
  readonly held: number
}

/** Weighs one figure against what is broken; null where no other figure in its place would mend anything. */
export function suspect(
  figure: PrintedFigure,
  broken: ReadonlySet<FigureIdentity>,
  standing: Standing,
): Suspicion | null {
  const own = standing.of(figure)
  const held = own.filter(({ holds }) => holds)
  const against = own.filter((identity) => broken.has(identity))
  // What one value mends together depends on where one begins, if another fault has broken some of them.
  let best: Mending | null = null
  for (const first of against) {
    const mending = mend(figure, [first, ...against.filter((other) => other !== first)], held)
    if (mending && (!best || better(mending, best))) best = mending
    if (best?.full && best.explains.length === against.length) break
  }
  return best && { figure, ...best, slip: isSlip(figure, best.allowed), held: held.length }
}

type Mending = Pick<Suspicion, 'explains' | 'allowed' | 'full'>

const better = (one: Mending, other: Mending): boolean =>
  one.full === other.full ? one.explains.length > other.explains.length : one.full

/** What one other value mends of the broken identities, taken in turn, and whether it breaks none that holds. */
function mend(
  figure: PrintedFigure,
  against: readonly FigureIdentity[],
  held: readonly FigureIdentity[],
): Mending | null {
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

/** Two neighbouring digits exchanged, or the last one off by one (as by rounding): the commonest slips. */
function isSlip({ text, value, decimals }: PrintedFigure, allowed: Interval): boolean {
  const sign = value.sign() < 0 ? '-' : ''
  const digits = text.replace(/^[<>]?-?/, '')
  return [...exchanged(digits), ...offByOne(digits, decimals)].some((other) =>
    readNumber(`${sign}${other}`)?.interval.meets(allowed),
  )
}

/** The digits with two neighbours exchanged; the decimal point stays where it is. */
function exchanged(digits: string): string[] {
  const places = [...digits].flatMap((sign, index) => (sign === '.' ? [] : [index]))
  return places.slice(1).map((second, index) => {
    const first = places[index] ?? second
    const signs = [...digits]
    const [a = '', b = ''] = [signs[first], signs[second]]
    signs[first] = b
    signs[second] = a
    return signs.join('')
  })
}

function offByOne(digits: string, decimals: number): string[] {
  const whole = BigInt(digits.replace('.', ''))
  return [whole + 1n, whole - 1n]
    .filter((number) => number >= 0n)
    .map((number) => {
      const padded = number.toString().padStart(decimals + 1, '0')
      return decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
    })
}
