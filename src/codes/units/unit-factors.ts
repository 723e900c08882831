import { Fraction } from '../../trade/numbers/numbers.ts'
import { unitNamed } from './unit-list.ts'

const multiples = [
  ['百万', 1_000_000n],
  ['亿', 100_000_000n],
  ['万', 10_000n],
  ['千', 1_000n],
] as const

/** How many of the data’s units a printed one is: 万个 is 10,000 个, 吨 is 1,000 千克. Null where they do not compare. */
export function quantityFactor(printed: string | null, current: string | null): Fraction | null {
  if (printed === null || current === null) return null
  const unit = unitNamed(current)?.name ?? current
  const english = englishFactor(printed, unit)
  if (english !== null) return english
  const subject = (text: string): bigint | null =>
    text === unit ? 1n : text === '吨' && unit === '千克' ? 1_000n : null
  const direct = subject(printed)
  if (direct !== null) return Fraction.of(direct)
  for (const [prefix, multiple] of multiples) {
    const rest = printed.startsWith(prefix) ? subject(printed.slice(prefix.length)) : null
    if (rest !== null) return Fraction.of(multiple * rest)
  }
  return null
}

/** The units of customs’ English tables: how many of a unit of the data one of them is. */
const englishUnits: Readonly<Record<string, (unit: string) => Fraction | null>> = {
  T: (unit) => (unit === '千克' ? Fraction.of(1_000n) : unit === '吨' ? Fraction.of(1n) : null),
  KG: (unit) => (unit === '千克' ? Fraction.of(1n) : unit === '吨' ? Fraction.of(1n, 1_000n) : null),
  N: (unit) => (unitNamed(unit)?.english === 'Number of item' ? Fraction.of(1n) : null),
  PR: (unit) => (unit === '双' ? Fraction.of(1n) : null),
  P: (unit) => (unit === '双' ? Fraction.of(1n) : null),
  L: (unit) => (unit === '升' ? Fraction.of(1n) : null),
  CUM: (unit) => (unit === '立方米' ? Fraction.of(1n) : null),
  SM: (unit) => (unit === '平方米' ? Fraction.of(1n) : null),
  KWH: (unit) => (unit === '千瓦时' ? Fraction.of(1n) : null),
}

/** `10000T`, `MN` (millions), `100MN`: the multiple is a part of the unit, so that a change of it is no jump. */
function englishFactor(printed: string, unit: string): Fraction | null {
  const [, digits = '1', million, name = ''] =
    /^(\d{1,9})?(M)?(T|KG|N|PR|P|L|CUM|SM|KWH)$/.exec(printed) ?? []
  const factor = englishUnits[name]?.(unit)
  return factor ? factor.times(Fraction.of(BigInt(digits) * (million ? 1_000_000n : 1n))) : null
}

/** How many dollars or yuan a printed unit of money is: 亿美元 is 10^8. Null for a unit of another kind. */
export function moneyFactor(printed: string): Fraction | null {
  const [, prefix = '', rest] = /^(百万|亿|万|千)?(美元|元|元人民币|人民币)$/.exec(printed) ?? []
  if (rest === undefined) return null
  return Fraction.of(multiples.find(([name]) => name === prefix)?.[1] ?? 1n)
}
