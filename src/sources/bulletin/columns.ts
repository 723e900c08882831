import { UserError } from '../../trade/errors/errors.ts'
import type { Row } from '../formats/formats.ts'

/** Where the columns of a table of commodities are, counted from 0; null where it has no such column. */
export interface BulletinColumns {
  readonly name: number
  readonly unit: number
  readonly month: ColumnPair
  readonly ytd: ColumnPair
  /** The printed change of the year to date against the year before, in percent. */
  readonly change: ColumnPair
  /** The index of the first row below the heading. */
  readonly firstRow: number
}

export interface ColumnPair {
  readonly quantity: number | null
  readonly value: number | null
}

type Group = 'month' | 'ytd' | 'change'

/**
 * The columns by the two rows of the heading: groups (12月, 1至12月累计, 去年同期, ±%; in English 12, 1to12, Percentage Change)
 * above 数量 and 金额, Quantity and Value. A merged cell has its text in its first column.
 *
 * @throws UserError where there is no such heading, or it has neither the month nor the year to date.
 */
export function readColumns(file: string, rows: readonly Row[]): BulletinColumns {
  const position = rows.findIndex(({ fields }) => fields.some((field) => isNameHeading(plain(field))))
  const [upper, lower] = [
    rows[position]?.fields.map(plain) ?? [],
    rows[position + 1]?.fields.map(plain) ?? [],
  ]
  const name = upper.findIndex(isNameHeading)
  const unit = upper.findIndex((text) => /^(?:计量单位|QuantityUnit)$/i.test(text))
  const width = Math.max(upper.length, lower.length)
  const groups = Array.from({ length: width }, (_, column) =>
    groupOf(upper.slice(0, column + 1).findLast((text) => text !== '') ?? ''),
  )
  const find = (group: Group, what: RegExp): number | null => {
    const column = groups.findIndex((current, index) => current === group && what.test(lower[index] ?? ''))
    return column < 0 ? null : column
  }
  const pair = (group: Group): ColumnPair => ({
    quantity: find(group, /^(?:数量|Quantity)$/i),
    value: find(group, /^(?:金额|Value)$/i),
  })
  const [month, ytd] = [pair('month'), pair('ytd')]
  if (position < 0 || unit < 0 || (month.value === null && ytd.value === null))
    throw new UserError(
      {
        zh: '没有找到量值表的表头（商品名称、计量单位、当月和累计的数量与金额）。',
        en: 'The heading of the table was not found (商品名称, 计量单位, 数量 and 金额 of the month and the year to date).',
      },
      { where: { file, ...(rows[position] && { line: rows[position].line }) } },
    )
  return { name, unit, month, ytd, change: pair('change'), firstRow: position + 2 }
}

const isNameHeading = (text: string): boolean => /^(?:商品名称|Commodity)$/i.test(text)

const plain = (text: string): string => text.replaceAll(/[\s\u00a0]/g, '')

/** Of this year only: what is of the year before, or another change than that of the year to date, is no group. */
function groupOf(text: string): Group | null {
  if (/^(?:累计(?:比去年同期|比上年同期|同比).*[%％]|PercentageChange)$/i.test(text)) return 'change'
  if (/[%％±]|同期|上年|去年|比/.test(text)) return null
  if (/累计/.test(text) || /^1(?:至|-|to)\d{1,2}月?$/i.test(text)) return 'ytd'
  return /^\d{1,2}(?:月(?:当月)?)?$|^当月$|^本月$/.test(text) ? 'month' : null
}
