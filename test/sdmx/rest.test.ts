import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { tradebrief } from '../support/command.ts'
import { readPlainCsv } from '../support/plain-csv.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

const rows = bathtubRows(months('2023-01', '2023-03'))
const bugs: unknown[] = []
let desk: OpenDesk
let folder: string
beforeAll(async () => {
  const workspace = await workspaceWith()
  folder = workspace.folder
  const file = join(folder, '出口.csv')
  await writeFile(file, portalCsv(portalTable(rows)))
  await load(workspace, [file], { asOf: '2023-04-18', scope: 'whole' })
  desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
})
afterAll(async () => {
  await desk?.close()
  expect(bugs).toEqual([])
})

const ask = (path: string, accept?: string): Promise<Response> =>
  fetch(`${desk.url}/api/sdmx/v2/${path}`, { headers: accept === undefined ? {} : { accept } })

const flow = 'data/dataflow/TRADEBRIEF/IMTS/2.0.0'
const csvType = 'application/vnd.sdmx.data+csv;version=2.0.0'

/** The values of the observations of an answer in CSV. */
async function readValues(path: string): Promise<bigint[]> {
  const response = await ask(path, csvType)
  if (response.status === 204) return []
  expect(response.status).toBe(200)
  const [heading = [], ...lines] = readPlainCsv(await response.text())
  const [measure, value] = [heading.indexOf('MEASURE'), heading.indexOf('OBS_VALUE')]
  return lines.filter((fields) => fields[measure] === 'VALUE').map((fields) => BigInt(fields[value] ?? ''))
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)
const sumOf = (isMeant: (row: (typeof rows)[number]) => boolean): bigint =>
  sum(rows.filter(isMeant).map(({ value }) => BigInt(value)))

