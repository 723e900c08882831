import { tickIncrement } from 'd3-array'
import { Fraction, formatDigits, type NumberForm } from '../../trade/numbers/numbers.ts'

/** An axis of round values: from the first tick to the last, and what is written at each. */
export interface Axis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly { readonly value: number; readonly label: string }[]
}

/**
 * Round values from under the least amount to over the largest, zero among them, at about so many steps. The
 * labels are written from whole multiples of the step, not from doubles.
 */
export function axisOver(amounts: readonly number[], steps: number, numbers: NumberForm): Axis {
  const least = Math.min(0, ...amounts)
  const most = Math.max(0, ...amounts)
  const increment = tickIncrement(least, most > least ? Math.max(most, least + finest) : 1, steps)
  // d3 gives a step under one as its negative inverse, so that both are whole.
  const [step, parts] = increment > 0 ? [BigInt(increment), 1n] : [1n, BigInt(-increment)]
  const size = Number(step) / Number(parts)
  const first = Math.floor(least / size + tolerance)
  const last = Math.max(Math.ceil(most / size - tolerance), first + 1)
  const decimals = decimalsOf(parts)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    const exact = Fraction.of(BigInt(first + index) * step, parts)
    const text = exact.toFixed(decimals)
    return {
      value: ((first + index) * Number(step)) / Number(parts),
      label: formatDigits(text, numbers),
    }
  })
  return { from: ticks[0]?.value ?? 0, to: ticks.at(-1)?.value ?? 1, ticks }
}

/** No axis is over less than this, so that its steps are exact decimals. */
const finest = 1e-6

/** An amount that is a multiple of the step but for the error of a double needs no further tick. */
const tolerance = 1e-9

/** How many decimals 1, 2, 5, 10, 20 … parts of one have: the steps that d3 makes. */
const decimalsOf = (parts: bigint): number => {
  let decimals = 0
  for (let power = 1n; power % parts !== 0n; power *= 10n) decimals++
  return decimals
}
