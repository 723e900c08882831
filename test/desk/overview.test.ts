import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { briefsOfProduct, listedProduct } from '../../src/desk/schemas/common-schemas.ts'
import { type Job, job } from '../../src/desk/schemas/load-schemas.ts'
import { briefState, productRow } from '../../src/desk/schemas/overview-schemas.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import '../support/command.ts' // a stale build is made anew, with the threads that print
import { deskOn } from '../support/desks.ts'
import { implausibleProduct, loadImplausibleYear } from '../support/implausible-year.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { unzip } from '../support/zip.ts'

const other = '73249000'
const laterProduct = `
name: {zh: 其他浴缸, en: other bathtubs}
classes: [{name: {zh: 其他浴缸, en: Other bathtubs}, codes: {HS2022: ["${other}"]}}]
flows: [export, import]
`

const overview = z.object({ loads: z.number(), products: z.array(productRow) })

describe('several products, of which one has later data', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  beforeAll(async () => {
    open = await deskOn('sample')
    const { workspace, deskState } = open
    await writeFile(join(workspace.folder, 'products', 'other.yaml'), laterProduct)
    const rows = bathtubRows(months('2024-01', '2025-03')).map((row) => ({ ...row, commodity: other }))
    const path = await portalFile(workspace, '出口2025.csv', rows)
    await loadFile(workspace, deskState.ledger, path, { scope: 'whole' }, silentEffects)
  })

  const ask = async <Answer extends z.ZodType>(answer: Answer, path: string): Promise<z.infer<Answer>> =>
    answer.parse(JSON.parse(await (await open.desk.request(path)).text()))

  it('have each its own newest complete month, with what the newest lacks in words', async () => {
    const { products } = await ask(overview, '/api/overview')
    const [batteries, bathtubs] = products
    expect(batteries).toMatchObject({
      ...{ first: '2022-01', latest: '2023-12', complete: '2023-12', missing: [], growth: '-10.3' },
      // In the unit that the product states.
      value: { zh: '52.8亿美元', en: 'US$5,279.4 million' },
    })
    expect(batteries?.trend).toHaveLength(25)
    expect(batteries?.trend[0]).toBeNull() // December 2021 was not loaded
    expect(Math.max(...(batteries?.trend.map(Number) ?? []))).toBe(1000)
    expect(bathtubs).toMatchObject({ first: '2024-01', latest: '2025-03', complete: null })
    expect(bathtubs?.missing).toEqual([
      {
        zh: '缺2024年1–3月、2025年1–3月的进口数据',
        en: 'imports of Jan–Mar 2024, Jan–Mar 2025 missing',
      },
    ])
  })

  it('have each its own months in the lists of products and of briefs', async () => {
    expect(await ask(z.array(listedProduct), '/api/products')).toMatchObject([
      { id: 'lithium-ion', first: '2022-01', latest: '2023-12' },
      { id: 'other', first: '2024-01', latest: '2025-03' },
    ])
    const briefs = z.object({ latest: z.string(), products: z.array(briefsOfProduct) })
    const { latest, products } = await ask(briefs, '/api/briefs?months=3')
    expect(latest).toBe('2025-03')
    expect(products.map((item) => item.months.map(({ month }) => month))).toEqual([
      ['2023-10', '2023-11', '2023-12'],
      ['2025-01', '2025-02', '2025-03'],
    ])
    const long = await ask(briefs, '/api/briefs?product=lithium-ion&months=120')
    expect(long.products.map(({ months: all }) => all.length)).toEqual([120])
    expect((await open.desk.request('/api/briefs?months=120')).status).toBe(400)
  })

  it('are built together, each for its own month, and come as one archive', {
    timeout: 120_000,
  }, async () => {
    const body = { products: ['lithium-ion', 'other'], languages: ['zh', 'en'], formats: ['md'] }
    const built = await finishedJob(open.desk, body)
    expect(built.built).toMatchObject([
      { product: 'other', month: null, files: 0, problem: { words: { zh: '其他浴缸没有数据齐全的月份。' } } },
      { product: 'lithium-ion', month: '2023-12', files: 4, isNew: true, problem: null },
    ])
    const archive = await open.desk.request(`/api/builds/${built.id}/file`)
    expect(archive.headers.get('content-type')).toBe('application/zip')
    const files = unzip(new Uint8Array(await archive.arrayBuffer()))
    expect([...files.keys()]).toContain('2023-12/lithium-ion.en.md')
    const markdown = await readFile(
      join(open.workspace.folder, 'briefs', '2023-12', 'lithium-ion.md'),
      'utf8',
    )
    expect(files.get('2023-12/lithium-ion.md')).toBe(markdown)
    const states = '/api/overview/states?products=lithium-ion'
    expect(await ask(z.array(briefState), states)).toMatchObject([{ built: 'built', open: [] }])
    await writeFile(
      join(open.workspace.folder, 'products', 'lithium-ion.yaml'),
      `${await readFile(join(open.workspace.folder, 'products', 'lithium-ion.yaml'), 'utf8')}\n# a comment\nnamed: 2\n`,
    )
    expect(await ask(z.array(briefState), states)).toMatchObject([{ built: 'changed' }])
    expect(
      (await finishedJob(open.desk, { ...body, products: ['lithium-ion'], period: '2023' })).built,
    ).toEqual([expect.objectContaining({ month: '2023', problem: null })])
  })

  it('are refused where there are too many, or where a build or a product does not exist', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `p${index}`).join()
    const statuses = await Promise.all(
      [
        `/api/overview/states?products=${many}`,
        '/api/overview/states?products=wheat',
        '/api/builds/00000000-0000-4000-8000-000000000000/file',
      ].map(async (path) => (await open.desk.request(path)).status),
    )
    expect(statuses).toEqual([400, 404, 404])
    const wrong = [
      { products: ['wheat'], languages: ['zh'], formats: ['md'] },
      { products: ['lithium-ion'], languages: ['zh'], formats: ['ps'] },
      { products: ['lithium-ion'], languages: ['zh'], formats: ['md'], period: '2023-13' },
      { products: [], languages: ['zh'], formats: ['md'] },
    ]
    for (const body of wrong) expect([400, 404]).toContain((await startBuild(open.desk, body)).status)
  })
})

