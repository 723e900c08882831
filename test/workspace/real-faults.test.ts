import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { toConfirm } from '../../src/workspace/build/confirmations/confirm-findings.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { field, isThere, load, portal, withLedger, workspaceWith } from '../support/workspaces.ts'

// TRADEBRIEF_ALL_FAULTS=1 tries every fault in every place and prints what the checks said.
const isAll = process.env.TRADEBRIEF_ALL_FAULTS !== undefined

/** A row of a portal's file, in its columns. */
interface Row {
  readonly month: string
  readonly partner: string
  readonly place: string
  readonly quantity: number
  readonly value: number
}

const heading = ['数据年月', '商品编码', '贸易伙伴编码', '注册地编码', '第一数量', '第一计量单位', '美元']

async function rowsOf(code: string, year: number): Promise<Row[]> {
  const bytes = await readFile(join(portal, `出口_${code}_${year}_美元.csv`))
  const text = new TextDecoder('gb18030').decode(bytes)
  const records = [...text.matchAll(/((?:"[^"]*",)+)\r?\n/g)].map(([, line = '']) =>
    [...line.matchAll(/"([^"]*)",/g)].map(([, field = '']) => field),
  )
  const [first = [], ...others] = records
  const place = (name: string) => first.indexOf(name)
  const number = (text = '') => Number(text.replaceAll(',', ''))
  return others.map((fields) => ({
    month: fields[place('数据年月')] ?? '',
    partner: fields[place('贸易伙伴编码')] ?? '',
    place: fields[place('注册地编码')] ?? '',
    quantity: number(fields[place('第一数量')]),
    value: number(fields[place('美元')]),
  }))
}

const csv = (code: string, rows: readonly Row[]): string =>
  [heading, ...rows.map((row) => [row.month, code, row.partner, row.place, row.quantity, '千克', row.value])]
    .map((fields) => `${fields.join(',')}\n`)
    .join('')

type Fault = (rows: readonly Row[]) => Row[]

const times =
  (factor: number): Fault =>
  (rows) =>
    rows.map((row) => ({ ...row, value: Math.round(row.value * factor) }))

const exchanged: Fault = (rows) => rows.map((row) => ({ ...row, value: row.quantity, quantity: row.value }))

/** Keeps of the last month the rows whose place in the file, from 0 to 1, is wanted. */
const ofLastMonth =
  (isKept: (place: number, index: number) => boolean): Fault =>
  (rows) => {
    const last = rows
      .map((row) => row.month)
      .sort()
      .at(-1)
    const current = rows.filter((row) => row.month === last)
    return [
      ...rows.filter((row) => row.month !== last),
      ...current.filter((_, position) => isKept(position / current.length, position)),
    ]
  }

const keepLargest =
  (by: 'partner' | 'place', count: number): Fault =>
  (rows) => {
    const sums = new Map<string, number>()
    for (const row of rows) sums.set(row[by], (sums.get(row[by]) ?? 0) + row.value)
    const largest = [...sums].sort((a, b) => b[1] - a[1]).slice(0, count)
    const stored = new Set(largest.map(([code]) => code))
    return rows.filter((row) => stored.has(row[by]))
  }

const faults: Readonly<Record<string, Fault>> = {
  'in thousands': times(0.001),
  'in 万': times(0.0001),
  'times 1,000': times(1000),
  renminbi: times(6.9),
  'value and quantity exchanged': exchanged,
  'lower half lost': ofLastMonth((place) => place < 0.5),
  'upper half lost': ofLastMonth((place) => place >= 0.5),
  'middle third lost': ofLastMonth((place) => place < 0.33 || place >= 0.67),
  'three of ten rows lost': ofLastMonth((_, index) => (index * 7) % 10 >= 3),
  'five partners': keepLargest('partner', 5),
  'two places': keepLargest('place', 2),
}

const places = {
  month: (row: Row) => row.month === '202312',
  'this year': (row: Row) => row.month.startsWith('2023'),
  'base year': (row: Row) => row.month.startsWith('2022'),
  both: () => true,
} as const

const product = (code: string) => `
name: {zh: 产品, en: product}
classes: [{name: {zh: 产品, en: Product}, codes: {HS2022: ["${code}"]}}]
flows: [export]
`

/** What the checks ask about December 2023, with a fault in some of the rows of 2022 and 2023. */
async function askedOf(code: string, fault: Fault, place: keyof typeof places): Promise<string[]> {
  const workspace = await workspaceWith({ 'product.yaml': product(code) })
  for (const year of [2022, 2023]) {
    const rows = await rowsOf(code, year)
    const spoilt = rows.filter(places[place])
    const others = rows.filter((row) => !places[place](row))
    const mixed = [...others, ...fault(spoilt)].sort((a, b) =>
      a.month < b.month ? -1 : a.month > b.month ? 1 : 0,
    )
    const path = join(workspace.folder, `出口_${year}.csv`)
    await writeFile(path, csv(code, mixed))
    await load(workspace, [path], { scope: 'whole' })
  }
  const report = await withLedger(workspace, async (ledger) =>
    checkProduct(workspace, ledger, await readProduct(workspace, 'product'), month('2023-12')),
  )
  return toConfirm(report).map(({ confirmation }) => confirmation.id)
}

const codes = ['39222000', '73242100'] as const

describe.skipIf(!isThere(field))('in real files', () => {
  it.each(codes)('nothing of %s is asked about where nothing is wrong', async (code) => {
    expect(await askedOf(code, (rows) => [...rows], 'both')).toEqual([])
  })

  const tried = isAll
    ? (Object.keys(places) as (keyof typeof places)[])
    : (['this year', 'base year'] as const)
  const ofLargeTrade = Object.entries(faults)
  it.each(ofLargeTrade)('of many rows, %s is found', { timeout: 300_000 }, async (name, fault) => {
    for (const place of tried) {
      const asked = await askedOf('39222000', fault, place)
      if (isAll) console.log(`39222000 | ${name} | ${place} | ${asked.join(', ') || '-'}`)
      // Of two years that are wrong alike only their digits tell, and nothing else is loaded.
      const isAlike = place === 'both' && !/lost|in |times/.test(name)
      if (!isAlike) expect([place, asked]).toEqual([place, expect.arrayContaining([expect.any(String)])])
    }
  })

  const ofSmallTrade = ofLargeTrade.filter(([name]) => isAll || !/lost|places|partners/.test(name))
  it.each(ofSmallTrade)('of few rows, %s is found', { timeout: 300_000 }, async (name, fault) => {
    for (const place of tried) {
      const asked = await askedOf('73242100', fault, place)
      if (isAll) console.log(`73242100 | ${name} | ${place} | ${asked.join(', ') || '-'}`)
      // Forty rows a month do not tell a gap from a quiet month.
      const isCertain = place !== 'both' && !/lost|places|partners/.test(name)
      if (isCertain) expect([place, asked]).toEqual([place, expect.arrayContaining([expect.any(String)])])
    }
  })
})
