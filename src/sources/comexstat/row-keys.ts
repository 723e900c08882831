import type { UserError } from '../../trade/errors/errors.ts'
import type { Row } from '../formats/formats.ts'
import { badField } from '../reported/reported.ts'

/** The columns that no two rows share: month, commodity, country, state, mode, office. */
const keyColumns = [1, 2, 4, 5, 6, 7] as const

/**
 * Finds rows that come twice in a file. Each column is numbered as its texts come, so that a row’s key is one whole number
 * that a double holds exactly: a year has some 13 months’ texts, 10,000 commodities, 250 countries, 35 states, 20 modes and
 * 200 offices, 2^47 keys in all. A file of two million rows takes some 100 MB.
 */
export class RowKeys {
  readonly #file: string
  readonly #numbers = keyColumns.map(() => new Map<string, number>())
  /** One for each month, as a set has no more than 2^24 members. */
  readonly #seen = new Map<string, Set<number>>()

  constructor(file: string) {
    this.#file = file
  }

  /** @throws UserError for a row that has the key of an earlier one. */
  add({ line, fields }: Row): void {
    let key = 0
    for (const [index, column] of keyColumns.entries()) {
      const numbers = this.#numbers[index] ?? new Map<string, number>()
      const text = fields[column] ?? ''
      let number = numbers.get(text)
      if (number === undefined) {
        number = numbers.size
        numbers.set(text, number)
      }
      key = key * sizes[index as 0] + number
    }
    const month = fields[1] ?? ''
    const seen = this.#seen.get(month) ?? new Set<number>()
    this.#seen.set(month, seen)
    if (seen.size === seen.add(key).size) throw repeatedRow(this.#file, line, fields)
  }
}

/** More than the texts of each column; their product is below 2^53. */
const sizes = [16, 32_768, 512, 64, 32, 1024] as const

const repeatedRow = (file: string, line: number, fields: readonly string[]): UserError =>
  badField(file, line, '', keyColumns.map((column) => fields[column]).join(';'), {
    zh: '这一行与前面的一行是同一个月、同一商品、国家、州、运输方式和海关，不能相加。',
    en: 'This row has the month, commodity, country, state, mode and customs office of an earlier one, and the two cannot be added up.',
  })
