/**
 * What a ledger takes and gives, as JSON and back: whole numbers of any size, maps and what is absent, which JSON
 * does not have, as objects of one property. Nothing that a ledger speaks of has such a property of its own.
 */
export const toWire = (value: unknown): string => JSON.stringify(value, (_, item: unknown) => marked(item))

function marked(item: unknown): unknown {
  if (item === undefined) return { $absent: true }
  if (typeof item === 'bigint') return { $whole: String(item) }
  if (item instanceof Map) return { $map: [...item] }
  return item
}

export const fromWire = (text: string): unknown =>
  JSON.parse(text, (_, item: unknown) => {
    if (typeof item !== 'object' || item === null) return item
    if (Array.isArray(item)) return [...item] // what is absent left a hole
    if ('$whole' in item && typeof item.$whole === 'string') return BigInt(item.$whole)
    if ('$absent' in item) return undefined
    if ('$map' in item && Array.isArray(item.$map)) return new Map(item.$map)
    return item
  })
