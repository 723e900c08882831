import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a PNG is made of, each of which a test can have wrong. */
export interface PngParts {
  readonly width?: number
  readonly height?: number
  /** Lines of pixels that are really there. */
  readonly lines?: number
  readonly interlaced?: boolean
  /** Chunks after the header, by type. */
  readonly extra?: readonly (readonly [type: string, data: Buffer])[]
}

/** A PNG of one dark red, 8 bits a sample. */
export function pngOf({
  width = 90,
  height = 30,
  lines = height,
  interlaced = false,
  extra = [],
}: PngParts = {}) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, interlaced ? 1 : 0], 8)
  const line = Buffer.from([0, ...Array.from({ length: width }, () => [160, 20, 40]).flat()])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: lines }, () => line)))
  const chunks = [['IHDR', header], ...extra, ['IDAT', pixels], ['IEND', Buffer.alloc(0)]] as const
  return new Uint8Array(Buffer.concat([signature, ...chunks.map(([type, data]) => chunk(type, data))]))
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + 12)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  data.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), data.length + 8)
  return bytes
}
