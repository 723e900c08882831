import { inflateRawSync } from 'node:zlib'

/** The files of a zip, by path, read through its central directory: a reader that shares nothing with the writer. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const files = new Map<string, string>()
  let header = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(header + 28)
    const name = zip.toString('utf8', header + 46, header + 46 + nameLength)
    const local = zip.readUInt32LE(header + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(start, start + zip.readUInt32LE(header + 20))
    files.set(name, (zip.readUInt16LE(header + 10) === 0 ? data : inflateRawSync(data)).toString('utf8'))
    header += 46 + nameLength + zip.readUInt16LE(header + 30) + zip.readUInt16LE(header + 32)
  }
  return files
}
