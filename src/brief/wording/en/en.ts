/**
 * English.
 *
 * @module
 */
import { englishMonths, getCalendarMonth } from '../../../trade/trade.ts'
import type { Locale } from '../locale.ts'
import { titlePeriod } from './phrases/phrases.ts'
import { enPress } from './press.ts'
import { enSections } from './sections/sections.ts'
import { enTrader } from './trader.ts'
import { enUnits } from './units.ts'
import { enWording } from './wording.ts'

export const enLocale: Locale = {
  language: 'en',
  tag: 'en',
  officeTag: 'en-US',
  name: { zh: '英文', en: 'English' },
  ownName: 'English',
  script: 'latin',
  numbers: { grouped: true, group: ',', decimal: '.' },
  listSeparator: ', ',
  unitSeparator: ', ',
  inBrackets: (text) => ` (${text})`,
  units: enUnits,
  createWording: enWording,
  createTrader: enTrader,
  translate: ({ en }) => en,
  slots: { month: (month) => englishMonths[getCalendarMonth(month) - 1] ?? '', period: titlePeriod },
  sections: enSections,
  press: enPress,
}
