import { partners } from '../src/codes/partners/partners.ts'
import { places } from '../src/codes/places/places.ts'
import { procedures } from '../src/codes/procedures/procedures.ts'

/** A code with its name, and how much of the trade has it: the first rank has the most. */
export interface Entry {
  readonly code: string
  readonly name: string
  readonly rank: number
}

export interface Commodity extends Entry {
  readonly unit: string
  readonly unit2: string | null
}

/** The product of the measured brief, which has more rows than any other. */
export const largestCommodity = '85076000'

const commodityCount = 8_900

/** About as many commodities as the tariff has, with made-up codes and names but for the largest; by code. */
export function commodities(): Commodity[] {
  const entries = new Map<string, Commodity>([
    [largestCommodity, { code: largestCommodity, name: '锂离子蓄电池', rank: 0, unit: '个', unit2: '千克' }],
  ])
  for (let rank = 1; entries.size < commodityCount; rank++) {
    // The factor has nothing in common with the span of codes, so that the large ones lie all over it.
    const code = String(1_011_000 + ((rank * 7_919_471) % 96_000_000)).padStart(8, '0')
    const [unit, unit2] = unitPairs[rank % unitPairs.length] ?? ['千克', null]
    const name = `未列名的其他商品，包括但不限于第${rank}类（零件及附件）`
    if (!entries.has(code)) entries.set(code, { code, name, rank: entries.size, unit, unit2 })
  }
  return byCode([...entries.values()])
}

/** So many with the most rows, the largest first. */
export const largestCommodities = (count: number): Commodity[] =>
  commodities()
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)

const unitPairs: readonly (readonly [string, string | null])[] = [
  ['个', '千克'],
  ['千克', null],
  ['台', '千克'],
]

/** The partners of today, by code. China is a partner of imports alone: goods that come back. */
export function partnerEntries(): Entry[] {
  const current = partners().filter(({ id }) => !id.startsWith('X') && id !== 'CHN')
  return ranked(
    current.map(({ codes, name }) => ({ code: codes[0] ?? '', name: name.zh })),
    ['502', '304', '141', '133', '116', '305', '307', '111', '303', '110', '122', '132', '136', '112', '601'],
  )
}

export function procedureEntries(): Entry[] {
  return ranked(
    procedures().map(({ code, name }) => ({ code, name: name.zh })),
    ['10', '15', '34', '33', '14', '39', '19', '22'],
  )
}

export function placeEntries(): Entry[] {
  return ranked(
    places().map(({ code, name }) => ({ code, name: name.zh })),
    ['44', '32', '33', '31', '37', '35', '11', '41', '51', '50', '34'],
  )
}

/** In the order of codes, with the codes that trade most ranked first. */
function ranked(list: readonly { code: string; name: string }[], leading: readonly string[]): Entry[] {
  const order = new Set([...leading, ...list.map(({ code }) => code)])
  const ranks = new Map([...order].map((code, rank) => [code, rank]))
  return byCode(list.map((entry) => ({ ...entry, rank: ranks.get(entry.code) ?? 0 })))
}

const byCode = <Coded extends Entry>(entries: readonly Coded[]): Coded[] =>
  [...entries].sort((a, b) => (a.code < b.code ? -1 : 1))
