import { UserError } from '../../trade/errors/errors.ts'
import type { Row } from '../formats/formats.ts'

/** Where the columns of a table of the bulletin are, counted from 0; null where it has no such column. */
export interface BulletinColumns {
  readonly name: number
  readonly unit: number
  readonly month: ColumnPair
  readonly ytd: ColumnPair
  /** The index of the first row below the heading. */
  readonly firstRow: number
}

interface ColumnPair {
  readonly quantity: number | null
  readonly value: number | null
}

/**
 * The columns by the two rows of the heading: groups (12月, 1至12月累计, 去年同期, ±%) above 数量 and 金额. A merged cell
 * has its text in its first column.
 *
 * @throws UserError where there is no such heading, or it has neither the month nor the year to date.
 */
export function readColumns(file: string, rows: readonly Row[]): BulletinColumns {
  const position = rows.findIndex(({ fields }) => fields.some((field) => plain(field) === '商品名称'))
  const [upper, lower] = [
    rows[position]?.fields.map(plain) ?? [],
    rows[position + 1]?.fields.map(plain) ?? [],
  ]
  const name = upper.indexOf('商品名称')
  const unit = upper.indexOf('计量单位')
  const width = Math.max(upper.length, lower.length)
  const groups = Array.from({ length: width }, (_, column) =>
    groupOf(upper.slice(0, column + 1).findLast((text) => text !== '') ?? ''),
  )
  const find = (group: 'month' | 'ytd', what: string): number | null => {
    const column = groups.findIndex((current, index) => current === group && lower[index] === what)
    return column < 0 ? null : column
  }
  const pair = (group: 'month' | 'ytd'): ColumnPair => ({
    quantity: find(group, '数量'),
    value: find(group, '金额'),
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
  return { name, unit, month, ytd, firstRow: position + 2 }
}

const plain = (text: string): string => text.replaceAll(/\s/g, '')

/** Of this year only: what is of the year before, or a change against it, is another group. */
function groupOf(text: string): 'month' | 'ytd' | null {
  if (/[%％±]|同期|上年|去年|比/.test(text)) return null
  if (/累计/.test(text) || /^1[至-]\d{1,2}月$/.test(text)) return 'ytd'
  return /^\d{1,2}月(当月)?$|^当月$|^本月$/.test(text) ? 'month' : null
}
