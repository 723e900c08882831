import { unitNamed } from '../codes/units/units.ts'
import type { Localized } from '../trade/trade.ts'

/** Codes of UN/ECE Recommendation 20 for customs’ units of which it has just one. */
const recommended: Readonly<Record<string, string>> = {
  千克: 'KGM',
  克: 'GRM',
  吨: 'TNE',
  米: 'MTR',
  平方米: 'MTK',
  立方米: 'MTQ',
  升: 'LTR',
  千瓦时: 'KWH',
  双: 'PR',
}

const names: Readonly<Record<string, Localized>> = {
  '%': { zh: '百分比', en: 'per cent' },
  pp: { zh: '百分点', en: 'percentage points' },
  USD: { zh: '美元', en: 'US dollars' },
  CNY: { zh: '人民币元', en: 'yuan' },
}

/** The code of a unit: its letters, or the code points of its name where SDMX takes no such letters (`U4E2A` for 个). */
export function findUnitCode(unit: string): string {
  if (unit === '') return '_Z'
  if (unit === '%') return 'PERCENT'
  if (unit === 'pp') return 'POINTS'
  const [money, per] = unit.split('/')
  if (money && per) return `${findUnitCode(money)}_${findUnitCode(per)}`
  const code = recommended[unit]
  if (code) return code
  return /^[A-Za-z0-9]+$/.test(unit)
    ? unit
    : `U${[...unit].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase()).join('')}`
}

/** What a unit is called. */
export function nameUnit(unit: string): Localized {
  const [money, per] = unit.split('/')
  if (money && per) {
    const [a, b] = [nameUnit(money), nameUnit(per)]
    return { zh: `${a.zh}/${b.zh}`, en: `${a.en} per ${b.en}` }
  }
  return (
    names[unit] ??
    (unit === '' ? { zh: '无单位', en: 'no unit' } : { zh: unit, en: unitNamed(unit)?.english ?? unit })
  )
}
