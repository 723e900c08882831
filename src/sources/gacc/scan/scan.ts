import { ObservationColumns } from '../../../trade/observation/observation.ts'
import { dimensions, type Month } from '../../../trade/trade.ts'
import { countLineEnds, wholeNumber } from '../../formats/formats.ts'
import { amountKinds, type ColumnPlan, columnPlan, type ScanLayout } from '../layout/layout.ts'
import { monthIn } from '../months.ts'
import type { NumberedSightings } from './code-dictionary.ts'
import { type Kernel, newKernel } from './kernel.ts'
import { PartSightings } from './part-summary.ts'
import { codeMeaning, textMeaning } from './text-meanings.ts'
import { giveUp, Unscannable } from './unscannable.ts'

export { CodeBook, type NumberedSightings } from './code-dictionary.ts'

/** More different units or remarks than any file has. */
const mostTexts = 100

/**
 * Reads parts of files of one layout from their bytes, piece by piece, many times as fast as as text. A kernel
 * (`kernel/`) goes through the bytes; of names and units only those are decoded that were not there before. It reads what is as it
 * should be, or odd but readable. Of anything else it knows no more than that: then the file must be read as text (see
 * `gacc.ts`), which tells what is wrong and where.
 */
export class PartScanner {
  readonly #layout: ScanLayout
  readonly #plan: ColumnPlan
  readonly #decoder: InstanceType<typeof TextDecoder>
  readonly #kernel: Kernel
  readonly #seen = new PartSightings()
  /** A row without a month or a code that its file has columns for is for reading as text to tell of. */
  readonly #complete: ReadonlySet<string>
  readonly #months = new Map<bigint, Month>()
  #rowCount = 0