describe('a product whose data are implausible', () => {
  it('says how many confirmations wait, with what is to be confirmed', async () => {
    const { desk, workspace, deskState } = await deskOn('nothing')
    await writeFile(join(workspace.folder, 'products', 'bathtubs.yaml'), implausibleProduct)
    await loadImplausibleYear(workspace, deskState.ledger)
    const answer = await desk.request('/api/overview/states?products=bathtubs')
    const [state] = z.array(briefState).parse(JSON.parse(await answer.text()))
    expect(state).toMatchObject({ month: '2023-12', built: 'none', open: [{ id: 'scale:export.2023' }] })
    expect(state?.open[0]?.words.zh).toMatch(/\p{Script=Han}{4}/u)
  })
})

describe('a product of files without months', () => {
  it('has its newest whole year, which is built where no period is named', async () => {
    const { desk, workspace, deskState } = await deskOn('nothing')
    const product = laterProduct.replace('[export, import]', '[export]')
    await writeFile(join(workspace.folder, 'products', 'other.yaml'), product)
    for (const [year, times] of [
      ['2022', 2],
      ['2023', 3],
    ] as const) {
      const rows = bathtubRows(months('2022-01', '2022-01')).map(({ month: _, ...row }) => ({
        ...{ ...row, commodity: other },
        value: row.value * times,
      }))
      const path = await portalFile(workspace, `出口${year}.csv`, rows)
      const stated = { scope: 'whole' as const, months: `${year}-01..${year}-12` }
      await loadFile(workspace, deskState.ledger, path, stated, silentEffects)
    }
    const read = async (path: string) => JSON.parse(await (await desk.request(path)).text())
    const { products } = overview.parse(await read('/api/overview'))
    const row = products.find((item) => item.product.id === 'other')
    expect(row).toMatchObject({ latest: '2023-12', complete: '2023', missing: [], growth: '50.0', trend: [] })
    expect(Number(row?.exact) / 3).toBe(
      bathtubRows(months('2022-01', '2022-01')).reduce((sum, { value }) => sum + value, 0),
    )
    const states = z.array(briefState).parse(await read('/api/overview/states?products=other'))
    expect(states).toMatchObject([{ month: '2023', built: 'none' }])
    const built = await finishedJob(desk, { products: ['other'], languages: ['zh'], formats: ['md'] })
    expect(built.built).toMatchObject([{ product: 'other', month: '2023', problem: null }])
    const markdown = await readFile(join(workspace.folder, 'briefs', '2023', 'other.md'), 'utf8')
    expect(markdown).toContain('2023年')
  })
})

type Desk = Awaited<ReturnType<typeof deskOn>>['desk']

const startBuild = (desk: Desk, body: object): Promise<Response> =>
  Promise.resolve(
    desk.request('/api/builds', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  )

async function finishedJob(desk: Desk, body: object): Promise<Job> {
  const begun = job.parse(JSON.parse(await (await startBuild(desk, body)).text()))
  const events = await (await desk.request(`/api/jobs/${begun.id}/events`)).text()
  expect(events).toContain('"state":"done"')
  return job.parse(JSON.parse(await (await desk.request(`/api/jobs/${begun.id}`)).text()))
}
