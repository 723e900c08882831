import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ShownFigure } from '../../src/brief/document.ts'
import { standardCodes } from '../../src/codes/code-lists.ts'
import { type FigureName, parseFigureId } from '../../src/trade/figure.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { isThere, load, portal, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["73242100"]}}]
flows: [export]
value: {scale: 万}
sections: [extended, classes]
`

/**
 * Every figure of the extended brief, computed again from the raw files by SQL of another make: text columns, one
 * long query a figure, doubles for what has no end. Sums must agree to the dollar, the rest to ten digits.
 */
describe.skipIf(!isThere(portal))('the extended brief of cast-iron bathtubs', () => {
  let connection: DuckDBConnection
  let figures: ReadonlyMap<string, ShownFigure>

  beforeAll(async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': product })
    const files = [2022, 2023].map((year) => join(portal, `出口_73242100_${year}_美元.csv`))
    await load(workspace, files)
    figures = await withLedger(workspace, async (ledger) => {
      const subject = await readProduct(workspace, 'bathtubs')
      const [brief] = await makeBriefs(workspace, ledger, subject, month('2023-12'), ['zh'])
      return brief?.document.figures ?? new Map()
    })
    connection = await (await DuckDBInstance.create()).connect()
    for (const [index, file] of files.entries())
      await writeFile(
        join(workspace.folder, `raw${index}.csv`),
        new TextDecoder('gb18030').decode(await readFile(file)),
      )
    // Georgia, Armenia and Azerbaijan have had other codes since 2023.
    await connection.run(`CREATE TABLE raw AS SELECT "数据年月"::INTEGER AS month,
        CASE "贸易伙伴编码" WHEN '337' THEN '150' WHEN '338' THEN '151' WHEN '339' THEN '152'
          ELSE "贸易伙伴编码" END AS partner,
        "注册地编码" AS place, "第一数量"::HUGEINT AS quantity, replace("美元", ',', '')::HUGEINT AS value
      FROM read_csv('${join(workspace.folder, 'raw*.csv')}', header = true, all_varchar = true, quote = '"',
        delim = ',', null_padding = true, strict_mode = false)`)
  })

  it('has no figure that the raw files do not give', async () => {
    let checked = 0
    const kinds = new Set<string>()
    for (const [id, { value }] of figures) {
      const name = parseFigureId(id)
      if (!name) throw new Error(`no name: ${id}`)
      if (name.dimension === 'group') continue // held against independent answers elsewhere
      const expected = await answer(connection, name)
      const agree =
        value === null || expected === null
          ? value === expected
          : Math.abs(Number(value) - expected) <= 1e-10 * Math.max(1, Math.abs(expected))
      expect(agree, `${id}: ${value} against ${expected}`).toBe(true)
      checked++
      kinds.add(name.operation ?? name.measure)
    }
    expect(checked).toBeGreaterThan(400)
    expect([...kinds].sort()).toEqual(
      [
        ...[
          'value',
          'quantity',
          'unitValue',
          'base',
          'yoy',
          'difference',
          'share',
          'shareBase',
          'shareChange',
        ],
        ...['denominator', 'denominatorBase', 'contribution', 'mom', 'twoYear'],
        ...['hhi', 'cr3', 'cr5', 'cr10', 'number', 'effective'].flatMap((rule) => [
          rule,
          `${rule}Base`,
          `${rule}Change`,
        ]),
        ...['rank', 'rankBase', 'priceIndex', 'quantityIndex', 'coverage'],
        ...['priceEffect', 'volumeEffect', 'entries', 'exits', 'unpriced'],
        ...['leadMonths', 'highestBefore', 'milestone'],
      ].sort(),
    )
  })
})

/** A month so many later than December 2023, as the files write it. */
const later = (count: number): number => {
  const index = 2023 * 12 + 11 + count
  return Math.trunc(index / 12) * 100 + (index % 12) + 1
}

function monthsOf(
  { window, lag = 0 }: FigureName,
  back: number,
): { from: number; to: number; length: number } {
  const to = later(-lag - back)
  const length = { month: 1, quarter: 3, half: 6, year: 12, ytd: to % 100, month3: 3, rolling12: 12 }[window]
  return { from: later(-lag - back - length + 1), to, length }
}

/** What a figure should be, or null where there should be none. */
async function answer(connection: DuckDBConnection, name: FigureName): Promise<number | null> {
  const item = async (sql: string): Promise<number | null> => {
    const [row] = (await connection.runAndReadAll(sql)).getRowsJS()
    return row?.[0] === null || row?.[0] === undefined ? null : Number(row[0])
  }
  const between = (back: number) => {
    const { from, to } = monthsOf(name, back)
    return `month BETWEEN ${from} AND ${to}`
  }
  const existing = async (back: number) => {
    const { from, to, length } = monthsOf(name, back)
    return (
      (await item(`SELECT count(DISTINCT month) FROM raw WHERE month BETWEEN ${from} AND ${to}`)) === length
    )
  }
  const codes = name.code
    ? standardCodes.findCodes(name.dimension === 'place' ? 'place' : 'partner', name.code)
    : []
  const member =
    name.dimension === 'partner' || name.dimension === 'place'
      ? `${name.dimension} IN (${codes.map((code) => `'${code}'`).join()})`
      : 'true'
  const measured = {
    value: 'sum(value)',
    quantity: 'sum(quantity)',
    quantity2: 'NULL',
    unitValue: 'sum(value)::DOUBLE / nullif(sum(quantity), 0)',
    valueUSD: 'NULL',
    valueCNY: 'NULL',
  }[name.measure]
  const sum = async (back: number, where = member) =>
    (await existing(back))
      ? ((await item(`SELECT ${measured} FROM raw WHERE ${between(back)} AND ${where}`)) ??
        (name.measure === 'unitValue' ? null : 0))
      : null
  const ratio = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b)
  const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b)
  const grown = (a: number | null, b: number | null) => {
    const quotient = ratio(a, b)
    return quotient === null ? null : 100 * (quotient - 1)
  }
  const spread = (rule: string, back: number) => {
    const by = name.dimension === 'place' ? 'place' : 'partner'
    const sums = `SELECT ${by} AS code, sum(value) AS value FROM raw WHERE ${between(back)} GROUP BY 1 HAVING sum(value) > 0`
    const shares = `SELECT code, value::DOUBLE / (SELECT sum(value) FROM sums) AS s FROM sums`
    const largest = (count: number) =>
      `SELECT 100 * sum(s) FROM (SELECT s FROM shares ORDER BY s DESC LIMIT ${count})`
    const rules: Readonly<Record<string, string>> = {
      hhi: 'SELECT round(10000 * sum(s * s)) FROM shares',
      cr3: largest(3),
      cr5: largest(5),
      cr10: largest(10),
      number: 'SELECT count(*) FROM shares',
      effective: 'SELECT 1 / sum(s * s) FROM shares',
      rank: `SELECT r FROM (SELECT code, row_number() OVER (ORDER BY value DESC, code) AS r FROM sums)
        WHERE code IN (${codes.map((code) => `'${code}'`).join()})`,
    }
    return item(`WITH sums AS (${sums}), shares AS (${shares}) ${rules[rule]}`)
  }
  const split = (rule: string) => {
    const side = (back: number) =>
      `SELECT partner, sum(value)::DOUBLE AS v, sum(quantity)::DOUBLE AS q FROM raw WHERE ${between(back)} GROUP BY 1`
    const priced = 'v1 > 0 AND v0 > 0 AND q1 > 0 AND q0 > 0'
    const [p1, p0] = ['v1 / q1', 'v0 / q0']
    const sumOf = (what: string) => `sum(CASE WHEN ${priced} THEN ${what} END)`
    const rules: Readonly<Record<string, string>> = {
      priceIndex: `100 * (sqrt(${sumOf(`${p1} * q0`)} / ${sumOf('v0')} * ${sumOf('v1')} / ${sumOf(`${p0} * q1`)}) - 1)`,
      quantityIndex: `100 * (sqrt(${sumOf(`${p0} * q1`)} / ${sumOf('v0')} * ${sumOf('v1')} / ${sumOf(`${p1} * q0`)}) - 1)`,
      coverage: `100 * ${sumOf('v1 + v0')} / sum(v1 + v0)`,
      priceEffect: `coalesce(${sumOf(`(${p1} - ${p0}) * (q0 + q1) / 2`)}, 0)`,
      volumeEffect: `coalesce(${sumOf(`(q1 - q0) * (${p0} + ${p1}) / 2`)}, 0)`,
      entries: 'sum(CASE WHEN v0 = 0 THEN v1 ELSE 0 END)',
      exits: 'sum(CASE WHEN v1 = 0 THEN -v0 ELSE 0 END)',
      unpriced: `sum(CASE WHEN v1 > 0 AND v0 > 0 AND NOT (${priced}) THEN v1 - v0 ELSE 0 END)`,
    }
    return item(`WITH pairs AS (SELECT coalesce(a.v, 0) AS v1, coalesce(a.q, 0) AS q1, coalesce(b.v, 0) AS v0,
        coalesce(b.q, 0) AS q0 FROM (${side(0)}) a FULL JOIN (${side(12)}) b USING (partner))
      SELECT ${rules[rule]} FROM pairs`)
  }
  const share = async (back: number) => {
    const quotient = ratio(await sum(back), await sum(back, 'true'))
    return quotient === null ? null : 100 * quotient
  }
  const { operation = '' } = name
  const [, rule = '', subject = ''] =
    /^(hhi|cr3|cr5|cr10|number|effective|rank)(Base|Change)?$/.exec(operation) ?? []
  if (rule && subject === 'Change') return minus(await spread(rule, 0), await spread(rule, 12))
  if (rule) return spread(rule, subject === 'Base' ? 12 : 0)
  /** The largest of the months before, which are the windows of this figure. */
  const highest = () =>
    item(
      `SELECT max(v) FROM (SELECT ${measured} AS v FROM raw WHERE month < ${monthsOf(name, 0).to} GROUP BY month)`,
    )
  switch (operation) {
    case '':
      return sum(0)
    case 'highestBefore':
      return highest()
    case 'milestone': {
      const now = (await sum(0)) ?? 0
      const unit = 10 ** (String(now).length - 1)
      const round = Math.floor(now / unit) * unit
      return round > ((await highest()) ?? 0) ? round : null
    }
    case 'leadMonths': {
      const by = name.dimension === 'place' ? 'place' : 'partner'
      const others = `SELECT max(month) FROM (SELECT month, ${by} AS code, row_number() OVER (PARTITION BY month
          ORDER BY sum(value) DESC, ${by}) AS r FROM raw GROUP BY month, ${by})
        WHERE r = 1 AND code NOT IN (${codes.map((code) => `'${code}'`).join()})`
      const last = await item(others)
      return item(`SELECT count(DISTINCT month) FROM raw WHERE month > ${last ?? 0}`)
    }
    case 'base':
      return sum(12)
    case 'denominator':
      return sum(0, 'true')
    case 'denominatorBase':
      return sum(12, 'true')
    case 'yoy':
      return grown(await sum(0), await sum(12))
    case 'difference':
      return minus(await sum(0), await sum(12))
    case 'share':
      return share(0)
    case 'shareBase':
      return share(12)
    case 'shareChange':
      return minus(await share(0), await share(12))
    case 'contribution': {
      const quotient = ratio(minus(await sum(0), await sum(12)), await sum(12, 'true'))
      return quotient === null ? null : 100 * quotient
    }
    case 'mom':
      return grown(await sum(0), await sum(name.window === 'quarter' ? 3 : 1))
    case 'twoYear': {
      const quotient = ratio(await sum(0), await sum(24))
      return quotient === null ? null : 100 * (Math.sqrt(quotient) - 1)
    }
    default:
      return split(operation)
  }
}
