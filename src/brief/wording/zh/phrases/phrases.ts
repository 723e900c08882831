import type { Place } from '../../../../codes/places/places.ts'
import {
  type FigureFlow,
  getCalendarMonth,
  getYear,
  type Month,
  nameDay,
  numberInYear,
  type Window,
} from '../../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { enumerate, line, type Slot } from '../../inline-template.ts'
import { getSign, looksZero } from '../../shown-signs.ts'

export const verbs: Record<FigureFlow, string> = {
  trade: '进出口',
  export: '出口',
  import: '进口',
  net: '净出口',
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 in Chinese: 十, 十二, 二十. */
export function numeral(number: number): string {
  const [tens, ones] = [Math.trunc(number / 10), number % 10]
  if (tens === 0) return numerals[ones] ?? ''
  return `${tens === 1 ? '' : numerals[tens]}十${ones === 0 ? '' : numerals[ones]}`
}

/** The same before what is counted: 两, 三, 十二. */
export const countNumeral = (number: number): string => (number === 2 ? '两' : numeral(number))

/** 同比上升9.0%, 同比下降…, 同比持平; without a base, that there was none. */
export function growthClause(growth: Shown, before: string): Inline[] {
  const { value, marker } = growth.figure
  if (value === null) return marker === 'noBase' ? line`${before}上年同期为零` : []
  return line`${before}同比${change(growth, '%')}`
}

/** 上升9.0%, 下降6.6亿美元, 持平: a change that there is, in its unit; 基本持平 where it rounds to nothing. */
export function change(shown: Shown, unit: string): Inline[] {
  const sign = getSign(shown)
  if (sign === null) return line`无可比数据`
  if (looksZero(shown)) return line`${sign === 0 ? '持平' : '基本持平'}`
  return line`${sign > 0 ? '上升' : '下降'}${figureSpan(shown, 'absolute')}${unit}`
}

/** 由第18位升至第9位; 由上年同期的第18位升至第9位. */
export function rankMove({ from, to }: { readonly from: Shown; readonly to: Shown }, when = ''): Inline[] {
  const [before, now] = [from.figure.value, to.figure.value]
  const isUp = before !== null && now !== null && now.compare(before) < 0
  return line`由${when}第${figureSpan(from)}位${isUp ? '升' : '降'}至第${figureSpan(to)}位`
}

/**
 * 同比增速分别为33.9%、21.0%和48.8%; here growth is signed. Where some had no trade a year before, the others
 * are named with their rates: 美国和德国同比增速分别为47.4%和-7.9%，荷兰上年同期无出口.
 */
export function growths(
  named: ReadonlyArray<{ readonly name: string; readonly growth: Shown }>,
  verb: string,
): Inline[] {
  const grown = named.filter(({ growth }) => growth.figure.value !== null)
  const begun = named.filter(({ growth }) => growth.figure.value === null)
  const rates = grown.map(({ growth }) => line`${figureSpan(growth)}%`)
  const names = (ones: typeof named) =>
    begun.length === named.length ? [] : list(ones.map(({ name }) => name))
  const rising = line`同比增速${grown.length > 1 ? '分别' : ''}为${list(rates)}`
  if (begun.length === 0) return rising
  const starting = line`${names(begun)}上年同期${begun.length > 1 ? '均' : ''}无${verb}`
  return grown.length === 0 ? starting : line`${names(grown)}${rising}，${starting}`
}

/** 前三大; where all are named, there is no ranking to speak of. */
export function rankWord(named: number, count: number): string {
  if (count > named) return named === 1 ? '最大的' : `前${countNumeral(named)}大`
  return count === 1 ? '唯一的' : ''
}

/** 产品, after a name that does not end with it: 锂电池产品, but 光伏产品. */
export const goodsAfter = (name: string): string => (name.endsWith('产品') ? '' : '产品')

export const asGoods = (name: string): string => name + goodsAfter(name)

/** What places are called together: 省市, as the published brief has it; 省区市 where an autonomous region is named. */
export const placesWord = (withRegions: boolean): string => (withRegions ? '省区市' : '省市')

/** The same in full: 省/直辖市, as the published brief has it; 省、自治区、直辖市. */
export const placeTypes = (withRegions: boolean): string => (withRegions ? '省、自治区、直辖市' : '省/直辖市')

export const isRegion = ({ type }: Pick<Place, 'type'>): boolean => type === '自治区'

/** 2023年12月, 2023年1-12月, 2023年上半年; of a whole year, 2023年. */
export const period = (month: Month, window: Window): string =>
  `${getYear(month)}年${window === 'year' ? '' : withinYear(month, window)}`

/** 12月, 1-12月, 四季度, 上半年, 全年. */
export function withinYear(month: Month, window: Window): string {
  switch (window) {
    case 'month':
      return `${getCalendarMonth(month)}月`
    case 'quarter':
      return `${numeral(numberInYear({ edition: window, last: month }))}季度`
    case 'half':
      return numberInYear({ edition: window, last: month }) === 1 ? '上半年' : '下半年'
    case 'year':
      return '全年'
    case 'ytd':
      return `1-${getCalendarMonth(month)}月`
  }
}

/** What a window is beside the others of a brief: 当月, 累计. */
export const windowWords: Readonly<Record<Window, string>> = {
  month: '当月',
  quarter: '当季',
  half: '半年',
  year: '全年',
  ytd: '累计',
}

/** 2023年12月（或1-12月）. */
export const eitherPeriod = (month: Month, [current = 'month', ...others]: readonly Window[]): string =>
  `${period(month, current)}${others.map((window) => `（或${withinYear(month, window)}）`).join('')}`

export const yearBefore = (month: Month): Month => (month - 100) as Month // a year is 100 in YYYYMM

/** 2024年1月18日, from an ISO date. */
export const day = (iso: string): string => nameDay(iso).zh

/** Items as Chinese lists them: a、b和c. */
export const list = (items: readonly Slot[]): Inline[] => enumerate(items, '、', '和')
