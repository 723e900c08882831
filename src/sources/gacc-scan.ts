import type { Month } from '../trade/month.ts'
import type { ObservationColumns } from '../trade/observation-columns.ts'
import { dimensions } from '../trade/terms.ts'
import { ByteCursor, giveUp, Unscannable } from './byte-cursor.ts'
import { countLineEnds } from './decode.ts'
import type { Columns } from './gacc-columns.ts'
import { monthIn } from './gacc-months.ts'
import { KeyWatch } from './key-order.ts'
import { amountAt, RowKeeper, textCount } from './row-keeper.ts'
import {
  amountColumn,
  type ColumnPlan,
  codeColumn,
  columnPlan,
  nameColumn,
  type ScanLayout,
  textColumn,
} from './scan-layout.ts'
import type { Sightings } from './sightings.ts'
import { codeMeaning, textMeaning } from './text-meanings.ts'
import { none, WrittenTexts } from './written-texts.ts'

/** The rows of a part of a file, and what was seen of them. `rows` holds until the next part is scanned. */
export interface ScannedPart {
  readonly rows: ObservationColumns
  readonly sightings: Sightings
}

/** More different ones than any file has. */
const mostTexts = 100
const longestName = 4096
/** Sums of doubles are exact up to twice this. */
const largeSum = 2 ** 52

/**
 * Reads parts of files of one layout from their bytes, several times as fast as as text: of names and units only
 * those are decoded that were not there before. It reads what is as it should be, or odd but readable. Of
 * anything else it knows no more than that: then the file must be read as text (see `gacc.ts`), which tells
 * what is wrong and where.
 */
export class PartScanner {
  readonly #layout: ScanLayout
  readonly #decoder: InstanceType<typeof TextDecoder>
  readonly #cursor = new ByteCursor()
  readonly #plan: ColumnPlan
  readonly #texts = Array.from({ length: textCount }, () => new WrittenTexts())
  readonly #keeper: RowKeeper
  // Of the row that is being read:
  readonly #codes = new Float64Array(dimensions.length)
  readonly #entries = new Int32Array(textCount).fill(none)
  readonly #amounts = new Float64Array(3)
  readonly #amountFrom = new Int32Array(3)
  readonly #amountTo = new Int32Array(3)
  /** With a 1 before it; 0 where the file has none. */
  #month = 0
  #line = 1
  /** Where its leading columns stand, and how many lines end in them. */
  #leadAt = 0
  #leadEnd = 0
  #leadLines = 0

