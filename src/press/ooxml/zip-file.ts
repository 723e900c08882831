import { crc32, deflateRawSync } from 'node:zlib'
import { firstMoment } from './zip-time.ts'

/** A file in a zip: its path, and its contents. */
export type ZipPart = readonly [path: string, contents: Uint8Array | string | Packed]

/** Contents that are compressed already, for what is in one zip after another. */
export class Packed {
  readonly contents: Uint8Array
  readonly checksum: number
  readonly size: number

  constructor(contents: Uint8Array | string) {
    const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents
    this.contents = deflateRawSync(bytes)
    this.checksum = crc32(bytes)
    this.size = bytes.length
  }
}

/**
 * A zip of these files, in their order, each compressed (DEFLATE) and dated to the first moment that a zip can name,
 * so that the same contents give the same bytes.
 */
export function zipFile(parts: Iterable<ZipPart>): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [path, contents] of parts) {
    const name = Buffer.from(path)
    const packed = contents instanceof Packed ? contents : new Packed(contents)
    const described = description(packed, name)
    const local = Buffer.concat([localSignature, described, name, packed.contents])
    const place = Buffer.alloc(14) // no comment, first disk, no attributes
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([centralSignature, described, place, name]))
    locals.push(local)
    offset += local.length
  }
  const size = central.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...central, end])
}

const localSignature = Buffer.from([0x50, 0x4b, 3, 4])
/** With the version of the program that wrote it. */
const centralSignature = Buffer.from([0x50, 0x4b, 1, 2, 20, 0])

/** What the header before a file and that in the directory have in common. */
function description({ contents, checksum, size }: Packed, name: Buffer): Buffer {
  const inUtf8 = 0x800
  const deflated = 8
  const described = Buffer.alloc(26)
  described.writeUInt16LE(20, 0) // the version that is needed
  described.writeUInt16LE(name.every((byte) => byte < 0x80) ? 0 : inUtf8, 2)
  described.writeUInt16LE(deflated, 4)
  described.writeUInt32LE(firstMoment, 6)
  described.writeUInt32LE(checksum, 10)
  described.writeUInt32LE(contents.length, 14)
  described.writeUInt32LE(size, 18)
  described.writeUInt16LE(name.length, 22)
  return described
}
