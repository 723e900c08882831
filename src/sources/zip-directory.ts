const endRecord = 0x06054b50
const entryRecord = 0x02014b50

export interface ZipDirectory {
  /** Of its files, as far as they are ASCII. */
  readonly names: readonly string[]
  /** The size of all of them once unpacked, in bytes. */
  readonly unpacked: number
}

/**
 * What a zip archive states of its files (APPNOTE.TXT, 4.3.12 and 4.3.16), or null where its directory, which is the
 * archive's end, is missing or broken.
 */
export function zipDirectory(bytes: Uint8Array): ZipDirectory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === -1) return null
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const names: string[] = []
  let unpacked = 0
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > end || view.getUint32(at, true) !== entryRecord) return null
    unpacked += view.getUint32(at + 24, true)
    const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))
    names.push(String.fromCharCode(...name))
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { names, unpacked }
}

/** Where the end record begins, which has 22 bytes and a comment of up to 65,535; -1 where there is none. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === endRecord) return at
  return -1
}
