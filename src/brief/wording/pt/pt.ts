/**
 * Portuguese, as it is written in Brazil.
 *
 * @module
 */
import { getCalendarMonth } from '../../../trade/trade.ts'
import type { Locale } from '../locale.ts'
import { findPortuguese } from './names/names.ts'
import { months, titlePeriod } from './phrases/phrases.ts'
import { ptPress } from './press.ts'
import { ptSections } from './sections/sections.ts'
import { ptTrader } from './trader.ts'
import { ptUnits } from './units.ts'
import { ptWording } from './wording.ts'

export const ptLocale: Locale = {
  language: 'pt',
  tag: 'pt-BR',
  officeTag: 'pt-BR',
  name: { zh: '葡萄牙文', en: 'Portuguese' },
  ownName: 'Português',
  script: 'latin',
  letters: 'U+AA, U+BA, U+C0-D6, U+D8-F6, U+F8-FF',
  numbers: { grouped: true, group: '.', decimal: ',' },
  listSeparator: ', ',
  unitSeparator: '; ',
  inBrackets: (text) => ` (${text})`,
  units: ptUnits,
  createWording: ptWording,
  createTrader: ptTrader,
  translate: findPortuguese,
  slots: { month: (month) => months[getCalendarMonth(month) - 1] ?? '', period: titlePeriod },
  sections: ptSections,
  press: ptPress,
}
