import { type Flow, type Month, toMonth } from '../../../trade/trade.ts'
import type { Place } from '../../printed-numbers/printed-numbers.ts'
import { readMeaning } from '../headers/headers.ts'
import type { PeriodWords, UnitWords } from '../lexicon/lexicon.ts'
import { captionForm } from '../reading/reading.ts'

/** A table’s caption, or what stands in its place. */
export interface Caption {
  readonly number: number
  /** Its place among all captions, those of charts left out; from 1. */
  readonly position: number
  readonly kind: 'overview' | 'partners' | 'places' | 'course' | 'other' | 'chart'
  readonly flow: Flow | 'trade' | null
  /** Money first, then quantities. */
  readonly units: readonly string[]
  /** The units that the figures of the table are in, where they are not those that the caption states. */
  readonly meant?: readonly string[]
  readonly month: Month | null
  readonly sinceJanuary: boolean
  /** 前十大: so many are listed. */
  readonly top: number | null
  readonly line: number | null
  readonly meaning: ReturnType<typeof readMeaning>
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

export const toCount = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : numerals.indexOf(text) + 1

const topForm = /(?:前|排名前)([一二三四五六七八九十]|\d{1,2})(?:大|位|名)?|\b[Tt]op (\d{1,2})\b/

/** @param among its place among all captions, and the units that the table is in, where they are others. */
export function readCaption(
  text: string,
  line: number | null,
  among: { readonly position: number; readonly meant: readonly string[] | undefined },
): Caption {
  const [, chart, number, englishChart, englishNumber, title = text] = captionForm.exec(text) ?? []
  // In an overview, values and quantities have a unit each.
  const meaning = readMeaning(
    kindOf(title) === 'overview' ? title.replace(/（([^（）/]+元)\/([^（）]+)）$/, '（$1、$2）') : title,
  )
  const words = periodOfCaption(meaning.periods)
  const isChart = chart === '图' || englishChart === 'Figure'
  const top = topForm.exec(title)
  return {
    number: toCount(number ?? englishNumber ?? '') || among.position,
    position: among.position,
    kind: isChart ? 'chart' : kindOf(title),
    flow: flowOf(title),
    units: meaning.units.map(({ text: unit }) => unit),
    ...(among.meant && { meant: among.meant }),
    month:
      words?.year && words.last && words.last > 0 && !(kindOf(title) === 'course' && words.kind === 'year')
        ? toMonth(words.year, words.last)
        : null,
    sinceJanuary: words?.kind === 'ytd',
    top: top ? toCount(top[1] ?? top[2] ?? '') || null : null,
    line,
    meaning,
  }
}

/** The months that a caption is about; a year beside them is a base, and several years are those of a course. */
export function periodOfCaption(periods: readonly PeriodWords[]): PeriodWords | null {
  const named = periods.filter(({ last }) => last !== null)
  const parts = named.filter(({ kind }) => kind !== 'year')
  return parts.at(-1) ?? (named.length === 1 ? (named[0] ?? null) : null)
}

function kindOf(title: string): Caption['kind'] {
  if (/分月|走势|逐月|分季度|by month|monthly|by quarter|quarterly/i.test(title)) return 'course'
  if (/分省|分州|省市|省份|地市|by (?:place|province|state)/i.test(title)) return 'places'
  if (/目的地|来源地|来源国|贸易伙伴|国别|市场|destination|source|partner|market|origin/i.test(title))
    return 'partners'
  if (/概况|总体|总量|overview|China’s trade in/i.test(title)) return 'overview'
  return 'other'
}

function flowOf(title: string): Caption['flow'] {
  const english = title.toLowerCase()
  if (/进出口/.test(title) || /\btrade in\b/.test(english)) return 'trade'
  const [exports, imports] = [
    /出口/.test(title) || /\bexport/.test(english),
    /进口/.test(title) || /\bimport/.test(english),
  ]
  if (exports && imports) return 'trade'
  return exports ? 'export' : imports ? 'import' : null
}

/** Where a table or a chart stands. */
export const placeOfTable = ({ number, kind }: Pick<Caption, 'number' | 'kind'>): Place => ({
  part: 'table',
  table: number,
  ...(kind === 'chart' && { isChart: true }),
})

/** The units that the figures of a table are in, money first. */
export const unitsOfTable = ({ units, meant }: Pick<Caption, 'units' | 'meant'>): readonly string[] =>
  meant ?? units

/** The unit of a kind among those of the caption. */
export const captionUnit = (
  { meaning, meant }: Caption,
  kind: UnitWords['kind'],
  index = 0,
): string | undefined => {
  const units = meaning.units.map((unit, position) => ({ ...unit, text: meant?.[position] ?? unit.text }))
  return units.filter((unit) => unit.kind === kind)[index]?.text
}
