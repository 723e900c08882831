import type { Flow, Month } from '../../trade/trade.ts'
import { toMonth } from '../../trade/trade.ts'

/**
 * What a table of the bulletin is by: commodities in quantity and value (出口主要商品量值表), or the nation's totals by
 * country (国别（地区）), by customs procedure (贸易方式), or by month (总值表 B：月度表).
 */
export type BulletinTable = 'goods' | 'partners' | 'procedures' | 'totals'

/** What the title of a table says. Tables of the nation's totals have both flows. */
export interface BulletinTitle {
  readonly table: BulletinTable
  readonly flow: Flow | 'trade'
  readonly month: Month
}

const zhGoods = /(\d{4})年(?:1至)?(\d{1,2})月.{0,8}?(出口|进口)(?:主要|重点)商品量值表/
const zhNational = /(\d{4})年(?:1至)?(\d{1,2})月.{0,8}?进出口商品(国别(?:[（(]地区[）)])?|贸易方式)?总值表/
const enGoods = /Major(Export|Import)CommoditiesinQuantityandValue[,，](?:1-)?(\d{1,2})\.(\d{4})/i
const enNational =
  /ImportsandExportsby(Country\(Region\)|CustomsRegime|TradeMode)[^,，]{0,40}[,，](?:1-)?(\d{1,2})\.(\d{4})/i

/** What a text says as a title, whatever its spaces; null for any other text. */
export function readTitle(text: string): BulletinTitle | null {
  const plain = text.replaceAll(/[\s\u00a0]/g, '')
  const goods = zhGoods.exec(plain)
  if (goods) return titled('goods', goods[3] === '出口' ? 'export' : 'import', goods[1], goods[2])
  const national = zhNational.exec(plain)
  if (national) return titled(tableNamed(national[3]), 'trade', national[1], national[2])
  const english = enGoods.exec(plain)
  if (english)
    return titled(
      'goods',
      english[1]?.toLowerCase() === 'export' ? 'export' : 'import',
      english[3],
      english[2],
    )
  const englishNational = enNational.exec(plain)
  if (!englishNational) return null
  const table = /^country/i.test(englishNational[1] ?? '') ? 'partners' : 'procedures'
  return titled(table, 'trade', englishNational[3], englishNational[2])
}

const tableNamed = (word: string | undefined): BulletinTable =>
  word === undefined ? 'totals' : word === '贸易方式' ? 'procedures' : 'partners'

function titled(
  table: BulletinTable,
  flow: BulletinTitle['flow'],
  year: string | undefined,
  month: string | undefined,
): BulletinTitle | null {
  const [yearNumber, monthNumber] = [Number(year), Number(month)]
  if (!(yearNumber >= 1950 && yearNumber <= 2199 && monthNumber >= 1 && monthNumber <= 12)) return null
  return { table, flow, month: toMonth(yearNumber, monthNumber) }
}
