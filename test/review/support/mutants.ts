import type { Occurrence } from './occurrences.ts'

/** One figure printed otherwise. */
export interface Mutant {
  readonly index: number
  readonly occurrence: Occurrence
  readonly text: string
  readonly how: 'lastDigit' | 'swap'
}

/** Each figure with its last digit one up and one down, and with each two neighbouring digits exchanged. */
export const mutantsOf = (occurrences: readonly Occurrence[]): Mutant[] =>
  occurrences.flatMap((occurrence, index) =>
    variants(occurrence.text).map(({ text, how }): Mutant => ({ index, occurrence, text, how })),
  )

function variants(text: string): { text: string; how: Mutant['how'] }[] {
  const match = /^(-?)(\d+)\.(\d+)$/.exec(text)
  if (!match) return []
  const [, sign = '', total = '', part = ''] = match
  const digits = total + part
  const shown = (everything: string) =>
    `${sign}${everything.slice(0, -part.length)}.${everything.slice(-part.length)}`
  const number = Number(digits)
  const nearby = [number + 1, number - 1]
    .filter((other) => other >= 0)
    .map((other) => ({ text: shown(String(other).padStart(digits.length, '0')), how: 'lastDigit' as const }))
  const swaps = [...digits].slice(1).flatMap((digit, index) => {
    const before = digits[index] ?? ''
    if (before === digit) return []
    const swapped = digits.slice(0, index) + digit + before + digits.slice(index + 2)
    return [{ text: shown(swapped), how: 'swap' as const }]
  })
  return [...nearby, ...swaps]
}

/** So many of them, always the same ones (mulberry32 with a fixed seed). */
export function sampleOf<Item>(items: readonly Item[], count: number, seed = 20231218): Item[] {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ item }) => item)
}
