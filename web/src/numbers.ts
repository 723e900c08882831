import { groupThousands } from '../../src/trade/numbers/numbers.ts'
import type { Localized, ShownFigure } from './api.ts'

/** An exact decimal may go on for long; eight places are enough to see it by. */
export const readable = (value: string): string => groupThousands(value.replace(/(\.\d{8})\d+$/, '$1…'))

type Language = keyof Localized

const currencies: Readonly<Record<string, Localized>> = {
  USD: { zh: '美元', en: 'US$' },
  CNY: { zh: '元', en: 'RMB ' },
  EUR: { zh: '欧元', en: '€' },
  JPY: { zh: '日元', en: 'JPY ' },
}

/** By the factor of the unit that a figure is shown in. */
const multiples: Readonly<Record<string, Localized>> = {
  '1': { zh: '', en: '' },
  '1000': { zh: '千', en: ' thousand' },
  '10000': { zh: '万', en: ' × 10,000' },
  '1000000': { zh: '百万', en: ' million' },
  '100000000': { zh: '亿', en: ' × 100 million' },
  '1000000000': { zh: '十亿', en: ' billion' },
}

/** A figure with its unit, about as a sentence of a brief in that language says it: `5.9百万美元`, `US$5.9 million`. */
export function figureWithUnit({ text, unit, scale, value }: ShownFigure, language: Language): string {
  if (value === null || unit === '') return text
  if (unit === '%') return `${text}%`
  if (unit === 'pp') return language === 'zh' ? `${text}个百分点` : `${text} points`
  const multiple = multiples[scale]
  const currency = currencies[unit]
  if (currency && multiple) {
    if (language === 'zh') return `${text}${multiple.zh}${currency.zh}`
    const [, sign = '', number = ''] = /^([-−]?)(.*)$/.exec(text) ?? []
    return `${sign}${currency.en}${number}${multiple.en}`
  }
  if (unit === '千克' && scale === '1000') return language === 'zh' ? `${text}吨` : `${text} tonnes`
  const name = language === 'en' && unit === '千克' ? 'kg' : unit
  if (!multiple) return `${text} (${groupThousands(scale)} ${name})`
  return language === 'zh' ? `${text}${multiple.zh}${name}` : `${text}${multiple.en} ${name}`
}
