/** Numbers that repeat for a seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Random = (below: number) => number

/** Bytes with some of them flipped, set, cut out or repeated. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Buffer.from(bytes)
  for (let left = 1 + random(4); left > 0; left--) {
    const index = random(Math.max(1, changed.length))
    const length = 1 + random(64)
    switch (random(5)) {
      case 0:
        changed[index] = (changed[index] ?? 0) ^ (1 << random(8))
        break
      case 1:
        changed.fill(
          [0x00, 0xff, 0x7f, 0x80][random(4)] ?? 0,
          index,
          Math.min(changed.length, index + 1 + random(4)),
        )
        break
      case 2:
        changed = Buffer.concat([changed.subarray(0, index), changed.subarray(index + length)])
        break
      case 3:
        changed = Buffer.concat([changed.subarray(0, index + length), changed.subarray(index)])
        break
      case 4:
        changed = Buffer.from(changed.subarray(0, index))
        break
    }
  }
  return changed
}

/** What readers of XML meet seldom: far addresses, numbers at ends of ranges, markup where text should be. */
const oddities = [
  '', '0', '-1', '99999999999', '1048577', '1e309', 'NaN', 'ZZZZZZZ9', 'XFD1048576', 'A0', '\u0000', '&#0;', '&#x110000;',
  '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE x>', '<row>', '</row>', '<c/>', '"', '>', '<', 's', 'd', 'x'.repeat(40_000),
] // biome-ignore format: a list to be read across

/** XML with some of its numbers, attributes, texts or tags replaced, doubled or taken out. */
export function mutatedXml(xml: string, random: Random): string {
  let changed = xml
  for (let left = 1 + random(3); left > 0; left--) {
    const pieces = [...changed.matchAll(/<[^>]*>|"[^"]*"|\d+|[^<>"\d]+/g)]
    const piece = pieces[random(Math.max(1, pieces.length))]
    if (!piece) return changed
    const [total] = piece
    const by = [
      oddities[random(oddities.length)] ?? '',
      total + total,
      '',
      `"${oddities[random(oddities.length)]}"`,
    ]
    changed =
      changed.slice(0, piece.index) + by[random(by.length)] + changed.slice(piece.index + total.length)
  }
  return changed
}

/** A stream of records of BIFF (type, length, data) with some of them changed in type, length or a word of their data. */
export function mutatedRecords(stream: Uint8Array, random: Random): Uint8Array {
  const changed = Buffer.from(stream)
  const places: number[] = []
  for (let index = 0; index + 4 <= changed.length; index += 4 + changed.readUInt16LE(index + 2))
    places.push(index)
  for (let left = 1 + random(3); left > 0; left--) {
    const position = places[random(places.length)] ?? 0
    const length = stream[position + 2] ?? 0
    const within = position + 4 + random(Math.max(1, length))
    const word = [0, 1, 0x7fff, 0x8000, 0xffff, random(65_536)][random(6)] ?? 0
    const place = [position, position + 2, within, within][random(4)] ?? position
    if (place + 2 <= changed.length) changed.writeUInt16LE(word, place)
  }
  return changed
}
