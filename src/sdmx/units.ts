import { encodeSdmxUnit } from '../codes/sdmx-codes/sdmx-codes.ts'
import { unitNamed } from '../codes/units/units.ts'
import { currencyNames, type Localized } from '../trade/trade.ts'

const names: Readonly<Record<string, Localized>> = {
  '%': { zh: '百分比', en: 'per cent' },
  pp: { zh: '百分点', en: 'percentage points' },
  ...currencyNames,
  CNY: { zh: '人民币元', en: 'yuan' },
}

/** The code of a unit: its letters, or the code points of its name where SDMX takes no such letters (`U4E2A` for 个). */
export function findUnitCode(unit: string): string {
  if (unit === '') return '_Z'
  if (unit === '%') return 'PERCENT'
  if (unit === 'pp') return 'POINTS'
  const [money, per] = unit.split('/')
  if (money && per) return `${findUnitCode(money)}_${findUnitCode(per)}`
  return encodeSdmxUnit(unit)
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
