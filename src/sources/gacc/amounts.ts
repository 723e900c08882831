import { unitNamed } from '../../codes/units/units.ts'
import type { UserError } from '../../trade/errors/errors.ts'
import { largestAmount, type Row, wholeNumber } from '../formats/formats.ts'
import { badField, type Column, detached, type OddityTally } from './layout/layout.ts'

const longestUnit = 20
/** Customs has some forty units; a file with many more has something else in that column. */
export const mostUnknownUnits = 100

/** A unit by its Chinese name, or null where there is none, and whether the list has it. */
export interface SeenUnit {
  readonly unit: string | null
  readonly isKnown: boolean
}

/** What files write where there is no unit: Chinese ones `?`, older English ones `-`. */
const noUnit = new Set(['', '?', '？', '-'])

/** The unit that a field names, `?` and nothing being none; null for what can be no unit. */
export function readUnit(found: string): SeenUnit | null {
  const text = found.trim()
  const quantityUnit = unitNamed(text)
  if (quantityUnit) return { unit: quantityUnit.name, isKnown: true }
  if (noUnit.has(text)) return { unit: null, isKnown: true }
  if (text.length > longestUnit || /[,"\r\n]/.test(text)) return null
  return { unit: detached(text), isKnown: false }
}

/** Full-width digits and separators, and decimals that are zero, as spreadsheets write whole numbers anew. */
const readAmount = (found: string): bigint | null =>
  wholeNumber(
    found
      .trim()
      .replace(/[０-９，．]/g, (sign) => sign.normalize('NFKC'))
      .replace(/(?<=\d)\.0{1,4}$/, ''),
  )

/** Reads values, quantities and units. */
export class AmountReader {
  readonly #file: string
  readonly #tally: OddityTally
  readonly #units = new Map<string, SeenUnit>()
  #unknownUnits = 0

  constructor(file: string, tally: OddityTally) {
    this.#file = file
    this.#tally = tally
  }

  /** The value of a row. @throws UserError where it is no whole number, or too large for the ledger. */
  value(row: Row, column: Column): bigint {
    const found = row.fields[column.index] ?? ''
    const amount = readAmount(found)
    if (amount === null || amount > largestAmount) throw this.#badAmount(row, column, found)
    return amount
  }

  /**
   * A quantity of a row, or null where there is none: the portal writes `0` and `?` for that, and some
   * files leave both empty.
   *
   * @throws UserError where it is no whole number, or empty beside a unit.
   */
  quantity(
    row: Row,
    role: 'quantity' | 'quantity2',
    column: Column,
    unit: string | null,
    value: bigint,
  ): bigint | null {
    const found = row.fields[column.index] ?? ''
    const text = found.trim()
    if (text === '' && unit === null) return null
    const amount = readAmount(found)
    if (amount === null || amount > largestAmount) throw this.#badAmount(row, column, found)
    if (unit === null && amount === 0n) return null
    if (unit === null) this.#tally.add('quantityWithoutUnit', role, row.line, text, null)
    else if (amount === 0n && value > 0n) this.#tally.add('quantityZero', role, row.line, text, null)
    return amount
  }

  /**
   * The unit in a row by its Chinese name, or null where it is `?`, empty or has no column.
   *
   * @throws UserError for a text that is no unit.
   */
  unit(row: Row, role: 'unit' | 'unit2', column: Column | undefined): string | null {
    if (!column) return null
    const found = row.fields[column.index] ?? ''
    const seen = this.#units.get(found) ?? this.#learnUnit(row, column, found)
    if (!seen.isKnown) this.#tally.add('unknownUnit', role, row.line, seen.unit ?? '', seen.unit)
    return seen.unit
  }

  #learnUnit(row: Row, column: Column, found: string) {
    const seen = readUnit(found)
    if (!seen || (!seen.isKnown && ++this.#unknownUnits > mostUnknownUnits))
      throw this.#badUnit(row, column, found)
    this.#units.set(detached(found), seen)
    return seen
  }

  #badUnit(row: Row, column: Column, found: string): UserError {
    return badField(
      { file: this.#file, line: row.line, column, found },
      { zh: '计量单位读不出来', en: 'This is no unit of quantity' },
      {
        zh: `计量单位应当像“千克”“个”，不超过 ${longestUnit} 个字，没有逗号、引号和换行：请看看各列是否错位`,
        en: `A unit reads like 千克 or Kilogram, has at most ${longestUnit} characters and no comma, quote or line break: see whether the columns have shifted`,
      },
    )
  }

  #badAmount(row: Row, column: Column, found: string): UserError {
    const place = { file: this.#file, line: row.line, column, found }
    const text = found.trim()
    const name = column.heading
    if (text === '')
      return badField(
        place,
        { zh: `“${name}”是空的`, en: `"${name}" is empty` },
        {
          zh: '空不等于零：请重新下载，或把数字补上',
          en: 'Empty is not zero: download the file again, or fill in the number',
        },
      )
    if (/^\d[\d.,]*e\+?\d+$/i.test(text))
      return badField(
        place,
        {
          zh: `“${name}”写成了科学记数法，数字已经不全`,
          en: `"${name}" is in scientific notation and has lost digits`,
        },
        {
          zh: '这是 Excel 保存时造成的：请用下载的原文件，或把该列格式改为“数值，0 位小数”后再保存',
          en: 'Excel does this when it saves: use the file as downloaded, or format the column as a number without decimals and save again',
        },
      )
    if (readAmount(found) !== null)
      return badField(
        place,
        { zh: `“${name}”太大`, en: `"${name}" is too large` },
        {
          zh: `最大为 ${largestAmount}：请看看各列是否错位`,
          en: `The largest number that can be kept is ${largestAmount}: see whether the columns have shifted`,
        },
      )
    return badField(
      place,
      { zh: `“${name}”不是整数`, en: `"${name}" is no whole number` },
      {
        zh: '应当只有数字，千位分隔符要么都写对（1,234,567），要么都不写；没有小数和负数：请对照下载的原文件',
        en: 'It must be digits, with thousands separators at the right places (1,234,567) or none, without decimals or sign: compare with the file as downloaded',
      },
    )
  }
}
