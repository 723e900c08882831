/**
 * Which characters a font has, as its `cmap` table says (OpenType specification, cmap, format 12: groups of
 * characters that run on). All fonts that go beyond 16 bits have such a table; no other format is read.
 *
 * @throws RangeError where the bytes are no font with a table of format 12.
 * @example fontCoverage(bytes)('锂') // true
 */
export function fontCoverage(font: Uint8Array): (character: string) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = groupsTable(view, cmapTable(view))
  const count = view.getUint32(table + 12)
  const groups = Array.from({ length: count }, (_, index) => {
    const group = table + 16 + index * 12
    return { first: view.getUint32(group), last: view.getUint32(group + 4) }
  })
  return (character) => {
    const code = character.codePointAt(0) ?? 0
    let low = 0
    let high = groups.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((groups[middle]?.last ?? 0) < code) low = middle + 1
      else high = middle
    }
    const group = groups[low]
    return group !== undefined && group.first <= code
  }
}

function cmapTable(view: DataView): number {
  const tables = view.getUint16(4)
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16
    if (view.getUint32(record) === cmapTag) return view.getUint32(record + 8)
  }
  throw new RangeError('the font has no cmap table')
}

function groupsTable(view: DataView, cmap: number): number {
  const tables = view.getUint16(cmap + 2)
  for (let index = 0; index < tables; index++) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    if (view.getUint16(table) === 12) return table
  }
  throw new RangeError('the font has no cmap table of format 12')
}

/** `cmap` in ASCII. */
const cmapTag = 0x636d6170
