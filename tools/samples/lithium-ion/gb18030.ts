/** Encodes text of ASCII and two-byte characters as GB18030, which the platform only decodes. Throws on any other. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const encoded = code < 0x80 ? [code] : twoBytes.get(character)
    if (!encoded) throw new Error(`not a two-byte character of GB18030: ${character}`)
    bytes.push(...encoded)
  }
  return Uint8Array.from(bytes)
}

/** Found by decoding every pair of bytes. */
const twoBytes = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const decoded = decoder.decode(Uint8Array.of(lead, trail))
    if ([...decoded].length === 1 && decoded !== '\ufffd') twoBytes.set(decoded, [lead, trail])
  }
