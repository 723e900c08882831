import type { NamedCode } from '../terms.ts'

/**
 * The codes of a list of names in their order, by UTF-16 units. The codes of most files are thousands: they are found
 * out once for each list, which must not change.
 */
export function codesInOrder(names: readonly NamedCode[]): readonly string[] {
  const existing = ofNames.get(names)
  if (existing) return existing
  const codes = inOrder(names.map(({ code }) => code))
  ofNames.set(names, codes)
  return codes
}

const ofNames = new WeakMap<readonly NamedCode[], readonly string[]>()

/** Most are in order already, and to see that is several times as quick as to sort them again. */
const inOrder = (texts: string[]): string[] =>
  texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') <= text) ? texts : texts.sort()
