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

/** How many dollars or yuan a printed unit of money is: 亿美元 is 10^8. Null for a unit of another kind. */
export function moneyFactor(printed: string): Fraction | null {
  const [, prefix = '', rest] = /^(百万|亿|万|千)?(美元|元|元人民币|人民币)$/.exec(printed) ?? []
  if (rest === undefined) return null
  return Fraction.of(multiples.find(([name]) => name === prefix)?.[1] ?? 1n)
}
