import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DeskApp } from '../../src/desk/auth/desk-environment.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files
import { deskOn } from '../support/desks.ts'
import { sample } from '../support/workspaces.ts'

let desk: DeskApp
beforeAll(async () => {
  desk = (await deskOn('sample')).desk
})

const json = async (path: string) => {
  const response = await desk.request(path)
  return { status: response.status, body: JSON.parse(await response.text()), headers: response.headers }
}

describe('briefs', () => {
  it('are ready from the year after the first, since growth needs a year before', async () => {
    const { body } = await json('/api/briefs?months=24')
    const [product] = body.products
    const states: string[] = product.months.map((item: { state: string }) => item.state)
    expect(product.months[0]).toMatchObject({ month: '2022-01', state: 'partial' })
    expect(states.slice(0, 12)).toEqual(Array(12).fill('partial'))
    expect(states.slice(12)).toEqual(Array(12).fill('ready'))
  })

  it('are of quarters, half-years and years too, the last being that which the data have come to', async () => {
    const states = async (edition: string): Promise<string[]> => {
      const { body } = await json(`/api/briefs?months=24&edition=${edition}`)
      const [{ months }] = body.products
      return months.map((entry: { month: string; state: string }) => `${entry.month} ${entry.state}`)
    }
    expect(await states('half')).toEqual([
      '2022-H1 partial',
      '2022-H2 partial',
      '2023-H1 ready',
      '2023-H2 ready',
    ])
    expect(await states('year')).toEqual(['2022 partial', '2023 ready'])
    expect((await states('quarter')).at(-1)).toBe('2023-Q4 ready')
    expect((await json('/api/briefs/lithium-ion/2023-Q4/warnings')).status).toBe(200)
    const { body: plan } = await json('/api/plan?product=lithium-ion&month=2024-Q1')
    expect(plan.map((candidate: { months: string }) => candidate.months)).toContain('2024-01..2024-03')
    expect((await json('/api/plan?product=lithium-ion&month=2023-Q4')).body).toEqual([])
  })

  it('come in every format, and as they were printed by the command', async () => {
    const md = await desk.request('/api/briefs/lithium-ion/2023-12/file?format=md')
    expect(await md.text()).toContain('# 中国锂离子蓄电池贸易简报（2023年12月）')
    const docx = await desk.request('/api/briefs/lithium-ion/2023-12/file?format=docx&language=en')
    expect(docx.headers.get('content-disposition')).toBe(
      `attachment; filename="lithium-ion-2023-12.en.docx"; filename*=UTF-8''${encodeURIComponent('China’s trade in lithium-ion batteries, December 2023.docx')}`,
    )
    expect(
      Buffer.from(await docx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  it('that lack data are refused with what is missing, in both languages', async () => {
    const { status, body, headers } = await json('/api/briefs/lithium-ion/2024-01')
    expect(status).toBe(422)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body.words.zh).toContain('2024年1月')
    expect(body.words.en).toContain('January 2024')
    // At the desk nobody is told to type a command.
    expect(body.hint.zh).toBe('下载后，放到“数据”页载入。')
  })

  it('need not be sent again while the data are as they were', async () => {
    const path = '/api/briefs/lithium-ion/2023-12'
    const first = await desk.request(path)
    const tag = first.headers.get('etag') ?? ''
    const again = await desk.request(path, { headers: { 'if-none-match': tag } })
    expect([first.status, again.status]).toEqual([200, 304])
  })
})

describe('figures', () => {
  it('lead down to lines of files, whose amounts add up', async () => {
    const { body } = await json('/api/figures/lithium-ion/2023-12/export.partner.USA.month.value.yoy')
    expect(body.figure.text).toBe('-18.2')
    const [current] = body.from
    expect(current.files[0].sum).toBe(current.figure.value)
    const rows: { amount: string }[] = current.files[0].rows
    expect(rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n).toString()).toBe(current.figure.value)
  })
})

describe('totals', () => {
  it('agree with the brief to the last digit', async () => {
    const { body } = await json(
      '/api/totals?product=lithium-ion&by=partner&from=2023-01&to=2023-12&per=period&scale=100000000&only=USA',
    )
    const { body: figures } = await json('/api/figures/lithium-ion/2023-12')
    const subject = (id: string) => figures.find((figure: { id: string }) => figure.id === id)
    const [usa] = body.rows
    expect(usa.value).toBe(subject('export.partner.USA.ytd.value').value)
    expect(usa.growth).toBe(subject('export.partner.USA.ytd.value.yoy').text)
    expect(usa.share).toBe(subject('export.partner.USA.ytd.value.share').text)
  })

  it('are in units that a brief would have, chosen by the largest sum of each language', async () => {
    const asked = '/api/totals?product=lithium-ion&by=partner&from=2023-01&to=2023-12&per=period&scale=auto'
    const { body: chinese } = await json(`${asked}&limit=1`)
    expect(chinese.units).toMatchObject({
      value: { factor: '100000000', label: '亿美元' },
      quantity: { factor: '100000000', label: '亿个' },
    })
    const { body: english } = await json(`${asked}&only=ISL&language=en`)
    expect(english.units.value.label).toBe('US$ billion')
    const { body: stated } = await json(`${asked.replace('auto', '10000')}&only=ISL`)
    expect(stated.units.value.label).toBe('万美元')
    const [row] = stated.rows
    expect(Number(row.valueText)).toBeCloseTo(Number(row.value) / 10_000, 1)
  })

  it('are split by two dimensions, each column with shares of its own', async () => {
    const { body } = await json(
      '/api/totals?product=lithium-ion&by=partner&across=place&per=period&from=2023-01&to=2023-12&only=USA',
    )
    const [total, ...columns] = body.rows
    expect(total.across).toBeNull()
    expect(columns.at(-1).across.name.en).toMatch(/^\d+ others$/)
    const sum = (rows: { value: string }[]) => rows.reduce((all, { value }) => all + BigInt(value), 0n)
    expect(sum(columns)).toBe(BigInt(total.value))
    const { body: whole } = await json(
      '/api/totals?product=lithium-ion&by=place&per=period&from=2023-01&to=2023-12&limit=1',
    )
    const [largest] = columns
    const share = (100 * Number(largest.value)) / Number(whole.rows[0].value)
    expect(Number(largest.share)).toBeCloseTo(share, 1)
    for (const wrong of [
      'by=partner&across=partner&per=period',
      'across=place&per=period',
      'by=partner&across=place',
    ])
      expect((await json(`/api/totals?product=lithium-ion&from=2023-01&to=2023-12&${wrong}`)).status).toBe(
        400,
      )
  })

  it('name the months that are not whole, and leave them out', async () => {
    const { body } = await json('/api/totals?product=lithium-ion&from=2023-11&to=2024-02')
    expect(body.missing).toEqual(['2024-01', '2024-02'])
    expect(body.rows.map((row: { period: string }) => row.period)).toEqual(['2023-11', '2023-12'])
  })

  it('come as CSV, a page at a time', async () => {
    const response = await desk.request(
      '/api/totals?product=lithium-ion&by=partner&from=2023-12&to=2023-12&format=csv&limit=2&language=en',
    )
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^2023-12,USA,United States,\d+,/)
  })
})

describe('checks', () => {
  it('are told with all that they found, as data and in words', async () => {
    const { body } = await json('/api/checks/lithium-ion/2023-12')
    const ids: string[] = body.results.map((result: { id: string }) => result.id)
    expect(ids).toContain('low-bases')
    const [found] = body.results.find((item: { id: string }) => item.id === 'low-bases').findings
    expect(found).toMatchObject({ severity: 'note', facts: expect.anything() })
    expect(found.words.zh).toBeTruthy()
  })

  it('are told too where nothing can be built', async () => {
    const { status, body } = await json('/api/checks/lithium-ion/2024-01')
    expect(status).toBe(200)
    const severities = body.results.flatMap((entry: { findings: { severity: string }[] }) =>
      entry.findings.map(({ severity }) => severity),
    )
    expect(severities).toContain('refusal')
  })
})

describe('a product that is being written', () => {
  it('is shown as the brief that it would make, and nothing is stored', async () => {
    const { body: product } = await json('/api/products/lithium-ion')
    const body = JSON.stringify({
      yaml: product.yaml,
      set: [{ path: ['name', 'zh'], value: '蓄电池' }],
      month: '2023-12',
    })
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
    const preview = JSON.parse(await (await desk.request('/api/products/lithium-ion/preview', init)).text())
    expect(preview.html).toContain('中国蓄电池贸易简报')
    expect((await json('/api/products/lithium-ion')).body.yaml).toBe(product.yaml)
  })
})

describe('a file that is handed in', () => {
  const files = filesToLoad([join(sample, 'files')])
  const handIn = async (to: DeskApp, name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const path = `/api/uploads?name=${encodeURIComponent(name)}`
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await to.request(path, { method: 'POST', body: bytes, headers })
    return JSON.parse(await response.text())
  }
  const sendJson = async (to: DeskApp, method: string, path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await to.request(path, { method, body: JSON.stringify(body), headers })
    return { status: response.status, body: JSON.parse(await response.text()) }
  }

  it('is understood, asked about, answered and loaded', async () => {
    const { desk: empty, deskState } = await deskOn('nothing')
    const bytes = new Uint8Array(await readFile((await files)[1] ?? ''))
    const upload = await handIn(empty, '../../download(3).csv', bytes)
    expect(upload).toMatchObject({ file: 'download(3).csv', known: false })
    expect(upload.questions.map((question: { about: string }) => question.about)).toEqual(['flow'])
    expect((await sendJson(empty, 'POST', '/api/loads', { upload: upload.id })).status).toBe(409)
    expect(await deskState.loads()).toEqual([])

    const stated = await sendJson(empty, 'PUT', `/api/uploads/${upload.id}`, { flow: 'export' })
    expect(stated.body).toMatchObject({ questions: [], load: { flow: 'export', rows: 5979 } })
    const { body: job } = await sendJson(empty, 'POST', '/api/loads', { upload: upload.id })
    const events = await (await empty.request(`/api/jobs/${job.id}/events`)).text()
    expect(events).toContain('"state":"done"')
    const { loads } = JSON.parse(await (await empty.request('/api/loads')).text())
    expect(loads).toMatchObject([{ file: 'download(3).csv', rows: 5979 }])
    const log = await readFile(join(deskState.folder, '.desk', 'changes.jsonl'), 'utf8')
    expect(JSON.parse(log)).toMatchObject({ what: 'load', file: 'download(3).csv' })
  })

  it('that is a table of the bulletin is kept beside the ledger when it is loaded', async () => {
    const { desk: empty, deskState } = await deskOn('nothing')
    const table = `2023年12月出口主要商品量值表（美元值）
单位：亿美元
商品名称,计量单位,12月,,1至12月累计,
,,数量,金额,数量,金额
锂离子蓄电池,万个,"28,034",52.8,"362,143",650.1
`
    const upload = await handIn(empty, '月报.csv', new TextEncoder().encode(table))
    expect(upload).toMatchObject({
      load: null,
      problem: null,
      bulletin: { flow: 'export', currency: 'USD', month: '2023-12', lines: 1 },
    })
    expect(await readdir(deskState.folder)).not.toContain('bulletin')
    await sendJson(empty, 'PUT', `/api/uploads/${upload.id}`, { asOf: '2024-01-18' })
    const { body: job } = await sendJson(empty, 'POST', '/api/loads', { upload: upload.id })
    const events = await (await empty.request(`/api/jobs/${job.id}/events`)).text()
    expect(events).toContain('"state":"done"')
    expect(JSON.parse(await (await empty.request('/api/bulletins')).text())).toMatchObject([
      { file: '月报.csv', month: '2023-12', flow: 'export', asOf: '2024-01-18T00:00:00.000Z' },
    ])
    const path = '/api/bulletins/2023-12.export.USD.2024-01-18'
    expect((await empty.request(path, { method: 'DELETE' })).status).toBe(200)
    expect(JSON.parse(await (await empty.request('/api/bulletins')).text())).toEqual([])
    expect((await empty.request(path, { method: 'DELETE' })).status).toBe(422)
    const log = await readFile(join(deskState.folder, '.desk', 'changes.jsonl'), 'utf8')
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { what: 'bulletin', file: '月报.csv', month: '2023-12' },
      { what: 'undo', file: '月报.csv', bulletin: '2023-12.export.USD.2024-01-18' },
    ])
  })

  it('that cannot be read says where', async () => {
    const text = new TextEncoder().encode('商品编码,金额\n85076000,abc\n')
    const upload = await handIn(desk, '出口.csv', text)
    expect(upload.load).toBeNull()
    expect(upload.problem.where.file).toBe('出口.csv')
  })
})