  constructor(layout: ScanLayout) {
    this.#layout = layout
    this.#plan = columnPlan(layout.columns)
    const { cut, hasMonths } = layout.columns.shape
    this.#complete = new Set([...cut, ...(hasMonths ? ['month'] : [])])
    this.#decoder = new TextDecoder(layout.encoding, { fatal: true, ignoreBOM: true })
    this.#kernel = newKernel({
      giveUp,
      learn: (...text) => this.#learn(...text),
      numberOf: (...text) => this.#seen.number(...text),
      seeMonth: (digits) => this.#seeMonth(digits),
      oddDigits: (from, to) => this.#oddDigits(from, to),
      oddAmount: (from, to) => this.#oddAmount(from, to),
      noteQuantity: (amount, isZero, line, from, to) =>
        this.#seen.noteQuantity(
          isZero ? 'quantityZero' : 'quantityWithoutUnit',
          amountKinds[amount] === 'quantity' ? 'quantity' : 'quantity2',
          line,
          this.#ascii(from, to).trim(),
        ),
    })
    const { columns, keyWidth, leads } = this.#plan
    const { quantity, quantity2 } = layout.columns.of
    this.#kernel.setLayout(columns.length, keyWidth, leads, quantity !== undefined, quantity2 !== undefined)
    for (const [index, { reads, subject, inKey, hasName, isBesideName }] of columns.entries())
      this.#kernel.setColumn(index, reads, subject, inKey, hasName, isBesideName)
  }

  /** Begins a part. @param line the line of the file, or of this part of it, where it begins. */
  begin(line: number): void {
    this.#seen.begin()
    this.#months.clear()
    this.#rowCount = 0
    this.#kernel.begin(line)
  }

  /** Room for the bytes of a piece, which is for the caller to fill before `scan`; each piece has a new one. */
  roomFor(size: number): Uint8Array {
    // The kernel gives no memory back, so that it is not asked for a little more each time.
    const most = 2 ** Math.ceil(Math.log2(size + 1))
    const room = this.#kernel.roomFor(most, Math.ceil(most / this.#plan.shortestRow))
    return new Uint8Array(this.#kernel.memory.buffer, room, size)
  }

  /**
   * The rows of the first bytes of the room that was last asked for. They are the part's next ones, and begin and end
   * where a record does. The columns hold until room is asked for again.
   *
   * @returns null where they must be read as text.
   */
  scan(size: number): ObservationColumns | null {
    try {
      this.#kernel.scan(size)
    } catch (error) {
      if (error instanceof Unscannable) return null
      throw error
    }
    const { memory, rows } = this.#kernel
    const columns = new ObservationColumns(
      this.#kernel.tableCapacity(),
      memory.buffer,
      this.#kernel.tableAt(),
    )
    columns.rows = rows.value
    columns.complete = this.#complete
    columns.dictionaries = this.#seen.dictionaries
    this.#rowCount += columns.rows
    return columns
  }

  /** What was seen of the part. Who asks for it must pass it on, since codes are told of once. */
  sightings(): NumberedSightings {
    const { memory, lastLine, lineBehind, lowTotal, highTotal } = this.#kernel
    const { isFirst, ascends, repeated, firstRepeated, lastBegan, firstKeyAt, lastKeyAt } = this.#kernel
    const counters = new Int32Array(memory.buffer)
    const rowsAt = (place: number) => counters[place / 4] ?? 0
    const key = ({ value }: WebAssembly.Global<number>) =>
      isFirst.value ? [] : [...new BigInt64Array(memory.buffer, value, this.#plan.keyWidth)].map(Number)
    return {
      rows: this.#rowCount,
      lastLine: lastLine.value,
      lines: lineBehind.value - 1,
      valueTotal: (highTotal.value << 32n) + lowTotal.value,
      months: [...this.#months.values()].sort((a, b) => a - b),
      codes: this.#seen.codes(this.#layout.columns.shape.cut, rowsAt),
      oddities: this.#seen.oddities(rowsAt),
      keys: {
        ascends: ascends.value === 1,
        first: key(firstKeyAt),
        last: key(lastKeyAt),
        repeated: repeated.value,
        firstRepeated: firstRepeated.value === 0 ? null : firstRepeated.value,
        lastBegan: lastBegan.value,
      },
    }
  }

  #learn(kind: number, key: bigint, from: number, length: number, isQuoted: number): number {
    const dimension = dimensions[kind]
    if (!dimension && this.#seen.known(kind) === mostTexts) giveUp()
    const decoded = this.#decoded(from, length, isQuoted === 1)
    this.#seen.learn(kind, dimension ? codeMeaning(dimension, key, decoded) : textMeaning(kind, decoded))
    return countLineEnds(decoded)
  }

  #decoded(from: number, length: number, isQuoted: boolean): string {
    let decoded: string
    try {
      decoded = this.#decoder.decode(new Uint8Array(this.#kernel.memory.buffer, from, length))
    } catch {
      return giveUp()
    }
    if (decoded.includes('\0')) giveUp()
    return isQuoted ? decoded.replaceAll('""', '"') : decoded
  }

  #seeMonth(digits: bigint): void {
    if (this.#months.has(digits)) return
    const month = monthIn(String(digits).slice(1))
    if (month === null || month > this.#layout.now) giveUp()
    this.#months.set(digits, month)
  }

  #oddDigits(from: number, to: number): bigint {
    const text = this.#ascii(from, to).trim()
    return /^\d{1,15}$/.test(text) ? BigInt(`1${text}`) : giveUp()
  }

  #oddAmount(from: number, to: number): bigint {
    const text = this.#ascii(from, to).trim()
    if (text === '') return -1n
    const total = wholeNumber(text)
    return total !== null && total < 10n ** 15n ? total : giveUp()
  }

  /** Text of ASCII on one line; other characters come out as something that is no number. */
  #ascii(from: number, to: number): string {
    const text = Buffer.from(this.#kernel.memory.buffer, from, to - from).toString('latin1')
    return /[\r\n]/.test(text) ? giveUp() : text
  }
}
