/** The two-byte range of GB18030 by character: Node decodes it, but cannot encode it. */
const twoBytes = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const character = decoder.decode(new Uint8Array([lead, trail]))
    if (trail !== 0x7f && character.length === 1 && character !== '\ufffd' && !twoBytes.has(character))
      twoBytes.set(character, [lead, trail])
  }

/** Text as GB18030. @throws RangeError for a character outside ASCII and the two-byte range. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const pair = code < 0x80 ? [code] : twoBytes.get(character)
    if (!pair) throw new RangeError(`no two bytes for ${character}`)
    bytes.push(...pair)
  }
  return Uint8Array.from(bytes)
}
