import { currencyNames } from '../../../src/trade/trade.ts'
import type { Load, Localized } from '../api.ts'
import { rangeName } from '../months.ts'
import { type Say, useSpeech } from '../say.tsx'
import { dayName } from '../times.ts'
import { Facts } from './facts.tsx'

export const flowWords = {
  export: { zh: '出口', en: 'exports' },
  import: { zh: '进口', en: 'imports' },
} as const

export const currencyWords = currencyNames

export const dimensionWords = {
  commodity: { zh: '商品', en: 'commodity' },
  partner: { zh: '贸易伙伴', en: 'partner' },
  procedure: { zh: '贸易方式', en: 'procedure' },
  place: { zh: '注册地', en: 'place' },
} as const

export const relationWords = {
  revised: { zh: '修订后的全部数据，取代先前的', en: 'all of the data, revised: it replaces the earlier' },
  filtered: { zh: '只查了一部分', en: 'a part of the trade' },
  part: { zh: '拆开下载的一部分，合起来是全部', en: 'a part; the files are the whole together' },
} as const

export const periodWords = ({ from, to }: Load['period']): Localized => ({
  zh: rangeName(from, to, 'zh'),
  en: rangeName(from, to, 'en'),
})

export const cutText = (cut: Load['cut'], say: Say): string =>
  cut.map((dimension) => say(dimensionWords[dimension])).join(' + ')

/** What a file says, as a list of facts. */
export function LoadFacts({ load }: { readonly load: Load }) {
  const { say, language } = useSpeech()
  const facts: (readonly [string, string])[] = [
    ...(load.statistics ? [[say({ zh: '统计', en: 'Statistics' }), say(load.statistics)] as const] : []),
    [say({ zh: '方向', en: 'Flow' }), say(flowWords[load.flow])],
    [say({ zh: '币制', en: 'Currency' }), say(currencyWords[load.currency])],
    [
      say({ zh: '月份', en: 'Months' }),
      `${say(periodWords(load.period))}${load.monthly ? '' : say({ zh: '（合计）', en: ' (one sum)' })}`,
    ],
    [say({ zh: '维度', en: 'Split by' }), cutText(load.cut, say)],
    [
      say({ zh: '范围', en: 'Scope' }),
      load.scope === '' ? say({ zh: '全部贸易', en: 'the whole trade' }) : say(load.scopeWords),
    ],
    ...(load.relation
      ? [[say({ zh: '关系', en: 'Relation' }), say(relationWords[load.relation])] as const]
      : []),
    [say({ zh: '商品', en: 'Commodities' }), codesText(load)],
    [say({ zh: '行数', en: 'Rows' }), load.rows.toLocaleString('en')],
    [say({ zh: '数据日期', en: 'Data as of' }), dayName(load.asOf, language)],
  ]
  return (
    <>
      <Facts facts={facts} />
      {load.findings.length > 0 && (
        <ul class="findings">
          {load.findings.map(({ severity, words }) => (
            <li key={words.en} data-severity={severity}>
              {say(words)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function codesText({ commodities, commodityCount }: Load): string {
  const few = commodities.slice(0, 4).join(', ')
  return commodityCount > 4 ? `${few} … (${commodityCount})` : few
}
