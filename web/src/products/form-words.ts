import { sectionDescriptions, sectionNames } from '../../../src/brief/product/section-names/section-names.ts'
import { currencySigns } from '../../../src/trade/trade.ts'
import type { BaseChoice, ChartName, Kind, Localized, MultipleChoice, QuantityChoice } from '../api.ts'

/** What the form calls the names that a product file has; a section of one’s own stands for itself. */
export const sectionWords: Readonly<Record<string, Localized>> = Object.fromEntries(
  sectionNames.map((name) => [name, sectionDescriptions[name].label]),
)

export const chartWords: Readonly<Record<ChartName, Localized>> = {
  months: { zh: '逐月走势', en: 'Monthly course' },
  comparison: { zh: '对比', en: 'Comparison' },
  partners: { zh: '贸易伙伴排名', en: 'Ranking of partners' },
  places: { zh: '省市排名', en: 'Ranking of provinces' },
  priceVolume: { zh: '价格与数量', en: 'Price and volume' },
  contributions: { zh: '贡献', en: 'Contributions' },
  seasonal: { zh: '季节调整', en: 'Seasonal adjustment' },
  quarters: { zh: '分季度', en: 'Quarters' },
  market: { zh: '伙伴市场进口来源', en: 'Origins of a partner’s imports' },
  mirror: { zh: '双方数据对照', en: 'What both sides record' },
}

export const kindWords: Readonly<Record<Kind, Localized>> = {
  product: { zh: '一种商品', en: 'a product' },
  comparison: { zh: '几种商品的对比', en: 'products compared' },
  partner: { zh: '一个贸易伙伴', en: 'one partner' },
  place: { zh: '一个省市', en: 'one province' },
}

export const quantityWords: Readonly<Record<QuantityChoice, Localized>> = {
  first: { zh: '第一数量', en: 'first quantity' },
  second: { zh: '第二数量', en: 'second quantity' },
  both: { zh: '两种都要', en: 'both' },
  none: { zh: '不要数量', en: 'none' },
}

export const baseWords: Readonly<Record<BaseChoice, Localized>> = {
  latest: { zh: '上年的最新数据（含修订）', en: 'the year before as revised by now' },
  'first-published': { zh: '上年首次发布的数据', en: 'the year before as first published' },
  bulletin: { zh: '总额用上年月报所载', en: 'totals as the bulletin printed them' },
}

export const placesWords: Readonly<Record<string, Localized>> = {
  standard: { zh: '金额和同比', en: 'values and growth' },
  full: {
    zh: '另加比重、数量、合计比重和增长最快者',
    en: 'also shares, quantities, joint shares, the fastest growing',
  },
}

export const multipleWords: Readonly<Record<MultipleChoice, Localized>> = {
  auto: { zh: '自动（按数据选定）', en: 'automatic (chosen from the data)' },
  亿: { zh: '亿', en: 'million (in Chinese: 亿)' },
  百万: { zh: '百万', en: 'million (in Chinese: 百万)' },
  万: { zh: '万', en: 'thousand (in Chinese: 万)' },
  千: { zh: '千', en: 'thousand (in Chinese: 千)' },
  个: { zh: '一', en: 'one' },
}

/** The units of value with the currency in them: 亿美元, US$ million. */
export const moneyUnitWords = (currency: string): Readonly<Record<MultipleChoice, Localized>> => {
  const { zh = '', en = '' } = signs[currency] ?? {}
  const sign = { zh, en: en.trim() }
  return {
    auto: multipleWords.auto,
    亿: { zh: `亿${sign.zh}`, en: `${sign.en} million (in Chinese: 亿${sign.zh})` },
    百万: { zh: `百万${sign.zh}`, en: `${sign.en} million (in Chinese: 百万${sign.zh})` },
    万: { zh: `万${sign.zh}`, en: `${sign.en} thousand (in Chinese: 万${sign.zh})` },
    千: { zh: `千${sign.zh}`, en: `${sign.en} thousand (in Chinese: 千${sign.zh})` },
    个: { zh: sign.zh, en: sign.en },
  }
}

const signs: Readonly<Record<string, Localized>> = currencySigns

/** Options for a choice, from the names that the file’s schema has. */
export const listOptions = (
  names: readonly string[],
  words: Readonly<Record<string, Localized>>,
): (readonly [string, Localized])[] => names.map((name) => [name, words[name] ?? { zh: name, en: name }])
