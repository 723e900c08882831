import { crc32 } from 'node:zlib'

const endOfCentralDirectory = 0x06054b50
const centralHeader = 0x02014b50
const stored = 0

/**
 * A zip like another with the contents of some of its files replaced; the new contents are not compressed. For
 * archives without a comment, without Zip64 and without gaps between files, as libraries write them.
 *
 * @throws RangeError where the bytes are no such archive, or have no such file.
 */
export function replaceZipEntries(
  zip: Uint8Array,
  replacements: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const { source, end, directory, entries, starts } = archive(zip)
  for (const path of replacements.keys())
    if (!entries.some((entry) => entry.path === path)) throw new RangeError(`the zip file has no ${path}`)

  const locals: Buffer[] = []
  const headers: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const header = Buffer.from(entry.header)
    const next = starts.find((start) => start > entry.start) ?? directory
    let local = Buffer.from(source.subarray(entry.start, next))
    const contents = replacements.get(entry.path)
    if (contents) {
      const lead = 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      local = Buffer.concat([local.subarray(0, lead), contents])
      describe(local, 6, contents)
      describe(header, 8, contents)
    }
    header.writeUInt32LE(offset, 42)
    locals.push(local)
    headers.push(header)
    offset += local.length
  }
  const size = headers.reduce((sum, header) => sum + header.length, 0)
  const ending = Buffer.from(source.subarray(end))
  ending.writeUInt32LE(size, 12)
  ending.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...headers, ending])
}

function archive(zip: Uint8Array) {
  const source = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = source.length - 22
  if (end < 0 || source.readUInt32LE(end) !== endOfCentralDirectory)
    throw new RangeError('the bytes do not end like a zip file')
  const directory = source.readUInt32LE(end + 16)
  const entries = centralEntries(source, directory, source.readUInt16LE(end + 10))
  const starts = [...entries.map(({ start }) => start), directory].sort((a, b) => a - b)
  return { source, end, directory, entries, starts }
}

interface Entry {
  readonly path: string
  /** Where its local header starts. */
  readonly start: number
  readonly header: Buffer
}

function centralEntries(zip: Buffer, directory: number, count: number): Entry[] {
  const entries: Entry[] = []
  let position = directory
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(position) !== centralHeader) throw new RangeError('the zip file has no such entry')
    const name = zip.readUInt16LE(position + 28)
    const length = 46 + name + zip.readUInt16LE(position + 30) + zip.readUInt16LE(position + 32)
    const header = zip.subarray(position, position + length)
    entries.push({
      path: header.toString('utf8', 46, 46 + name),
      start: header.readUInt32LE(42),
      header,
    })
    position += length
  }
  return entries
}

/** Sets method, checksum and sizes in a header whose flags stand at `flags`. */
function describe(header: Buffer, flags: number, contents: Uint8Array): void {
  const sizesFollow = 0b1000
  header.writeUInt16LE(header.readUInt16LE(flags) & ~sizesFollow, flags)
  header.writeUInt16LE(stored, flags + 2)
  header.writeUInt32LE(crc32(contents), flags + 8)
  header.writeUInt32LE(contents.length, flags + 12)
  header.writeUInt32LE(contents.length, flags + 16)
}
