import { flowWords } from '../../review/review.ts'
import type { Bulletin } from '../../sources/bulletin/bulletin.ts'
import type { Localized } from '../../trade/trade.ts'

const nationalTables: Readonly<Record<Exclude<Bulletin['table'], 'goods'>, Localized>> = {
  partners: { zh: '国别（地区）总值表', en: 'national totals by country' },
  procedures: { zh: '贸易方式总值表', en: 'national totals by customs procedure' },
  totals: { zh: '总值表（月度）', en: 'national totals by month' },
}

/** What a table of the customs bulletin is: 出口主要商品量值表, 国别（地区）总值表. */
export function nameTable({ table, flow }: Pick<Bulletin, 'table' | 'flow'>): Localized {
  if (table !== 'goods') return nationalTables[table]
  const words = flow === 'trade' ? { zh: '', en: 'trade' } : flowWords[flow]
  return { zh: `${words.zh}主要商品量值表`, en: `major commodities of ${words.en}` }
}
