import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/serve.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files and the pages
import type { PortalRow } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, listedPartners, portalFile } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
`

const partners = listedPartners.slice(0, 20)
const year = bathtubRows(months('2023-01', '2023-03'), { partners })
const few = new Set(partners.slice(0, 8))
/** Eight of twenty partners, with other values. */
const subset = year
  .filter(({ partner }) => few.has(partner ?? ''))
  .map((row) => ({ ...row, value: row.value + 1000 }))
/** A shipment to one of the largest partners that went to another one, which stays among those that a brief lists. */
const moved = year.map((row, index) => (index === 38 ? { ...row, partner: partners[18] ?? '' } : row))

interface Answered {
  readonly status: number
  // What the desk answers; each value that is used is compared.
  // biome-ignore lint/suspicious/noExplicitAny: the answers of several operations
  readonly body: any
}

describe('a file handed in at the desk of which nothing tells how it relates to the loads', () => {
  let desk: OpenDesk
  let folder: string
  const bugs: unknown[] = []
  beforeAll(async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': product })
    folder = workspace.folder
    const before = bathtubRows(months('2022-01', '2022-03'), { partners })
    await load(workspace, [await portalFile(workspace, '出口2022.csv', before)], { asOf: '2023-01-18' })
    await load(workspace, [await portalFile(workspace, '出口2023.csv', year)], { asOf: '2023-04-18' })
    desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  })
  afterAll(async () => {
    await desk?.close()
    expect(bugs).toEqual([])
  })

  const asked = async (path: string, method = 'GET', body?: unknown): Promise<Answered> => {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const response = await fetch(desk.url + path, init)
    return { status: response.status, body: await response.json() }
  }

  const handIn = async (name: string, rows: readonly PortalRow[]): Promise<Answered['body']> => {
    const bytes = await readFile(await portalFile({ folder }, name, rows))
    const query = new URLSearchParams({ name: basename(name), modified: '2023-05-18T00:00:00Z' })
    const response = await fetch(`${desk.url}/api/uploads?${query}`, {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    })
    return response.json()
  }

  /** The job of a load, once it has ended. */
  const loadUpload = async (upload: string): Promise<Answered['body']> => {
    const { body: begun } = await asked('/api/loads', 'POST', { upload })
    for (;;) {
      const { body: job } = await asked(`/api/jobs/${begun.id}`)
      if (job.state === 'done' || job.state === 'failed') return job
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  it('is asked about in words once it is being loaded, and loaded as answered', async () => {
    const upload = await handIn('出口2023-b.csv', subset)
    expect(upload.questions).toEqual([])
    const job = await loadUpload(upload.id)
    expect(job).toMatchObject({ state: 'failed', question: { about: 'relation', required: true } })
    expect(job.question.question.zh).toContain('少了 72 个')
    expect(job.question.question.en).toContain('What is this file?')
    const values: string[] = job.question.choices.map(({ value }: { value: string }) => value)
    expect(values).toEqual([
      'revised',
      'filtered',
      `partner=${[...few].sort().join()}`,
      'place=31,44',
      'part',
    ])
    for (const { label } of job.question.choices) expect(label.zh).toMatch(/\p{Script=Han}{4}/u)
    expect((await asked('/api/loads')).body.total).toBe(2)
    const { body: stated } = await asked(`/api/uploads/${upload.id}`, 'PUT', { relation: 'filtered' })
    expect(stated.load.relation).toBe('filtered')
    const again = await loadUpload(upload.id)
    expect(again).toMatchObject({ state: 'done', question: null, load: { relation: 'filtered' } })
    const { body: coverage } = await asked('/api/coverage')
    expect(coverage.limits.map(({ en }: { en: string }) => en)).toEqual([
      expect.stringMatching(/^出口2023-b\.csv: stated to be a part of the trade/),
    ])
    expect((await asked(`/api/uploads/${upload.id}`, 'PUT', { relation: 'better' })).status).toBe(400)
  })

  it('may have no row of a month, which is asked about before, and keeps no load back', async () => {
    const gappy = year.map((row) => ({ ...row, month: `2021${row.month?.slice(4)}` }))
    const upload = await handIn(
      '出口2021.csv',
      gappy.filter(({ month }) => month !== '202102'),
    )
    expect(upload.load.uncoveredMonths).toEqual(['2021-02'])
    expect(upload.questions).toMatchObject([
      { about: 'months', required: false, choices: [{ value: '2021-01..2021-03' }] },
    ])
    const job = await loadUpload(upload.id)
    expect(job).toMatchObject({ state: 'done', load: { uncoveredMonths: ['2021-02'] } })
    const other = await handIn(
      '出口2021.csv',
      gappy.filter(({ month }) => month !== '202102'),
    )
    const { body: stated } = await asked(`/api/uploads/${other.id}`, 'PUT', { months: '2021-01..2021-03' })
    expect(stated).toMatchObject({ questions: [], known: false, load: { uncoveredMonths: [] } })
    expect(await loadUpload(other.id)).toMatchObject({ changed: true, load: { uncoveredMonths: [] } })
  })

  it('may move a shipment, which revisions beside the brief tell', async () => {
    const upload = await handIn('出口2023-c.csv', moved)
    const { body: stated } = await asked(`/api/uploads/${upload.id}`, 'PUT', {
      asOf: '2023-06-18',
      relation: 'revised',
    })
    expect(stated.load.relation).toBe('revised')
    expect(await loadUpload(upload.id)).toMatchObject({ state: 'done' })
    const { body } = await asked(
      '/api/revisions/bathtubs/2023-03?from=2023-04-18T00:00:00Z&to=2023-06-18T00:00:00Z',
    )
    const changes: string[] = body.revisions.cells.map(({ change }: { change: string }) => change)
    expect(new Set(changes)).toEqual(new Set(['moved']))
    expect(body.revisions.cells[0].words.zh).toMatch(/移(至|自)/)
    expect(body.revisions.figures).not.toHaveLength(0)
  })

  it.skipIf(!chromiumPath)('is answered with a press on its page', async () => {
    const browser = await openBrowser()
    try {
      const { page } = await watchedPage(browser, { locale: 'zh-CN' })
      const other = subset.map((row) => ({ ...row, value: row.value + 5 }))
      const path = await portalFile({ folder }, '出口2023-d.csv', other)
      await page.goto(`${desk.url}/data`)
      const chosen = page.waitForEvent('filechooser')
      await page.locator('button', { hasText: '选择文件' }).click()
      await (await chosen).setFiles({
        name: basename(path),
        mimeType: 'text/csv',
        buffer: await readFile(path),
      })
      const card = page.getByRole('article', { name: '出口2023-d.csv' })
      await card.getByRole('button', { name: '载入', exact: true }).click()
      await card.getByText('这个文件是什么？').waitFor()
      expect(await violations(page)).toEqual([])
      await card.getByRole('button', { name: /^只查了一部分/ }).click()
      await card.getByText('已载入').waitFor()
      expect((await asked('/api/loads')).body.loads[0]).toMatchObject({
        file: '出口2023-d.csv',
        relation: 'filtered',
      })
      await page.goto(`${desk.url}/briefs/bathtubs/2023-03`)
      await page.getByRole('button', { name: '修订', exact: true }).click()
      await page
        .getByRole('complementary')
        .getByText(/修订|移位/)
        .first()
        .waitFor()
      expect(await violations(page)).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
