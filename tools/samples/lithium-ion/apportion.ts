/** Parts of a whole number in proportion to whole weights, exactly: differences of the rounded-down running sums. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((running, weight) => running + BigInt(weight), 0n)
  if (sum === 0n) {
    if (total !== 0) throw new Error('nothing to give a part to')
    return weights.map(() => 0)
  }
  let running = 0n
  let given = 0n
  return weights.map((weight) => {
    running += BigInt(weight)
    const until = (BigInt(total) * running) / sum
    const part = until - given
    given = until
    return Number(part)
  })
}

/** A number from 0 up to 1 that depends on nothing but the key (FNV-1a with a final mix): fixed, yet without pattern. */
export function scatter(key: string): number {
  let hash = 0x811c9dc5
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
