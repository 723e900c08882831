import { currencies, currencyNames } from '../../../trade/trade.ts'
import { isMoney, isPrice, type PrintedUnit, readUnit } from '../../printed-numbers/printed-numbers.ts'

/** What is after a number: its unit and kind. */
export interface UnitWords {
  readonly kind: 'percent' | 'points' | 'times' | 'money' | 'quantity' | 'price'
  /** Of amounts and prices. */
  readonly unit: PrintedUnit | null
  readonly text: string
}

const multiple = '(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?千?'
const money = `(?:元人民币|人民币元|${currencies.map((code) => currencyNames[code].zh).join('|')}|元)`
const counted =
  '(?:公吨|吨|公斤|克拉|克|平方米|立方米|米|升|个|件|副|只|台套|台|块|头|套|幅|座|张|把|支|条|枝|架|株|根|片|盘|艘|辆|双|组|千瓦时|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|瓦时|瓦|[GMkK]?Wh?(?![A-Za-z])|kg(?![A-Za-z]))'
/** 6个国家 counts no goods. */
const noGoods = '(?!国家|地区|贸易伙伴|伙伴|省|月|文件|百分点|品种|类|季度|市场|成员|等份额|年|方面|点)'

const englishCounted =
  '(?:(?:metric )?(?:tonnes?|tons?)|kilograms?|barrels?|kg|cubic met(?:re|er)s?|square met(?:re|er)s?|items?|units?|pieces?|pairs?|sets?|litres?|kilolitres|metres?|m²|m³|carats|[GMk]?Wh?|vehicles?|panels?|cells?|cars|trucks|bottles|heads?|TEU|(?:troy )?ounces?|[kM]?t|mt|lbs?|dozens?|sheets?|g)(?![A-Za-z])'
const englishMultiple = '(?:trillion|billion|million|thousand|hundred|bn|mn|mln)(?![A-Za-z])'

const forms: ReadonlyArray<readonly [UnitWords['kind'], RegExp]> = [
  ['points', /(?:个)?百分点|(?:percentage )?points?(?![A-Za-z])|pp(?![A-Za-z])/y],
  ['percent', /%|％|per ?cent(?![A-Za-z])/y],
  ['times', /倍|times(?![A-Za-z])/y],
  ['price', new RegExp(`${multiple}${money}\\s?(?:\\/|每)\\s?${multiple}${counted}`, 'y')],
  ['money', new RegExp(`${multiple}${money}`, 'y')],
  ['quantity', new RegExp(`${multiple}${counted}${noGoods}`, 'y')],
  ['quantity', new RegExp(`(?:${englishMultiple} )?${englishCounted}`, 'iy')],
  ['money', new RegExp(`(?:${englishMultiple} )?(?:US dollars|dollars|yuan)(?![A-Za-z])`, 'iy')],
  // 326 million batteries.
  ['quantity', new RegExp(`${englishMultiple}`, 'iy')],
]

/** The unit that begins at an offset, white space before it left out; with the offset after it. */
export function readUnitAt(
  text: string,
  offset: number,
): { readonly unit: UnitWords; readonly end: number } | undefined {
  const from = text.charAt(offset) === ' ' ? offset + 1 : offset
  for (const [kind, form] of forms) {
    form.lastIndex = from
    const [found] = form.exec(text) ?? []
    if (!found) continue
    const isAmount = kind === 'money' || kind === 'quantity' || kind === 'price'
    return {
      unit: {
        kind,
        unit: isAmount ? readUnit(isBare.test(found) ? `${found} items` : found) : null,
        text: found,
      },
      end: from + found.length,
    }
  }
  return undefined
}

/** Signs and codes of currencies that stand before an amount, as alternatives of a regular expression. */
export const currencySigns = `US\\$|HK\\$|RMB|(?<![A-Z])(?:${currencies.join('|')})|€|£|(?<![A-Z])\\$|¥`

const isBare = new RegExp(`^${englishMultiple}$`, 'i')

const currency = new RegExp(`(?:${currencySigns})\\s?$`)
const size = new RegExp(`\\s?(${englishMultiple}|[mb](?![A-Za-z])|tn(?![A-Za-z]))`, 'iy')
/** As sizes are shortened after an amount of money alone. */
const shortSizes: Readonly<Record<string, string>> = { m: 'million', b: 'billion', tn: 'trillion' }
const per = new RegExp(`(?:\\s(?:per|a) |\\s?/\\s?)(${englishCounted})`, 'iy')

/** US$5.28 billion, RMB 1,234 per tonne: the currency that stands before a number; undefined where none does. */
export function readCurrencyAround(
  text: string,
  start: number,
  end: number,
): { readonly unit: UnitWords; readonly end: number } | undefined {
  const [sign] = currency.exec(text.slice(Math.max(0, start - 5), start)) ?? []
  if (sign === undefined) return undefined
  size.lastIndex = end
  const [sized = '', word = ''] = size.exec(text) ?? []
  per.lastIndex = end + sized.length
  const [priced = '', what = ''] = per.exec(text) ?? []
  const name = [sign.trim(), shortSizes[word.toLowerCase()] ?? word].filter(Boolean).join(' ')
  const printed = what === '' ? name : `${name}/${what}`
  return {
    unit: { kind: what === '' ? 'money' : 'price', unit: readUnit(printed), text: printed },
    end: end + sized.length + priced.length,
  }
}

const each = new RegExp(`每(${counted})[^，。；\\d]{0,3}$`)

/** 每吨7.4万元: the quantity that a price before it is of. */
export function pricePer(text: string, start: number, found: UnitWords): UnitWords {
  const [, what] = found.kind === 'money' ? (each.exec(text.slice(Math.max(0, start - 8), start)) ?? []) : []
  if (what === undefined) return found
  const printed = `${found.text}/${what}`
  return { kind: 'price', unit: readUnit(printed), text: printed }
}

/** What a unit in a heading or a caption says of the numbers under it; null for words that are no unit. */
export function readUnitName(text: string): UnitWords | null {
  const name = spellOut(text.replace(/^单位\s*[：:]\s*/, '').trim())
  if (/^(?:%|％|同比%|percent|per cent|% or amount)$/.test(name))
    return { kind: 'percent', unit: null, text: name }
  if (/^(?:个?百分点|(?:percentage )?points)$/.test(name)) return { kind: 'points', unit: null, text: name }
  const unit = readUnit(name)
  if (isMoney(unit)) return { kind: 'money', unit, text: name }
  if (isPrice(unit)) return { kind: 'price', unit, text: name }
  if (
    new RegExp(`^${multiple}${counted}$`).test(name) ||
    new RegExp(`^(?:${englishMultiple} )?${englishCounted}$`, 'i').test(name)
  )
    return { kind: 'quantity', unit, text: name }
  return /^(?:百万|亿|万|千)[^\d，。]{1,3}$/.test(name) ? { kind: 'quantity', unit, text: name } : null
}

/** $m, US$bn, €/t: a sign of a currency with the size or the quantity that is written right behind it. */
const shortMoney = new RegExp(`^(${currencySigns})\\s?(bn|mn|mln|m|b|tn)?(?:\\s?/\\s?(.{1,20}))?$`, 'i')

function spellOut(name: string): string {
  const [, sign, short, what] = shortMoney.exec(name) ?? []
  if (sign === undefined) return name
  const size = short === undefined ? '' : ` ${shortSizes[short.toLowerCase()] ?? short.toLowerCase()}`
  return `${sign}${size}${what === undefined ? '' : `/${what}`}`
}
