/**
 * What a ledger takes and gives, as JSON and back: whole numbers of any size, maps and what is absent, which JSON
 * does not have, as objects of one property. Nothing that a ledger speaks of has such a property of its own.
 */
export const toWire = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => marked(one))

function marked(one: unknown): unknown {
  if (one === undefined) return { $absent: true }
  if (typeof one === 'bigint') return { $whole: String(one) }
  if (one instanceof Map) return { $map: [...one] }
  return one
}

export const fromWire = (text: string): unknown =>
  JSON.parse(text, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null) return one
    if (Array.isArray(one)) return [...one] // what is absent left a hole
    if ('$whole' in one && typeof one.$whole === 'string') return BigInt(one.$whole)
    if ('$absent' in one) return undefined
    if ('$map' in one && Array.isArray(one.$map)) return new Map(one.$map)
    return one
  })
