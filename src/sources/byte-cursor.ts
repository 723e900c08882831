import { wholeNumber } from './whole-number.ts'

/** What cannot be read from its bytes alone. */
export class Unscannable extends Error {}

/** How many bytes a cursor may look at, or write, behind the end. */
export const slack = 64

const quote = 0x22
const comma = 0x2c
const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const tab = 0x09
const zero = 0x30

/** So many digits are exact in a double. */
const mostDigits = 15

/** What `amount` gives of an empty field. */
export const empty = -1

/**
 * Goes through the fields of records of comma-separated text (RFC 4180) in bytes, in UTF-8 or GB18030: in both, no
 * byte of a longer character is a quote, comma or line end. Between `open` and `close` of a field one of
 * the others reads it.
 *
 * @throws Unscannable, from all of them, for whatever is not plainly right.
 */
export class ByteCursor {
  bytes: Uint8Array = new Uint8Array(0)
  view: DataView = new DataView(new ArrayBuffer(0))
  at = 0
  end = 0
  /** Whether the field that is open stands in quotes. */
  isQuoted = false

  /** Begins with the first `end` of some bytes, where a record begins; the last one needs no line end. */
  start(bytes: Uint8Array, end: number): void {
    bytes.fill(0, end, end + slack)
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = 0
    this.end = end
    if (end > 0 && bytes[end - 1] !== lineFeed) bytes[this.end++] = lineFeed
  }

  /** Whether what stands between two places stands here again, not being nothing: then it is passed over. */
  passRepeated(from: number, to: number): boolean {
    const { view, at } = this
    let here = at
    let there = from
    // As doubles: what is no number is never the same, and read again.
    for (; there + 8 <= to; there += 8, here += 8)
      if (view.getFloat64(there, true) !== view.getFloat64(here, true)) return false
    for (; there + 4 <= to; there += 4, here += 4)
      if (view.getInt32(there, true) !== view.getInt32(here, true)) return false
    for (; there < to; there++, here++) if (view.getUint8(there) !== view.getUint8(here)) return false
    this.at = here
    return to > from
  }

  open(): void {
    this.isQuoted = this.bytes[this.at] === quote
    if (this.isQuoted) this.at++
  }

  /** A run of digits with a 1 before it, so that `01` and `1` are two. It may be a wrong number beyond 15 digits. */
  digits(): number {
    const { bytes } = this
    let at = this.at
    let number = 1
    for (let digit = (bytes[at] ?? 0) ^ zero; digit < 10; digit = (bytes[++at] ?? 0) ^ zero)
      number = number * 10 + digit
    if (this.isOver(at)) {
      this.at = at
      return number
    }
    const text = this.text().trim()
    return /^\d{1,15}$/.test(text) ? Number(`1${text}`) : giveUp()
  }

  /** An amount (see `wholeNumber`) of up to 15 digits; `empty` for an empty field. */
  amount(): number {
    const { bytes } = this
    const from = this.at
    let at = from
    let amount = 0
    for (let digit = (bytes[at] ?? 0) ^ zero; digit < 10; digit = (bytes[++at] ?? 0) ^ zero)
      amount = amount * 10 + digit
    let digits = at - from
    if (this.isQuoted && digits > 0 && digits < 4 && bytes[from] !== zero)
      while (bytes[at] === comma) {
        const hundreds = (bytes[at + 1] ?? 0) ^ zero
        const tens = (bytes[at + 2] ?? 0) ^ zero
        const ones = (bytes[at + 3] ?? 0) ^ zero
        if (hundreds > 9 || tens > 9 || ones > 9) break
        amount = amount * 1000 + hundreds * 100 + tens * 10 + ones
        digits += 3
        at += 4
      }
    if (digits > 0 && digits <= mostDigits && this.isOver(at)) {
      this.at = at
      return amount
    }
    if (digits === 0 && this.isOver(at)) return empty
    const text = this.text().trim()
    if (text === '') return empty
    const whole = wholeNumber(text)
    return whole !== null && whole < 10n ** 15n ? Number(whole) : giveUp()
  }

  /** Whether the field would be over at a place: its quote closes there, or a comma or line end follows. */
  isOver(at: number): boolean {
    const next = this.bytes[at]
    if (this.isQuoted) return next === quote && this.bytes[at + 1] !== quote
    return next === comma || next === lineFeed || next === carriageReturn
  }

  /** Goes to the end of the field. */
  skip(): void {
    let at = this.at
    while (!this.isOver(at)) {
      at += this.isQuoted && this.bytes[at] === quote ? 2 : 1
      if (at >= this.end) giveUp()
    }
    this.at = at
  }

  /** The field as text of ASCII, to its end, on one line; other characters come out as something that is no number. */
  text(): string {
    const from = this.at
    this.skip()
    const text = this.textBetween(from, this.at)
    return /[\r\n]/.test(text) ? giveUp() : text
  }

  /** Text of ASCII between two places. */
  textBetween(from: number, to: number): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, to - from).toString('latin1')
  }

  /** Behind the field, where another one must follow. */
  next(): void {
    this.close()
    if (this.bytes[this.at++] !== comma) giveUp()
  }

  /** Behind the last field that has a heading, and the line end; the portal puts a comma between them. */
  last(): void {
    this.close()
    if (this.bytes[this.at] === comma) this.at++
    this.#lineEnd()
  }

  /** Whether a line without any text begins here, which is passed over then. @throws Unscannable where the first field alone is empty. */
  blankLine(): boolean {
    const first = this.bytes[this.at]
    if (first !== comma && first !== lineFeed && first !== carriageReturn) return false
    for (;;) {
      const next = this.bytes[this.at]
      if (next !== comma && next !== space && next !== tab) break
      this.at++
    }
    this.#lineEnd()
    return true
  }

  close(): void {
    if (this.isQuoted && this.bytes[this.at++] !== quote) giveUp()
  }

  #lineEnd(): void {
    if (this.bytes[this.at] === carriageReturn) this.at++
    if (this.bytes[this.at++] !== lineFeed) giveUp()
  }
}

export function giveUp(): never {
  throw new Unscannable()
}