describe('data of SDMX REST', () => {
  const selections: readonly [string, (row: (typeof rows)[number]) => boolean][] = [
    [`${flow}`, () => true],
    ['data/dataflow', () => true],
    ['data/dataflow/', () => true],
    [`${flow}/M.*.*.*.*.USA/?c[PLACE]=CN-SH`, ({ partner, place }) => partner === '502' && place === '31'],
    [`data/datastructure/TRADEBRIEF/IMTS/~/*`, () => true],
    [`${flow}/M.CHN.gacc.X.${bathtubs}.USA`, ({ partner }) => partner === '502'],
    [`${flow}/*.*.*.*.*.USA,*.*.*.*.*.JPN`, ({ partner = '' }) => ['502', '116'].includes(partner)],
    [`${flow}?c[PARTNER]=USA,JPN`, ({ partner = '' }) => ['502', '116'].includes(partner)],
    [`${flow}?c[PARTNER]=ne:USA`, ({ partner }) => partner !== '502'],
    [`${flow}?c[TIME_PERIOD]=ge:2023-02+le:2023-03`, ({ month = '' }) => month >= '202302'],
    [`${flow}?c[TIME_PERIOD]=2023-01,ge:2023-03`, ({ month }) => month !== '202302'],
    [`${flow}?c[TIME_PERIOD]=gt:2022`, () => true],
    [`${flow}?c[COMMODITY]=sw:7324&c[PLACE]=CN-SH`, ({ place }) => place === '31'],
    [`${flow}?c[OBS_VALUE]=gt:300000&c[MEASURE]=VALUE`, ({ value }) => value > 300_000],
    [`${flow}?c[COMMODITY]=00000000`, () => false],
    [`data/dataflow/OTHER`, () => false],
    [`data/dataflow/TRADEBRIEF/IMTS/1.0.0`, () => false],
    [`data/dataflow/TRADEBRIEF/IMTS/2.0+.0`, () => true],
    [`data/dataflow/TRADEBRIEF/IMTS/3+.0.0`, () => false],
  ]
  test.each(selections)('%s', async (path, isMeant) => {
    expect(sum(await readValues(path))).toBe(sumOf(isMeant))
  })

  it('come in series by time, by another dimension, or flat', async () => {
    const text = async (query: string) =>
      (await ask(`${flow}/M.CHN.gacc.X.${bathtubs}.USA.CN-SH.*.VALUE?${query}`)).text()
    const bySeries = await text('')
    expect(bySeries).toContain('dimensionAtObservation="TIME_PERIOD"')
    expect(bySeries.match(/<Series /g)).toHaveLength(1)
    expect([...bySeries.matchAll(/<Obs TIME_PERIOD="([\d-]+)"/g)].map(([, month]) => month)).toEqual([
      ...['2023-01', '2023-02', '2023-03'],
    ])
    expect((await text('lastNObservations=1')).match(/<Obs /g)).toHaveLength(1)
    expect(await text('firstNObservations=1')).toContain('<Obs TIME_PERIOD="2023-01"')
    const flat = await text('dimensionAtObservation=AllDimensions&attributes=none')
    expect(flat).not.toMatch(/<Series|UNIT_MULT/)
    expect(flat.match(/<Obs /g)).toHaveLength(3)
    const byPartner = await (
      await ask(`${flow}/*.*.*.*.*.*.CN-SH.*.VALUE?c[TIME_PERIOD]=2023-01&dimensionAtObservation=PARTNER`)
    ).text()
    expect(byPartner.match(/<Series /g)).toHaveLength(1)
    expect(byPartner).toMatch(/<Series [^>]*TIME_PERIOD="2023-01">/)
    expect(byPartner.match(/<Obs PARTNER="/g)).toHaveLength(4)
  })

  it('are in the format that is accepted, or named', async () => {
    const typeOf = async (query: string, accept?: string) =>
      (await ask(`${flow}${query}`, accept)).headers.get('content-type')
    const xmlType = 'application/vnd.sdmx.data+xml;version=3.0.0'
    expect(await typeOf('')).toBe(xmlType)
    expect(await typeOf('', 'text/csv')).toBe(csvType)
    expect(
      await typeOf('', 'application/vnd.sdmx.data+json;version=2.0.0, application/vnd.sdmx.data+csv;q=0.5'),
    ).toBe(csvType)
    expect(await typeOf('', 'application/vnd.sdmx.data+csv;version=1.0.0, application/xml;q=0.1')).toBe(
      xmlType,
    )
    expect(await typeOf('?format=csv', xmlType)).toBe(csvType)
  })

  it('is still as it was for who has it', async () => {
    const etag = (await ask(flow)).headers.get('etag') ?? ''
    const again = await fetch(`${desk.url}/api/sdmx/v2/${flow}`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})

describe('structures of SDMX REST', () => {
  const idsOf = (text: string, element: string): string[] =>
    [...text.matchAll(new RegExp(`<str:${element} id="([^"]+)"`, 'g'))].map(([, id = '']) => id)
  const read = async (path: string): Promise<string> => {
    const response = await ask(path)
    expect([path, response.status]).toEqual([path, 200])
    expect(response.headers.get('content-type')).toBe('application/vnd.sdmx.structure+xml;version=3.0.0')
    return response.text()
  }

  it('have a dataflow, its definition, concepts and code lists, by references', async () => {
    const alone = await read('structure/dataflow/TRADEBRIEF/IMTS/2.0.0')
    expect([idsOf(alone, 'Dataflow'), idsOf(alone, 'DataStructure'), idsOf(alone, 'Codelist')]).toEqual([
      ['IMTS'],
      [],
      [],
    ])
    const children = await read('structure/dataflow/*/*/~?references=children')
    expect([idsOf(children, 'DataStructure'), idsOf(children, 'Codelist')]).toEqual([['IMTS'], []])
    const all = await read('structure/dataflow/TRADEBRIEF/IMTS/+?references=descendants')
    expect(idsOf(all, 'Codelist')).toContain('CL_IMTS_SOURCE')
    expect(idsOf(all, 'ConceptScheme')).toEqual(['CS_TRADEBRIEF'])
    for (const code of ['USA', 'CN-SH', bathtubs, 'gacc', 'KGM', 'U4E2A'])
      expect(idsOf(all, 'Code')).toContain(code)
    const parents = await read(
      'structure/datastructure/TRADEBRIEF/IMTS/2.0.0?references=parents&detail=allstubs',
    )
    expect([idsOf(parents, 'Dataflow'), idsOf(parents, 'Dimension')]).toEqual([['IMTS'], []])
    expect(idsOf(await read('structure/codelist/TRADEBRIEF/CL_IMTS_FLOW/2.0.0/X'), 'Code')).toEqual(['X'])
  })

  it('have every code of an export', async () => {
    const codes = new Set(idsOf(await read('structure/codelist'), 'Code'))
    const file = join(folder, 'data.xml')
    expect(await tradebrief(['-C', folder, 'export', '-o', file])).toMatchObject({ code: 0 })
    const exported = idsOf(await readFile(join(folder, 'data.structure.xml'), 'utf8'), 'Code')
    expect(exported.filter((code) => !codes.has(code))).toEqual([])
    expect(exported.length).toBeGreaterThan(10)
  })

  it('are empty where there are none', async () => {
    for (const path of [
      'structure/categoryscheme',
      'structure/dataflow/OTHER/IMTS',
      'structure/codelist/*/NONE',
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 204])
  })
})

describe('wrong queries of SDMX REST', () => {
  const wrong: readonly [string, number, string?][] = [
    ['data/foo', 400],
    [`${flow}/${'M.'.repeat(12)}`, 400],
    [`${flow}/M.<b>`, 400],
    [`${flow}?c[NONE]=1`, 400],
    [`${flow}?c[TIME_PERIOD]=ge:never`, 400],
    [`${flow}?c[PARTNER]=xx:USA`, 400],
    [`${flow}?c[PARTNER]=`, 400],
    [`${flow}?c[OBS_VALUE]=gt:many`, 400],
    [`${flow}?dimensionAtObservation=COLOUR`, 400],
    [`${flow}?attributes=COLOUR`, 400],
    [`${flow}?measures=COLOUR`, 400],
    [`${flow}?format=json`, 400],
    [`${flow}?firstNObservations=0`, 400],
    [`${flow}?misspelt=1`, 400],
    ['data/dataflow/TRADEBRIEF/IMTS/first', 400],
    ['data/dataflow/TRADE%20BRIEF', 400],
    ['structure/foo', 400],
    ['structure/dataflow/TRADEBRIEF/IMTS/2.0.0/X', 400],
    ['structure/dataflow?detail=much', 400],
    ['structure/dataflow?references=friends', 400],
    [`${flow}?updatedAfter=2023-01-01`, 501],
    [`${flow}?asOf=2023-01-01`, 501],
    [`${flow}?startPeriod=2023-01`, 501],
    ['availability/dataflow/TRADEBRIEF/IMTS', 501],
    ['schema/dataflow/TRADEBRIEF/IMTS', 501],
    ['metadata/metadataset/x', 501],
    [flow, 406, 'application/vnd.sdmx.data+json;version=2.0.0'],
    [flow, 406, 'application/vnd.sdmx.data+csv;version=2.0.0;labels=both'],
    ['structure/dataflow', 406, 'application/vnd.sdmx.structure+json;version=2.0.0'],
    ['elsewhere', 404],
    ['elsewhere//', 404],
    ['data/foo/', 400],
  ]
  test.each(wrong)('%s: %i %s', async (path, status, accept) => {
    const response = await ask(path, accept)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = await response.json()
    expect(problem).toMatchObject({ status, words: { zh: expect.any(String), en: expect.any(String) } })
  })
})

it('needs a token where the desk has accounts, of which a reader’s will do', async () => {
  const { folder: other } = await workspaceWith()
  const reader = await addToken(other, '李雷', 'reader', new Date())
  const guarded = await serveDesk({
    ...{ folder: other, port: 0, accounts: true },
    onError: (error) => bugs.push(error),
  })
  try {
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${guarded.url}/api/sdmx/v2/${path}`, { headers })).status
    for (const path of ['structure/dataflow', 'data/dataflow', 'availability/dataflow']) {
      expect(await status(path, {})).toBe(401)
      expect(await status(path, { authorization: 'Bearer wrong' })).toBe(401)
    }
    const authorization = `Bearer ${reader}`
    expect(await status('structure/dataflow', { authorization })).toBe(200)
    expect(await status('data/dataflow', { authorization })).toBe(204)
    expect(await status('availability/dataflow', { authorization })).toBe(501)
  } finally {
    await guarded.close()
  }
})
