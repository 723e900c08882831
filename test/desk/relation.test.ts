import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { load, localized } from '../../src/desk/schemas/common-schemas.ts'
import { type Job, job, type StatedFacts, type Upload, upload } from '../../src/desk/schemas/load-schemas.ts'
import { revisionReport } from '../../src/desk/schemas/revision-schemas.ts'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files and the pages
import type { PortalRow } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, listedPartners, portalFile } from '../support/trade.ts'
import { load as loadFiles, workspaceWith } from '../support/workspaces.ts'

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

const loads = z.object({ total: z.number(), loads: z.array(load) })
const coverage = z.object({ limits: z.array(localized) })
const revisions = z.object({ revisions: revisionReport })

describe('a file handed in at the desk of which nothing tells how it relates to the loads', () => {
  let desk: OpenDesk
  let folder: string
  const bugs: unknown[] = []
  beforeAll(async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': product })
    folder = workspace.folder
    const before = bathtubRows(months('2022-01', '2022-03'), { partners })
    await loadFiles(workspace, [await portalFile(workspace, '出口2022.csv', before)], { asOf: '2023-01-18' })
    await loadFiles(workspace, [await portalFile(workspace, '出口2023.csv', year)], { asOf: '2023-04-18' })
    desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  })
  afterAll(async () => {
    await desk?.close()
    expect(bugs).toEqual([])
  })

  const send = (path: string, method = 'GET', body?: unknown): Promise<Response> =>
    fetch(
      desk.url + path,
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    )

  /** What the desk answers, which is as its description says. */
  const ask = async <Answer extends z.ZodType>(
    answer: Answer,
    ...request: Parameters<typeof send>
  ): Promise<z.infer<Answer>> => answer.parse(await (await send(...request)).json())

  const handIn = async (name: string, rows: readonly PortalRow[]): Promise<Upload> => {
    const bytes = await readFile(await portalFile({ folder }, name, rows))
    const query = new URLSearchParams({ name: basename(name), modified: '2023-05-18T00:00:00Z' })
    const response = await fetch(`${desk.url}/api/uploads?${query}`, {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    })
    return upload.parse(await response.json())
  }

  const restate = (id: string, stated: StatedFacts): Promise<Upload> =>
    ask(upload, `/api/uploads/${id}`, 'PUT', stated)

  /** The job of a load, once it has ended. */
  const loadUpload = async (id: string): Promise<Job> => {
    const begun = await ask(job, '/api/loads', 'POST', { upload: id })
    for (;;) {
      const now = await ask(job, `/api/jobs/${begun.id}`)
      if (now.state === 'done' || now.state === 'failed') return now
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  it('is asked about in words once it is being loaded, and loaded as answered', async () => {
    const given = await handIn('出口2023-b.csv', subset)
    expect(given.questions).toEqual([])
    const ended = await loadUpload(given.id)
    expect(ended).toMatchObject({ state: 'failed', question: { about: 'relation', required: true } })
    expect(ended.question?.question.zh).toContain('少了 72 个')
    expect(ended.question?.question.en).toContain('What is this file?')
    const choices = ended.question?.choices ?? []
    expect(choices.map(({ value }) => value)).toEqual([
      'revised',
      'filtered',
      `partner=${[...few].sort().join()}`,
      'place=31,44',
      'part',
    ])
    for (const { label } of choices) expect(label.zh).toMatch(/\p{Script=Han}{4}/u)
    expect((await ask(loads, '/api/loads')).total).toBe(2)
    const stated = await restate(given.id, { relation: 'filtered' })
    expect(stated.load?.relation).toBe('filtered')
    const again = await loadUpload(given.id)
    expect(again).toMatchObject({ state: 'done', question: null, load: { relation: 'filtered' } })
    const { limits } = await ask(coverage, '/api/coverage')
    expect(limits.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^出口2023-b\.csv: stated to be a part of the trade/),
    ])
    expect((await send(`/api/uploads/${given.id}`, 'PUT', { relation: 'better' })).status).toBe(400)
  })

  it('may have no row of a month, which is asked about before, and keeps no load back', async () => {
    const gappy = year.map((row) => ({ ...row, month: `2021${row.month?.slice(4)}` }))
    const given = await handIn(
      '出口2021.csv',
      gappy.filter(({ month }) => month !== '202102'),
    )
    expect(given.load?.uncoveredMonths).toEqual(['2021-02'])
    expect(given.questions).toMatchObject([
      { about: 'months', required: false, choices: [{ value: '2021-01..2021-03' }] },
    ])
    const ended = await loadUpload(given.id)
    expect(ended).toMatchObject({ state: 'done', load: { uncoveredMonths: ['2021-02'] } })
    const other = await handIn(
      '出口2021.csv',
      gappy.filter(({ month }) => month !== '202102'),
    )
    const stated = await restate(other.id, { months: '2021-01..2021-03' })
    expect(stated).toMatchObject({ questions: [], known: false, load: { uncoveredMonths: [] } })
    expect(await loadUpload(other.id)).toMatchObject({ changed: true, load: { uncoveredMonths: [] } })
  })

  it('may move a shipment, which revisions beside the brief tell', async () => {
    const given = await handIn('出口2023-c.csv', moved)
    const stated = await restate(given.id, { asOf: '2023-06-18', relation: 'revised' })
    expect(stated.load?.relation).toBe('revised')
    expect(await loadUpload(given.id)).toMatchObject({ state: 'done' })
    const { revisions: found } = await ask(
      revisions,
      '/api/revisions/bathtubs/2023-03?from=2023-04-18T00:00:00Z&to=2023-06-18T00:00:00Z',
    )
    expect(new Set(found.cells.map(({ change }) => change))).toEqual(new Set(['moved']))
    expect(found.cells[0]?.words.zh).toMatch(/移(至|自)/)
    expect(found.figures).not.toHaveLength(0)
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
      const row = page.getByRole('row', { name: /出口2023-d\.csv/ })
      await row.getByRole('button', { name: '载入', exact: true }).click()
      await page.getByText('这个文件是什么？').waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: /^只查了一部分/ }).click()
      await row.getByText('已载入').waitFor()
      expect((await ask(loads, '/api/loads')).loads[0]).toMatchObject({
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
