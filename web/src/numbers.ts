import { Fraction, groupThousands } from '../../src/trade/numbers/numbers.ts'
import { currencyNames, currencySigns } from '../../src/trade/trade.ts'
import type { Localized, ShownFigure } from './api.ts'

/** An exact decimal may go on for long; eight places are enough to see it by. */
export const readable = (value: string): string => groupThousands(value.replace(/(\.\d{8})\d+$/, '$1…'))

type Language = keyof Localized

const signs: Readonly<Record<string, Localized>> = currencySigns
const names: Readonly<Record<string, Localized>> = currencyNames

/** The unit of an exact value: what a currency is called, 美元/千克 for unit values; others as customs call them. */
export function exactUnit(unit: string): Localized {
  const [currency = '', per] = unit.split('/')
  const name = names[currency]
  if (!name) return { zh: unit, en: unit }
  const of = per === undefined ? '' : `/${per}`
  return { zh: name.zh + of, en: name.en + of }
}

/** By the factor of the unit that a figure is shown in. */
const multiples: Readonly<Record<string, Localized>> = {
  '1': { zh: '', en: '' },
  '1000': { zh: '千', en: ' thousand' },
  '10000': { zh: '万', en: ' × 10,000' },
  '1000000': { zh: '百万', en: ' million' },
  '100000000': { zh: '亿', en: ' million' },
  '1000000000': { zh: '十亿', en: ' billion' },
}

/** A figure with its unit, about as a sentence of a brief in that language says it: `5.9百万美元`, `US$5.9 million`. */
export function figureWithUnit(figure: ShownFigure, language: Language): string {
  const { text, unit, scale, value } = figure
  if (value === null || unit === '') return text
  if (unit === '%') return `${text}%`
  if (unit === 'pp') return language === 'zh' ? `${text}个百分点` : `${text} points`
  const multiple = multiples[scale]
  const currency = signs[unit]
  if (currency && multiple) {
    if (language === 'zh') return `${text}${multiple.zh}${currency.zh}`
    // English has no word for 亿: its briefs say millions, with a decimal.
    const shown = scale === '100000000' ? inMillions(figure) : text
    const [, sign = '', number = ''] = /^([-−]?)(.*)$/.exec(shown) ?? []
    return `${sign}${currency.en}${number}${multiple.en}`
  }
  if (unit.endsWith('/千克')) {
    const [code = ''] = unit.split('/')
    const per = scale === '1/1000' ? { zh: '吨', en: 'tonne' } : { zh: '千克', en: 'kg' }
    const sign = signs[code] ?? { zh: code, en: `${code} ` }
    return language === 'zh' ? `${text}${sign.zh}/${per.zh}` : `${sign.en}${text} per ${per.en}`
  }
  if (unit === '千克' && scale === '1000') return language === 'zh' ? `${text}吨` : `${text} tonnes`
  const name = language === 'en' && unit === '千克' ? 'kg' : unit
  if (!multiple) return `${text} (${groupThousands(scale)} ${name})`
  return language === 'zh' ? `${text}${multiple.zh}${name}` : `${text}${multiple.en} ${name}`
}

const million = Fraction.of(1_000_000n)

const inMillions = ({ exact, text }: ShownFigure): string =>
  exact === null ? text : groupThousands(Fraction.parse(exact).dividedBy(million).toFixed(1))

/** A change in words: 下降18.2%, down 18.2%; as it stands where there is none. */
export function changeInWords(figure: ShownFigure, language: Language): string {
  const words = figureWithUnit(figure, language)
  if (figure.value === null || !/[1-9]/.test(figure.text)) return words
  const isFall = /^[-−]/.test(words)
  const amount = words.replace(/^[-−]/, '')
  return language === 'zh' ? `${isFall ? '下降' : '上升'}${amount}` : `${isFall ? 'down' : 'up'} ${amount}`
}
