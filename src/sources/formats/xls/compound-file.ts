import { joined } from '../bytes.ts'

/**
 * A stream of a compound file (MS-CFB), which Office 97 keeps its files in: a small file system whose sectors are
 * chained by a table. Chains are followed for as many links as there are sectors, so that one which runs in a circle
 * comes to an end. Null where there is no stream of that name.
 *
 * @throws RangeError for a file that is damaged.
 */
export function findStream(bytes: Uint8Array, name: string): Uint8Array | null {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = file.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw new RangeError(`sectors of 2^${shift} bytes`)
  const size = 1 << shift
  const sector = (number: number) => bytes.subarray((number + 1) * size, (number + 2) * size)
  const table = numbersOf(fatSectors(file, sector).map(sector))
  const read = (start: number) => joined(chainOf(table, start).map(sector))

  const entries = entriesOf(read(file.getUint32(48, true)))
  const entry = entries.find((item) => item.name === name)
  if (!entry) return null
  if (entry.size >= file.getUint32(56, true)) return read(entry.start).subarray(0, entry.size)
  // Short streams lie in sectors of 64 bytes within the stream of the root.
  const short = read(entries[0]?.start ?? endOfChain)
  const shortTable = numbersOf([read(file.getUint32(60, true))])
  const parts = chainOf(shortTable, entry.start).map((number) =>
    short.subarray(number * 64, number * 64 + 64),
  )
  return joined(parts).subarray(0, entry.size)
}

const endOfChain = 0xfffffffe
const firstOfNoSector = 0xfffffffa

/**
 * The sectors that hold the table: 109 are listed in the header, more of them in a chain of their own. Each is listed
 * once, so that the table is no longer than the file that it is of.
 */
function fatSectors(file: DataView, sector: (number: number) => Uint8Array): number[] {
  const listed = new Set<number>()
  const list = (numbers: readonly number[]) => {
    for (const number of numbers) {
      if (number >= firstOfNoSector) continue
      if (listed.has(number) || sector(number).length === 0)
        throw new RangeError('the table lists a sector twice')
      listed.add(number)
    }
  }
  list(Array.from({ length: 109 }, (_, index) => file.getUint32(76 + index * 4, true)))
  const seen = new Set<number>()
  let next = file.getUint32(68, true)
  while (next < firstOfNoSector) {
    if (seen.has(next)) throw new RangeError('the list of sectors runs in a circle')
    seen.add(next)
    const numbers = numbersOf([sector(next)])
    list(numbers.slice(0, -1))
    next = numbers.at(-1) ?? endOfChain
  }
  return [...listed]
}

function chainOf(table: readonly number[], start: number): number[] {
  const chain: number[] = []
  for (let index = start; index < firstOfNoSector; index = table[index] ?? endOfChain) {
    if (chain.length >= table.length) throw new RangeError('a chain of sectors runs in a circle')
    chain.push(index)
  }
  return chain
}

interface Entry {
  readonly name: string
  readonly start: number
  readonly size: number
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  return Array.from({ length: Math.floor(directory.length / 128) }, (_, index) => {
    const position = index * 128
    const length = Math.min(64, Math.max(2, view.getUint16(position + 64, true))) - 2 // with a closing zero
    const name = new TextDecoder('utf-16le').decode(directory.subarray(position, position + length))
    return { name, start: view.getUint32(position + 116, true), size: view.getUint32(position + 120, true) }
  })
}

function numbersOf(sectors: readonly Uint8Array[]): number[] {
  return sectors.flatMap((bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true))
  })
}