  constructor(layout: ScanLayout) {
    this.#layout = layout
    this.#decoder = new TextDecoder(layout.encoding, { fatal: true, ignoreBOM: true })
    this.#plan = columnPlan(layout.columns)
    this.#keeper = new RowKeeper(layout.columns, this.#texts, (subject) =>
      this.#cursor.textBetween(this.#amountFrom[subject] ?? 0, this.#amountTo[subject] ?? 0).trim(),
    )
  }

  /** Whether it can read files of such columns: a name must stand behind its code, as the portal puts it. */
  static suits({ of }: Columns): boolean {
    return dimensions.every(
      (dimension) =>
        (of[`${dimension}Name`]?.index ?? Number.POSITIVE_INFINITY) > (of[`${dimension}Code`]?.index ?? -1),
    )
  }

  /**
   * The rows of the first `end` of some bytes, which begin and end where a record does; `slack` bytes behind them may
   * be written.
   *
   * @param line the line of the file, or of this part of it, where they begin.
   * @returns null where they must be read as text.
   */
  scan(bytes: Uint8Array, end: number, line: number): ScannedPart | null {
    for (const texts of this.#texts) texts.forget()
    const rows = this.#keeper.begin(Math.ceil((end + 1) / this.#plan.shortestRow))
    this.#entries.fill(none)
    this.#line = line
    this.#leadAt = this.#leadEnd = 0
    this.#cursor.start(bytes, end)
    try {
      return { rows, sightings: this.#readRows() }
    } catch (error) {
      if (error instanceof Unscannable) return null
      throw error
    }
  }

  #readRows(): Sightings {
    const cursor = this.#cursor
    const key = new Float64Array(this.#plan.keyWidth + 1)
    const keys = new KeyWatch(this.#plan.keyWidth)
    const months = new Set<Month>()
    let lastLine = this.#line
    let lastMonth = 0
    let total = 0n
    let subtotal = 0
    while (cursor.at < cursor.end) {
      if (cursor.blankLine()) {
        this.#line++
        continue
      }
      lastLine = this.#line
      this.#readRow(key)
      if (this.#month !== lastMonth) {
        lastMonth = this.#month
        months.add(this.#monthOf(lastMonth))
      }
      this.#line++
      keys.see(key, lastLine)
      this.#keeper.keep(lastLine, lastMonth, this.#entries, this.#amounts)
      subtotal += this.#amounts[amountAt.value] ?? 0
      if (subtotal > largeSum) {
        total += BigInt(subtotal)
        subtotal = 0
      }
    }
    return {
      lastLine,
      lines: this.#line - 1,
      valueTotal: total + BigInt(subtotal),
      months: [...months].sort((a, b) => a - b),
      ...this.#keeper.seen(),
      keys: keys.order(),
    }
  }

  /**
   * Reads a record into the fields for it. Its first columns mostly repeat those of the one before (rows come sorted
   * by month and commodity), and what is the same to the byte is read already.
   */
  #readRow(key: Float64Array): void {
    const cursor = this.#cursor
    const { reads, subjects, inKey, hasName, leads } = this.#plan
    const width = reads.length
    const beganAt = cursor.at
    const isSame = cursor.passRepeated(this.#leadAt, this.#leadEnd)
    if (isSame) this.#line += this.#leadLines
    const beganLine = this.#line
    this.#leadAt = beganAt
    if (isSame) this.#leadEnd = cursor.at
    for (let column = isSame ? leads : 0; ; column++) {
      if (column === leads && !isSame) {
        this.#leadEnd = cursor.at
        this.#leadLines = this.#line - beganLine
      }
      cursor.open()
      const subject = subjects[column] ?? 0
      switch (reads[column]) {
        case codeColumn: {
          const digits = cursor.digits()
          this.#codes[subject] = digits
          key[inKey[column] ?? 0] = digits
          if (!hasName[subject]) this.#entries[subject] = this.#withoutName(subject, digits)
          break
        }
        case nameColumn:
          this.#readText(subject, this.#codes[subject] ?? 0)
          break
        case amountColumn:
          this.#amountFrom[subject] = cursor.at
          this.#amounts[subject] = cursor.amount()
          this.#amountTo[subject] = cursor.at
          break
        case textColumn:
          this.#readText(subject, 0)
          break
        default:
          this.#month = cursor.digits()
          key[inKey[column] ?? 0] = this.#month
      }
      if (column === width - 1) break
      cursor.next()
    }
    cursor.last()
  }

  /** Finds the text that stands here among those of a key, or learns it. */
  #readText(subject: number, key: number): void {
    const texts = this.#texts[subject] as WrittenTexts // there is one for each subject
    let entry = this.#entries[subject] ?? none
    // Rows mostly come sorted, and comparing is faster than looking up.
    if (entry === none || texts.key[entry] !== key || !this.#stands(texts, entry)) {
      entry = texts.first(key)
      while (entry !== none && !this.#stands(texts, entry)) entry = texts.next[entry] ?? none
      if (entry === none) entry = this.#learn(subject, key)
      this.#entries[subject] = entry
    }
    this.#cursor.at += texts.lengthOf(entry)
    this.#line += texts.lineEnds[entry] ?? 0
  }

  /** The entry of a code in a file without names. */
  #withoutName(subject: number, code: number): number {
    const known = this.#texts[subject]?.first(code) ?? none
    return known === none ? this.#add(subject, code, new Uint8Array(0), '') : known
  }

  #stands(texts: WrittenTexts, entry: number): boolean {
    const { at, view } = this.#cursor
    return texts.standsAt(entry, view, at) && this.#cursor.isOver(at + texts.lengthOf(entry))
  }

  #learn(subject: number, key: number): number {
    const cursor = this.#cursor
    const { at, bytes } = cursor
    cursor.skip()
    const written = bytes.subarray(at, cursor.at)
    cursor.at = at
    if (written.length > longestName) giveUp()
    return this.#add(subject, key, written, this.#decoded(written))
  }

  #add(subject: number, key: number, written: Uint8Array, decoded: string): number {
    const texts = this.#texts[subject] as WrittenTexts // there is one for each subject
    const dimension = dimensions[subject]
    if (!dimension && texts.size === mostTexts) giveUp()
    const meaning = dimension ? codeMeaning(dimension, key, decoded) : textMeaning(subject, decoded)
    return texts.add(key, written, meaning, countLineEnds(decoded))
  }

  #monthOf(digits: number): Month {
    const month = digits === 0 ? null : monthIn(String(digits).slice(1))
    return month === null || month > this.#layout.now ? giveUp() : month
  }

  #decoded(written: Uint8Array): string {
    let decoded: string
    try {
      decoded = this.#decoder.decode(written)
    } catch {
      return giveUp()
    }
    if (decoded.includes('\0')) giveUp()
    return this.#cursor.isQuoted ? decoded.replaceAll('""', '"') : decoded
  }
}
