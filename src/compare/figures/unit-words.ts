import { currencySigns, type Localized } from '../../trade/trade.ts'

/** What the printed text of a figure counts: 亿美元, US$ million, %. */
export function unitWords(unit: string, scale: string): Localized {
  const { zh: before, en: after } = scaleWords[scale] ?? noScale
  if (unit === '千克' && scale === '1000') return { zh: '吨', en: 'tonnes' }
  const [currency = '', own] = unit.split('/')
  const per = scale === '1/1000' && own === '千克' ? '吨' : own
  const money = signs[currency]
  const name = (language: 'zh' | 'en') =>
    `${money?.[language].trim() ?? currency}${per === undefined ? '' : `/${language === 'en' ? (englishWeights[per] ?? per) : per}`}`
  // Customs’ names of units of quantity are Chinese; the figure’s own name says what it counts.
  const english = unit === 'pp' ? 'points' : money || !/\p{Script=Han}/u.test(unit) ? name('en') : ''
  return {
    zh: unit === 'pp' ? '个百分点' : `${before}${name('zh')}`,
    en: [english, after].filter(Boolean).join(' '),
  }
}

const englishWeights: Readonly<Record<string, string>> = { 千克: 'kg', 吨: 'tonne' }

const noScale: Localized = { zh: '', en: '' }

const scaleWords: Readonly<Record<string, Localized>> = {
  '1000': { zh: '千', en: 'thousand' },
  '10000': { zh: '万', en: '10,000' },
  '1000000': { zh: '百万', en: 'million' },
  '100000000': { zh: '亿', en: '100 million' },
  '1000000000': { zh: '十亿', en: 'billion' },
}

const signs: Readonly<Record<string, Localized>> = currencySigns
