import type { Budget } from '../workbook/workbook.ts'
import { recordAt, recordTypes } from './records.ts'

const [isWide, hasPhonetics, hasRuns] = [0b1, 0b100, 0b1000]

/**
 * The bytes of a record and of those that continue it. A text that goes on in another record begins there with a byte
 * that says anew how wide its characters are (MS-XLS, 2.5.293).
 */
class ContinuedBytes {
  readonly #parts: readonly DataView[]
  #part = 0
  #at: number

  constructor(parts: readonly DataView[], index: number) {
    this.#parts = parts
    this.#at = index
  }

  byte(): number {
    this.#skipEnds()
    return this.#current().getUint8(this.#at++)
  }

  number(bytes: 2 | 4): number {
    let number = 0
    for (let shift = 0; shift < bytes; shift++) number += this.byte() * 256 ** shift
    return number
  }

  skip(count: number): void {
    let left = count
    while (left > 0) {
      this.#skipEnds()
      const here = Math.min(left, this.#left())
      this.#at += here
      left -= here
    }
  }

  characters(count: number, flags: number): string {
    let text = ''
    let width = flags & isWide ? 2 : 1
    let left = count
    while (left > 0) {
      if (this.#left() === 0) {
        this.#skipEnds()
        width = this.byte() & isWide ? 2 : 1
      }
      const here = Math.min(left, Math.floor(this.#left() / width))
      if (here === 0) throw new RangeError('a character is cut in half')
      text += decode(this.#current(), this.#at, here, width)
      this.#at += here * width
      left -= here
    }
    return text
  }

  #current(): DataView {
    const part = this.#parts[this.#part]
    if (!part) throw new RangeError('texts are cut off')
    return part
  }

  #left(): number {
    return this.#current().byteLength - this.#at
  }

  #skipEnds(): void {
    while (this.#left() === 0) {
      this.#part++
      this.#at = 0
    }
  }
}

/** Where characters have one byte, it is the lower one of UTF-16. */
function decode(data: DataView, index: number, count: number, width: number): string {
  const bytes = Buffer.from(data.buffer, data.byteOffset + index, count * width)
  return width === 2 ? bytes.toString('utf16le') : bytes.toString('latin1')
}

/** A text with its flags, as it stands in a cell (XLUnicodeString). @throws RangeError where it is cut off. */
export function textAt(data: DataView, index: number): string {
  const bytes = new ContinuedBytes([data], index)
  const length = bytes.number(2)
  return bytes.characters(length, bytes.byte())
}

/** The name of a sheet (ShortXLUnicodeString). */
export function shortTextAt(data: DataView, index: number): string {
  const bytes = new ContinuedBytes([data], index)
  const length = bytes.byte()
  return bytes.characters(length, bytes.byte())
}

/**
 * The texts that cells share, from the record at an offset and those that continue it (MS-XLS, 2.4.265).
 *
 * @throws RangeError where they are cut off, UserError where they are too many.
 */
export function sharedTexts(stream: Uint8Array, index: number, budget: Budget): string[] {
  const first = recordAt(stream, index)
  const parts = [first.data]
  for (let next = first.next; next + 4 <= stream.byteLength; ) {
    const record = recordAt(stream, next)
    if (record.type !== recordTypes.continue) break
    parts.push(record.data)
    next = record.next
  }
  const count = first.data.getUint32(4, true)
  const bytes = new ContinuedBytes(parts, 8)
  const texts: string[] = []
  while (texts.length < count) {
    const length = bytes.number(2)
    const flags = bytes.byte()
    const runs = flags & hasRuns ? bytes.number(2) : 0
    const phonetics = flags & hasPhonetics ? bytes.number(4) : 0
    const text = bytes.characters(length, flags)
    bytes.skip(runs * 4 + phonetics)
    budget.takeString(texts.length + 1, text.length)
    texts.push(text)
  }
  return texts
}
