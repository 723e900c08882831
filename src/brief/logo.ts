import { createHash } from 'node:crypto'
import { crc32, inflateSync } from 'node:zlib'
import { UserError } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'

/** The issuer's mark, as a picture in PNG that is known to be whole. */
export interface Logo {
  readonly file: string
  /** Of the file as it was read. */
  readonly sha256: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** A PNG with the picture alone: what else the file said (place, author, profiles) is left out. */
  readonly png: Uint8Array
}

/** A logo is at most so large: the file in bytes, a side in pixels. */
export const logoLimits = { bytes: 1_048_576, side: 4_000 } as const

/**
 * Reads a logo: every chunk with its checksum, and as many pixels as the header promises, so that no press meets
 * half a picture (PNG, ISO/IEC 15948).
 *
 * @throws UserError for what is no PNG, is damaged, or is larger than `logoLimits`.
 */
export function readLogo(bytes: Uint8Array, file: string): Logo {
  if (bytes.length > logoLimits.bytes) throw refused(file, tooLarge)
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!source.subarray(0, 8).equals(signature)) throw refused(file, noPng)
  const chunks = chunksOf(source)
  const header = chunks?.[0]
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) throw refused(file, damaged)
  const { data } = header
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)]
  if (width > logoLimits.side || height > logoLimits.side) throw refused(file, tooLarge)
  if (!hasPixels(data, chunks)) throw refused(file, damaged)
  const picture = chunks.filter(({ type }) => shown.has(type)).map(({ whole }) => whole)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file, sha256, width, height, png: new Uint8Array(Buffer.concat([signature, ...picture])) }
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const shown: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

interface Chunk {
  readonly type: string
  readonly data: Buffer
  readonly whole: Buffer
}

/** Up to the last, which is `IEND`; null where one is cut off or its checksum is wrong. */
function chunksOf(source: Buffer): Chunk[] | null {
  const chunks: Chunk[] = []
  for (let index = signature.length; index + 12 <= source.length; ) {
    const end = index + 12 + source.readUInt32BE(index)
    if (end > source.length) return null
    if (crc32(source.subarray(index + 4, end - 4)) !== source.readUInt32BE(end - 4)) return null
    const type = source.toString('latin1', index + 4, index + 8)
    chunks.push({ type, data: source.subarray(index + 8, end - 4), whole: source.subarray(index, end) })
    if (type === 'IEND') return chunks
    index = end
  }
  return null
}

/** Samples a pixel by colour type, and the depths that each can have. */
const colourTypes: Readonly<
  Record<number, { readonly samples: number; readonly depths: readonly number[] }>
> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
const palette = 3

/** Every nth column and row from a first one: the passes of an interlaced picture, or the whole of another. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const onePass = [[0, 0, 1, 1]] as const

/** Whether the header is one that PNG knows, and the packed pixels are as many as it says. */
function hasPixels(header: Buffer, chunks: readonly Chunk[]): boolean {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth = 0, colour = 0, compression, filter, interlaced = 0] = header.subarray(8)
  const type = colourTypes[colour]
  if (width === 0 || height === 0 || !type?.depths.includes(depth)) return false
  if (compression !== 0 || filter !== 0 || interlaced > 1) return false
  if (colour === palette && !chunks.some((chunk) => chunk.type === 'PLTE')) return false
  const lines = (interlaced === 1 ? passes : onePass).flatMap(([left, top, across, down]) => {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    const line = 1 + Math.ceil((columns * type.samples * depth) / 8)
    return columns > 0 && rows > 0 ? [rows * line] : []
  })
  const expected = lines.reduce((sum, item) => sum + item, 0)
  const packed = Buffer.concat(
    chunks.filter(({ type: subject }) => subject === 'IDAT').map(({ data }) => data),
  )
  try {
    return inflateSync(packed, { maxOutputLength: expected + 1 }).length === expected
  } catch {
    return false
  }
}

const refused = (file: string, words: Localized): UserError => new UserError(words, { where: { file }, hint })

const noPng = { zh: '标志不是 PNG 图片。', en: 'The logo is no picture in PNG.' }
const damaged = { zh: '标志图片已损坏。', en: 'The picture of the logo is damaged.' }
const tooLarge = { zh: '标志图片太大。', en: 'The picture of the logo is too large.' }
const hint = {
  zh: '请用画图软件另存为 PNG：不超过 1 MB，宽和高都不超过 4000 像素。SVG 等其他格式不能用。',
  en: 'Save it from a drawing program as PNG, of at most 1 MB and 4000 pixels a side. Other formats, such as SVG, cannot be used.',
}
