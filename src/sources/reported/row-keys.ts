import type { Row } from '../formats/formats.ts'
import { badField } from './faults.ts'

/** A column of a key, with more values than it can have; the product over a key is below 2^53. */
export type KeyColumn = readonly [column: number, values: number]

/**
 * Finds rows that come twice in a file, by columns that no two rows share. Each column is numbered as its texts come, so
 * that a row’s key is one whole number that a double holds exactly. Two million rows take some 100 MB.
 */
export class RowKeys {
  readonly #file: string
  readonly #columns: readonly KeyColumn[]
  readonly #numbers: readonly Map<string, number>[]
  readonly #first: number
  /** One for each text of the first column, as a set has no more than 2^24 members. */
  readonly #seen = new Map<string, Set<number>>()

  /** @param file its name, for messages. */
  constructor(file: string, columns: readonly KeyColumn[]) {
    this.#file = file
    this.#columns = columns
    this.#numbers = columns.map(() => new Map())
    this.#first = columns[0]?.[0] ?? 0
  }

  /** Adds a row; whether an earlier one had its key. @throws UserError for more texts than a column can have. */
  isRepeated({ line, fields }: Row): boolean {
    let key = 0
    for (const [index, [column, values]] of this.#columns.entries()) {
      const numbers = this.#numbers[index] ?? new Map<string, number>()
      const text = fields[column] ?? ''
      let number = numbers.get(text)
      if (number === undefined) {
        number = numbers.size
        if (number === values)
          throw badField(this.#file, line, `${column + 1}`, text, {
            zh: `这一列有 ${values} 个以上的不同代码，不是这种文件`,
            en: `This column has more than ${values} codes: it is no such file`,
          })
        numbers.set(text, number)
      }
      key = key * values + number
    }
    const first = fields[this.#first] ?? ''
    const seen = this.#seen.get(first) ?? new Set<number>()
    this.#seen.set(first, seen)
    return seen.size === seen.add(key).size
  }

  /** The texts of a row’s key, for a message. */
  describe({ fields }: Row): string {
    return this.#columns.map(([column]) => fields[column]).join(';')
  }
}
