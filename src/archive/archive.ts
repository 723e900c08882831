import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { ArchiveFault } from './archive-fault.ts'
import { type ArchiveEntry, readDirectory } from './directory.ts'
import type { ArchiveLimits } from './limits.ts'

export { ArchiveFault, type FaultKind } from './archive-fault.ts'
export type { ArchiveLimits } from './limits.ts'

const pieceSize = 64 * 1024

/**
 * A zip archive from a stranger, opened for reading (APPNOTE.TXT). Its whole directory is checked before anything is
 * unpacked: how many entries it has, that they lie in the file and do not overlap, how large they say they are. An
 * entry never unpacks to more bytes than its directory says, and is refused where its size or checksum is another.
 */
export class Archive {
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, ArchiveEntry>

  /** @throws ArchiveFault for what is no archive, is damaged, or is larger than the limits. */
  constructor(bytes: Uint8Array, limits: ArchiveLimits) {
    this.#bytes = bytes
    this.#entries = readDirectory(bytes, limits)
  }

  /** The paths of its entries, as they are written. */
  get paths(): readonly string[] {
    return [...this.#entries.values()].map(({ path }) => path)
  }

  /** Whether it has an entry; names differ by more than upper and lower case. */
  has(path: string): boolean {
    return this.#entries.has(path.toLowerCase())
  }

  /**
   * The content of an entry; null where there is none.
   *
   * @param most bytes that it may have.
   * @throws ArchiveFault for one that is damaged or larger.
   */
  read(path: string, most: number): Uint8Array | null {
    const entry = this.#entries.get(path.toLowerCase())
    if (!entry) return null
    if (entry.size > most) throw new ArchiveFault('tooLarge', path)
    const content = unpacked(this.#packed(entry), entry)
    if (content.length !== entry.size || crc32(content) !== entry.checksum)
      throw new ArchiveFault('damaged', path)
    return content
  }

  /** The content of an entry piece by piece. @throws ArchiveFault for one that is not there or is damaged. */
  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(path.toLowerCase())
    if (!entry) throw new ArchiveFault('damaged', path)
    let size = 0
    let checksum = 0
    for await (const piece of pieces(this.#packed(entry), entry)) {
      size += piece.length
      if (size > entry.size) throw new ArchiveFault('damaged', path)
      checksum = crc32(piece, checksum)
      yield piece
    }
    if (size !== entry.size || checksum !== entry.checksum) throw new ArchiveFault('damaged', path)
  }

  #packed({ start, packedSize }: ArchiveEntry): Uint8Array {
    return this.#bytes.subarray(start, start + packedSize)
  }
}

function unpacked(packed: Uint8Array, { isStored, size, path }: ArchiveEntry): Uint8Array {
  if (isStored) return packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch (cause) {
    throw new ArchiveFault('damaged', path, cause)
  }
}

async function* pieces(packed: Uint8Array, { isStored, path }: ArchiveEntry): AsyncGenerator<Uint8Array> {
  if (isStored) {
    for (let index = 0; index < packed.length; index += pieceSize)
      yield packed.subarray(index, index + pieceSize)
    return
  }
  const inflating = createInflateRaw({ chunkSize: pieceSize })
  inflating.end(packed)
  try {
    yield* inflating
  } catch (cause) {
    throw new ArchiveFault('damaged', path, cause)
  } finally {
    inflating.destroy()
  }
}
