import { findPublication } from '../../../../codes/publications/publications.ts'
import type { Flow } from '../../../../trade/trade.ts'
import type { SubheadingCodes } from '../../section-words/section-words.ts'
import { currencyNames, valuationNames } from '../statements.ts'

/** Whose data a table has: 数据来源：巴西外贸统计（ComexStat），进口按离岸价（FOB）统计，以美元计。 */
export function sourceNote(source: string, flow: Flow): string {
  const publication = findPublication(source)
  if (!publication) return ''
  const { name, valuation, currency, note } = publication
  return `数据来源：${name.zh}，${flow === 'export' ? '出口' : '进口'}按${valuationNames[valuation[flow]]}统计，以${currencyNames[currency]}计。${note?.zh ?? ''}`
}

/** Whose data a further table of the same source has. */
export const publisherNote = (source: string): string =>
  `数据来源：${findPublication(source)?.name.zh ?? ''}。`

/** Which codes of the source are summed to which subheading. */
export function subheadingNote(subheadings: readonly SubheadingCodes[]): string {
  const isSame = ({ subheading, codes }: SubheadingCodes) => codes.length === 1 && codes[0] === subheading
  const each = subheadings.map((item) =>
    isSame(item) ? item.subheading : `${item.subheading}（${item.codes.join('、')}）`,
  )
  const inBrackets = subheadings.every(isSame) ? '' : '；括号内为该来源汇总到子目的编码'
  return `注：按《商品名称及编码协调制度》六位子目比较：${each.join('、')}${inBrackets}。`
}
