import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { malformed } from '../support/markup.ts'
import { readPlainCsv } from '../support/plain-csv.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
`
/** A name that would end an attribute, a field of CSV or a comment, and hides text. */
const hostile = `Bath" tubs'<>&,\u202e]]>\u0007=1+1`
const rows = bathtubRows(months('2022-01', '2023-03'))
const partnerIds: Readonly<Record<string, string>> = {
  '116': 'JPN',
  '133': 'KOR',
  '304': 'DEU',
  '502': 'USA',
}
const placeIds: Readonly<Record<string, string>> = { '31': 'CN-SH', '44': 'CN-GD' }

/** A row as its key and amount, as SDMX has it; made of the test’s own rows alone. */
const expected = rows
  .flatMap(({ month = '', partner = '', place = '', value, quantity }) => {
    const period = `${month.slice(0, 4)}-${month.slice(4)}`
    const key = ['M', 'CHN', 'gacc', 'X', bathtubs, partnerIds[partner], placeIds[place], '_T']
    return [[...key, 'VALUE', 'USD', period, value].join(), [...key, 'QTY', 'USD', period, quantity].join()]
  })
  .sort()

describe('tradebrief export', () => {
  let workspace: Workspace
  const out = (name: string) => join(workspace.folder, 'out', name)
  const run = (...args: readonly string[]) => tradebrief(['-C', workspace.folder, 'export', ...args])
  beforeAll(async () => {
    workspace = await workspaceWith({ 'bathtubs.yaml': product })
    const table = portalTable(rows).map((fields, index) =>
      fields.toSpliced(2, 0, index === 0 ? '商品名称' : hostile),
    )
    const path = join(workspace.folder, '出口.csv')
    await writeFile(path, portalCsv(table.map((fields) => fields.map((text) => text.replaceAll('"', '""')))))
    await load(workspace, [path], { asOf: '2023-04-18', scope: 'whole' })
  })

  it('writes SDMX-CSV 2.0 with every observation once', async () => {
    expect(await run('bathtubs', '--format', 'sdmx-csv', '-o', out('data.csv'))).toMatchObject({ code: 0 })
    const [heading = [], ...lines] = readPlainCsv(await readFile(out('data.csv'), 'utf8'))
    expect(heading.slice(0, 3)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION'])
    expect(new Set(lines.map((fields) => fields.slice(0, 3).join(' ')))).toEqual(
      new Set(['datastructure TRADEBRIEF:IMTS(2.0.0) I']),
    )
    expect(lines.map((fields) => fields.slice(3, 15).join()).sort()).toEqual(expected)
    const attributes = lines.map((fields) => fields.slice(15).join())
    expect(new Set(attributes)).toEqual(
      new Set(['USD,0,A,2023-04-18T00:00:00.000Z', 'U4E2A,0,A,2023-04-18T00:00:00.000Z']),
    )
  })

  it('writes SDMX-ML 3.0 with the same observations, and their codes, concepts and structure', async () => {
    expect(await run('bathtubs', '-o', out('data.xml'))).toMatchObject({ code: 0 })
    const [data, structure] = [
      await readFile(out('data.xml'), 'utf8'),
      await readFile(out('data.structure.xml'), 'utf8'),
    ]
    expect([malformed(data), malformed(structure)]).toEqual([null, null])
    const order = [
      ...['FREQ', 'REPORTER', 'SOURCE', 'FLOW', 'COMMODITY', 'PARTNER', 'PLACE', 'CUSTOMS_PROC'],
      ...['MEASURE', 'CURRENCY', 'TIME_PERIOD', 'OBS_VALUE'],
    ]
    const observations = [...data.matchAll(/<Obs ([^>]*)\/>/g)].map(([, fields = '']) => {
      const values = new Map([...fields.matchAll(/(\w+)="([^"]*)"/g)].map(([, id, value]) => [id, value]))
      return order.map((id) => values.get(id)).join()
    })
    expect(observations.sort()).toEqual(expected)
    for (const id of order)
      expect(structure).toMatch(new RegExp(`<str:(?:Time)?(?:Dimension|Measure) id="${id}"`))
    for (const code of [...Object.values(partnerIds), ...Object.values(placeIds), bathtubs])
      expect(structure).toContain(`<str:Code id="${code}">`)
    expect(structure).toContain('<com:Name xml:lang="zh">美国</com:Name>')
    // A hostile name is text, without what XML cannot have or what hides it.
    expect(structure).toContain('&lt;&gt;&amp;')
    for (const sign of ['\u202e', '\u0007']) expect(structure).not.toContain(sign)
  })

  it('writes tables for R and pandas: CSV, and Parquet with whole numbers', async () => {
    expect(await run('bathtubs', '-o', out('table.csv'))).toMatchObject({ code: 0 })
    expect(await run('bathtubs', '-o', out('table.parquet'))).toMatchObject({ code: 0 })
    const [heading = [], ...lines] = readPlainCsv(await readFile(out('table.csv'), 'utf8'))
    const objects = await parquetReadObjects({ file: await asyncBufferFromFile(out('table.parquet')) })
    expect(objects).toHaveLength(rows.length)
    expect(objects.map((row) => heading.map((name) => String(row[name] ?? '')))).toEqual(lines)
    const total = rows.reduce((sum, { value }) => sum + BigInt(value), 0n)
    expect(objects.reduce((sum, { value }) => sum + BigInt(value), 0n)).toBe(total)
    expect(typeof objects[0]?.value).toBe('bigint')
  })

  it('writes the figures of a brief, with their ids, printed text and status', async () => {
    expect(await run('bathtubs', '2023-03', '--format', 'sdmx-csv', '-o', out('figures.csv'))).toMatchObject({
      code: 0,
    })
    const [heading = [], ...lines] = readPlainCsv(await readFile(out('figures.csv'), 'utf8'))
    const figures = lines.map((fields) =>
      Object.fromEntries(heading.map((name, index) => [name, fields[index]])),
    )
    const listed = JSON.parse(
      (await tradebrief(['-C', workspace.folder, 'figures', '2023-03', 'bathtubs', '--json'])).stdout,
    )
    const values = new Map(listed.map(({ id, value }: { id: string; value: string }) => [id, value ?? '']))
    const shared = figures.filter(({ FIGURE_ID }) => values.has(FIGURE_ID))
    expect(shared.length).toBeGreaterThan(30)
    for (const { FIGURE_ID, OBS_VALUE } of shared)
      expect([FIGURE_ID, OBS_VALUE]).toEqual([FIGURE_ID, values.get(FIGURE_ID)])
    expect(figures.find(({ FIGURE_ID }) => FIGURE_ID === 'export.month-1.value')).toMatchObject({
      TIME_PERIOD: '2023-02',
    })
    const keys = figures.map((figure) =>
      heading
        .slice(3, 13)
        .map((name) => figure[name])
        .join(),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('limits the months, and leaves none half written', async () => {
    const { code, stdout } = await run('bathtubs', '--from', '2023-02', '-o', out('late.csv'), '--json')
    expect([code, JSON.parse(stdout)]).toEqual([0, { files: [out('late.csv')], rows: 16, leftOut: 0 }])
    expect(await run('--to', '2022-01', '-o', out('ledger.csv'), '--json')).toMatchObject({ code: 0 })
    const left = (await readdir(join(workspace.folder, 'out'))).filter((name) => name.startsWith('.'))
    expect(left).toEqual([])
  })

  it.each([
    [['bathtubs', '-o', 'x.doc'], /format cannot be told/],
    [['bathtubs'], /--output/],
    [['nothing', '-o', 'x.csv'], /There are: bathtubs/],
    [['bathtubs', '2030-01', '-o', 'x.csv'], /January 2030/],
    [['bathtubs', '--from', '2024-01', '-o', 'x.csv'], /no data to export/],
    [['bathtubs', '--from', '2023-02', '--to', '2023-01', '-o', 'x.csv'], /not be later/],
    [['bathtubs', '-o', '/dev/null/x.csv'], /dev\/null/],
  ])('exits with 2 for what a person can mend: %s', async (args, words) => {
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(words) })
  })
})
