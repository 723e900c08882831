import type { Row } from '../formats/formats.ts'
import { badField } from './row-faults.ts'

/** A column of a key, with more values than it can have; the product over a key is below 2^53. */
export type KeyColumn = readonly [column: number, values: number]

/**
 * Finds rows that come twice in a file, by columns that no two rows share. Each column is numbered as its texts come, so
 * that a row’s key is one whole number that a double holds exactly. Two million rows take some 64 MB.
 */
export class RowKeys {
  readonly #file: string
  readonly #columns: readonly KeyColumn[]
  readonly #numbers: readonly Map<string, number>[]
  /** An open hash table of keys, at most half full, which a `Set` of doubles takes three times as long for. */
  #table = new Float64Array(1024).fill(-1)
  #size = 0

  /** @param file its name, for messages. */
  constructor(file: string, columns: readonly KeyColumn[]) {
    this.#file = file
    this.#columns = columns
    this.#numbers = columns.map(() => new Map())
  }

  /** Adds a row; whether an earlier one had its key. @throws UserError for more texts than a column can have. */
  isRepeated(row: Row): boolean {
    let key = 0
    for (let index = 0; index < this.#columns.length; index++) {
      const [column, values] = this.#columns[index] ?? [0, 0]
      const numbers = this.#numbers[index] ?? new Map<string, number>()
      const text = row.fields[column] ?? ''
      let number = numbers.get(text)
      if (number === undefined) {
        number = numbers.size
        if (number === values) throw tooManyTexts(this.#file, row.line, column, text, values)
        numbers.set(text, number)
      }
      key = key * values + number
    }
    if (this.#size * 2 >= this.#table.length) this.#grow()
    const isNew = insert(this.#table, key)
    if (isNew) this.#size++
    return !isNew
  }

  /** The texts of a row’s key, for a message. */
  describe({ fields }: Row): string {
    return this.#columns.map(([column]) => fields[column]).join(';')
  }

  #grow(): void {
    const larger = new Float64Array(this.#table.length * 2).fill(-1)
    for (const key of this.#table) if (key !== -1) insert(larger, key)
    this.#table = larger
  }
}

/** Whether a key was not in the table, whose size is a power of two. */
function insert(table: Float64Array, key: number): boolean {
  const low = Math.imul(key % 2 ** 32, 0x9e3779b1)
  const high = Math.imul(Math.floor(key / 2 ** 32), 0x85ebca6b)
  let place = ((low ^ high ^ (low >>> 15)) >>> 0) & (table.length - 1)
  while (table[place] !== -1) {
    if (table[place] === key) return false
    place = (place + 1) & (table.length - 1)
  }
  table[place] = key
  return true
}

const tooManyTexts = (file: string, line: number, column: number, found: string, most: number) =>
  badField(file, line, `${column + 1}`, found, {
    zh: `这一列有 ${most} 个以上的不同代码，不是这种文件`,
    en: `This column has more than ${most} codes: it is no such file`,
  })
