import { getLocale } from '../../brief/brief.ts'
import { currencySigns, type Language, type Localized } from '../../trade/trade.ts'

/**
 * What the printed text of a figure counts: 亿美元, US$ million, 万吨, %. Empty where nothing says what the scale is called,
 * since the unit alone would be wrong.
 *
 * @param scale how many of `unit` one printed is.
 */
export function unitWords(unit: string, scale: string): Localized {
  if (unit === 'pp') return { zh: '个百分点', en: 'points' }
  const [subject = '', per] = unit.split('/')
  const money = signs[subject]
  if (!money && per === undefined && /\p{Script=Han}/u.test(unit))
    return { zh: quantityWords(unit, scale, 'zh'), en: quantityWords(unit, scale, 'en') }
  const isPerTonne = scale === '1/1000' && per === '千克'
  const multiple = isPerTonne ? multiples['1'] : multiples[scale]
  if (!multiple) return noUnit
  const counted = isPerTonne ? '吨' : per
  const name = (language: Language, goods: string | undefined) =>
    `${money?.[language].trim() ?? subject}${goods === undefined ? '' : `/${goods}`}`
  return {
    zh: `${multiple.zh}${name('zh', counted)}`,
    en: [name('en', counted && (englishWeights[counted] ?? counted)), multiple.en].filter(Boolean).join(' '),
  }
}

/** A scale of customs' unit as a language calls it: 万吨, thousand tonnes; 百万个 where only 个 has a name of its own. */
function quantityWords(unit: string, scale: string, language: Language): string {
  if (!/^\d+$/.test(scale)) return ''
  const factor = BigInt(scale)
  const { quantity, statedQuantity } = getLocale(language).units
  const units = [...quantity(unit), statedQuantity('个', unit)]
  const exact = units.find((item) => item.factor === factor)
  if (exact) return exact.label
  for (const { factor: size, label } of units) {
    const multiple = factor % size === 0n ? multiples[`${factor / size}`] : undefined
    if (multiple) return language === 'zh' ? `${multiple.zh}${label}` : `${multiple.en} ${label}`
  }
  return ''
}

const englishWeights: Readonly<Record<string, string>> = { 千克: 'kg', 吨: 'tonne' }

const noUnit: Localized = { zh: '', en: '' }

const multiples: Readonly<Partial<Record<string, Localized>>> = {
  '1': noUnit,
  '1000': { zh: '千', en: 'thousand' },
  '10000': { zh: '万', en: '10,000' },
  '1000000': { zh: '百万', en: 'million' },
  '100000000': { zh: '亿', en: '100 million' },
  '1000000000': { zh: '十亿', en: 'billion' },
}

const signs: Readonly<Record<string, Localized | undefined>> = currencySigns
