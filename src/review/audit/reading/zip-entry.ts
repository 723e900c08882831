import { inflateRawSync } from 'node:zlib'

const endRecord = 0x06054b50
const entryRecord = 0x02014b50
const localRecord = 0x04034b50

/**
 * One file of a zip archive as bytes, found by its directory (APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16), or null where it
 * is not there, is stored in a way that office programs do not use, or is broken. It never unpacks more than `limit` bytes.
 */
export function zipEntry(bytes: Uint8Array, path: string, limit: number): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const end = endOfDirectory(view)
    if (end === null) return null
    let at = view.getUint32(end + 16, true)
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== entryRecord) return null
      const nameLength = view.getUint16(at + 28, true)
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
      if (name === path) return unpack(bytes, view, at, limit)
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
    return null
  } catch (error) {
    // Offsets that lead out of the file, and data that are not what zlib expects, make it a broken archive.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}

function unpack(bytes: Uint8Array, view: DataView, entry: number, limit: number): Uint8Array | null {
  const method = view.getUint16(entry + 10, true)
  const size = view.getUint32(entry + 20, true)
  const local = view.getUint32(entry + 42, true)
  if (view.getUint32(local, true) !== localRecord) return null
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const data = bytes.subarray(start, start + size)
  if (data.length !== size || size > limit) return null
  if (method === 0) return data
  return method === 8 ? inflateRawSync(data, { maxOutputLength: limit }) : null
}

/** Where the end record begins, which has 22 bytes and a comment of up to 65,535. */
function endOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === endRecord) return at
  return null
}
