/** No entry. */
export const none = -1
/** No number yet. */
export const notYet = -1
/** Codes of three digits, with a 1 before them, are below this. */
const shortKeys = 2048

const emptySlot = 0

/** What a text stands for: a code and its name, a unit, a remark; and whether a list knows it, if there is one. */
export interface Meaning {
  readonly text: string | null
  readonly name: string
  readonly isKnown: boolean
}

/**
 * Texts as they are written in bytes, each under a key: the names of a code (the key is the code as a number), or
 * all the units of a column (under one key). Rows write the same texts again and again, so that a text is
 * decoded and checked once, and then only compared. An entry is a number; what is counted of it is of one part
 * of a file, until `forget`.
 */
export class WrittenTexts {
  /** How many rows of this part have the entry; counted by the reader, and only where it needs it. */
  rows = new Int32Array(64)
  /** The line of the first row of this part that has the entry. */
  line = new Int32Array(64)
  /** Whatever the reader of a part numbers its entries by; -1 where it has not yet. */
  number = new Int32Array(64).fill(notYet)
  /** How many lines end inside the text. */
  lineEnds = new Int32Array(64)
  /** Another entry of the same key, or `none`. */
  next = new Int32Array(64)
  key = new Float64Array(64)
  /** By entry. */
  readonly meanings: Meaning[] = []
  /** Whether there is any that its list does not know. */
  hasUnknown = false
  /** The entries that rows of this part have, in the order in which they came. */
  readonly seen: number[] = []
  #from = new Int32Array(64)
  #length = new Int32Array(64)
  #bytes = new Uint8Array(4096)
  #view = new DataView(this.#bytes.buffer)
  #used = 0
  /** The first entry of each key, plus one: of short ones by the key itself, of others by open addressing. */
  readonly #short = new Int32Array(shortKeys)
  #slots = new Int32Array(128)

  get size(): number {
    return this.meanings.length
  }

  /** The first entry of a key, or `none`. */
  first(key: number): number {
    if (key < shortKeys) return (this.#short[key] ?? emptySlot) - 1
    const mask = this.#slots.length - 1
    for (let slot = slotOf(key) & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? emptySlot) - 1
      if (entry === none || this.key[entry] === key) return entry
    }
  }

  /** Whether the text of an entry stands at a place; what comes behind it is for the caller to see. */
  standsAt(entry: number, bytes: DataView, at: number): boolean {
    const known = this.#view
    let from = this.#from[entry] ?? 0
    let behind = at
    const end = from + (this.#length[entry] ?? 0)
    // Eight bytes at a time, as doubles: in neither encoding a text has bytes that are NaN, nor the NULs of a zero.
    for (; from + 8 <= end; from += 8, behind += 8)
      if (known.getFloat64(from, true) !== bytes.getFloat64(behind, true)) return false
    for (; from + 4 <= end; from += 4, behind += 4)
      if (known.getInt32(from, true) !== bytes.getInt32(behind, true)) return false
    for (; from < end; from++, behind++) if (known.getUint8(from) !== bytes.getUint8(behind)) return false
    return true
  }

  lengthOf(entry: number): number {
    return this.#length[entry] ?? 0
  }

  /** Learns a text. Gives its entry. */
  add(key: number, written: Uint8Array, meaning: Meaning, lineEnds: number): number {
    const entry = this.size
    if (entry === this.line.length) this.#grow()
    this.#keep(entry, written)
    this.meanings.push(meaning)
    this.key[entry] = key
    this.lineEnds[entry] = lineEnds
    this.rows[entry] = 0
    this.number[entry] = notYet
    this.next[entry] = none
    if (!meaning.isKnown) this.hasUnknown = true
    const first = this.first(key)
    if (first === none) this.#place(entry)
    else {
      this.next[entry] = this.next[first] ?? none
      this.next[first] = entry
    }
    return entry
  }

  /** Notes the first row of this part that has an entry, and by what number it goes there. */
  note(entry: number, line: number, number: number): void {
    this.line[entry] = line
    this.number[entry] = number
    this.seen.push(entry)
  }

  /** Begins a new part: the texts stay, what was noted of them goes. */
  forget(): void {
    for (const entry of this.seen) {
      this.rows[entry] = 0
      this.number[entry] = notYet
    }
    this.seen.length = 0
  }

  #keep(entry: number, written: Uint8Array): void {
    const end = this.#used + written.length
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2))
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    this.#bytes.set(written, this.#used)
    this.#from[entry] = this.#used
    this.#length[entry] = written.length
    this.#used = end
  }

  #place(entry: number): void {
    const key = this.key[entry] ?? 0
    if (key < shortKeys) {
      this.#short[key] = entry + 1
      return
    }
    const mask = this.#slots.length - 1
    let slot = slotOf(key) & mask
    while (this.#slots[slot] !== emptySlot) slot = (slot + 1) & mask
    this.#slots[slot] = entry + 1
  }

  #grow(): void {
    const size = this.line.length * 2
    const larger = (numbers: Int32Array) => {
      const copy = new Int32Array(size)
      copy.set(numbers)
      return copy
    }
    this.rows = larger(this.rows)
    this.line = larger(this.line)
    this.number = larger(this.number)
    this.lineEnds = larger(this.lineEnds)
    this.next = larger(this.next)
    this.#from = larger(this.#from)
    this.#length = larger(this.#length)
    const keys = new Float64Array(size)
    keys.set(this.key)
    this.key = keys
    this.#slots = new Int32Array(size * 2)
    for (let entry = 0; entry < this.size; entry++)
      if (this.first(this.key[entry] ?? 0) === none) this.#place(entry)
  }
}

/** Spreads keys, of which many differ in few digits. */
const slotOf = (key: number): number => {
  const mixed = Math.imul((key | 0) ^ (key / 0x1_0000_0000), 0x9e37_79b1)
  return mixed ^ (mixed >>> 15)
}
