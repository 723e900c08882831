import { ArchiveFault } from './archive-fault.ts'
import { type ArchiveLimits, mostRatio, ratioMatters } from './limits.ts'

/** An entry, as the directory describes it and its local header agrees. */
export interface ArchiveEntry {
  readonly path: string
  /** Where its content begins. */
  readonly start: number
  readonly packedSize: number
  /** Once unpacked. */
  readonly size: number
  readonly checksum: number
  readonly isStored: boolean
}

/** Entries by their paths in lower case. */
type Entries = ReadonlyMap<string, ArchiveEntry>

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const
const lengths = { local: 30, central: 46, end: 22 } as const
const encrypted = 0b1
const methods = { stored: 0, deflated: 8 } as const
/** A size that stands in the extra field for Zip64 instead. */
const elsewhere = 0xffffffff

/** @throws ArchiveFault */
export function readDirectory(bytes: Uint8Array, limits: ArchiveLimits): Entries {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const end = endOf(view)
    const count = view.getUint16(end + 10, true)
    if (count > limits.entries) throw new ArchiveFault('tooMany')
    const directory = view.getUint32(end + 16, true)
    const entries = new Map<string, ArchiveEntry>()
    const spans: Span[] = []
    let index = directory
    let total = 0
    for (let left = count; left > 0; left--) {
      if (index + lengths.central > end || view.getUint32(index, true) !== signatures.central)
        throw new ArchiveFault('damaged')
      const { entry, header, length } = entryAt(bytes, view, index)
      index += length
      total += entry.size
      requireLimits(entry, total, limits)
      const key = entry.path.toLowerCase()
      if (entries.has(key)) throw new ArchiveFault('overlap', entry.path)
      entries.set(key, entry)
      spans.push({ from: header, to: entry.start + entry.packedSize, path: entry.path })
    }
    requireApart(spans, directory)
    return entries
  } catch (error) {
    // An offset that leads out of the file.
    throw error instanceof RangeError ? new ArchiveFault('damaged', undefined, error) : error
  }
}

/** The end record has 22 bytes and a comment of up to 65,535, which ends with the file. */
function endOf(view: DataView): number {
  const last = view.byteLength - lengths.end
  for (let index = last; index >= Math.max(0, last - 0xffff); index--)
    if (
      view.getUint32(index, true) === signatures.end &&
      index + lengths.end + view.getUint16(index + 20, true) <= view.byteLength
    )
      return index
  throw new ArchiveFault('damaged')
}

function entryAt(bytes: Uint8Array, view: DataView, index: number) {
  const name = bytes.subarray(
    index + lengths.central,
    index + lengths.central + view.getUint16(index + 28, true),
  )
  const path = new TextDecoder().decode(name)
  if ((view.getUint16(index + 8, true) & encrypted) !== 0) throw new ArchiveFault('locked', path)
  const method = view.getUint16(index + 10, true)
  if (method !== methods.stored && method !== methods.deflated) throw new ArchiveFault('method', path)
  const extra = view.getUint16(index + 30, true)
  const sizes = sizesAt(view, index, name.length, extra)
  const header = view.getUint32(index + 42, true)
  if (view.getUint32(header, true) !== signatures.local || view.getUint16(header + 8, true) !== method)
    throw new ArchiveFault('damaged', path)
  const localName = bytes.subarray(
    header + lengths.local,
    header + lengths.local + view.getUint16(header + 26, true),
  )
  if (Buffer.compare(localName, name) !== 0) throw new ArchiveFault('damaged', path)
  const start = header + lengths.local + localName.length + view.getUint16(header + 28, true)
  const isStored = method === methods.stored
  if (isStored && sizes.packedSize !== sizes.size) throw new ArchiveFault('damaged', path)
  const entry: ArchiveEntry = { path, start, ...sizes, checksum: view.getUint32(index + 16, true), isStored }
  return { entry, header, length: lengths.central + name.length + extra + view.getUint16(index + 32, true) }
}

function sizesAt(view: DataView, index: number, nameLength: number, extraLength: number) {
  const sizes = { packedSize: view.getUint32(index + 20, true), size: view.getUint32(index + 24, true) }
  if (sizes.packedSize !== elsewhere && sizes.size !== elsewhere) return sizes
  // Zip64 extended information (4.5.3): those of the sizes that stand here, in this order.
  const begin = index + lengths.central + nameLength
  for (let field = begin; field + 4 <= begin + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let next = field + 4
    const take = () => {
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }
    if (sizes.size === elsewhere) sizes.size = take()
    if (sizes.packedSize === elsewhere) sizes.packedSize = take()
    return sizes
  }
  throw new ArchiveFault('damaged')
}

function requireLimits({ path, packedSize, size }: ArchiveEntry, total: number, limits: ArchiveLimits): void {
  if (size > limits.entrySize || total > limits.size) throw new ArchiveFault('tooLarge', path)
  if (size > ratioMatters && size > packedSize * mostRatio) throw new ArchiveFault('bomb', path)
}

interface Span {
  readonly from: number
  readonly to: number
  readonly path: string
}

/** Each byte belongs to one entry at most: else a small file could stand for many large ones. */
function requireApart(spans: readonly Span[], directory: number): void {
  let end = 0
  for (const { from, to, path } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from < end) throw new ArchiveFault('overlap', path)
    if (to > directory) throw new ArchiveFault('damaged', path)
    end = to
  }
}
