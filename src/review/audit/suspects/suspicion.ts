import {
  type Interval,
  type PrintedFigure,
  readNumber,
  scaleNumber,
} from '../../printed-numbers/printed-numbers.ts'
import type { FigureIdentity } from '../identity.ts'

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

/** The sign turned, two neighbouring digits exchanged, or the last one off by one (as by rounding): the commonest slips. */
export function isSlip({ text, value, interval, decimals, unit }: PrintedFigure, allowed: Interval): boolean {
  if (value.sign() !== 0 && interval.negated().meets(allowed)) return true
  const sign = value.sign() < 0 ? '-' : ''
  const digits = text.replace(/^[<>]?[-+]?/, '').replaceAll(',', '')
  return [...exchanged(digits), ...offByOne(digits, decimals)].some((other) => {
    const number = readNumber(`${sign}${other}`)
    return number && (unit ? scaleNumber(number, unit) : number).interval.meets(allowed)
  })
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
  const total = BigInt(digits.replace('.', ''))
  return [total + 1n, total - 1n]
    .filter((number) => number >= 0n)
    .map((number) => {
      const padded = number.toString().padStart(decimals + 1, '0')
      return decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
    })
}
