/**
 * Chinese.
 *
 * @module
 */
import { getCalendarMonth } from '../../../trade/trade.ts'
import type { Locale } from '../locale.ts'
import { period } from './phrases/phrases.ts'
import { zhPress } from './press.ts'
import { zhSections } from './sections/sections.ts'
import { zhTrader } from './trader.ts'
import { zhUnits } from './units.ts'
import { zhWording } from './wording.ts'

export const zhLocale: Locale = {
  language: 'zh',
  tag: 'zh-CN',
  officeTag: 'zh-CN',
  name: { zh: '中文', en: 'Chinese' },
  ownName: '中文',
  script: 'han',
  numbers: { grouped: false, group: ',', decimal: '.' }, // brief/anatomy: no thousands separators
  listSeparator: '、',
  unitSeparator: '/',
  inBrackets: (text) => `（${text}）`,
  units: zhUnits,
  createWording: zhWording,
  createTrader: zhTrader,
  translate: ({ zh }) => zh,
  slots: { month: (month) => String(getCalendarMonth(month)), period },
  sections: zhSections,
  press: zhPress,
}
