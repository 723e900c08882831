import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { isThere, load, portal, workspaceWith } from '../support/workspaces.ts'

const seats = ['出口_39222000_2022_美元.csv', '出口_39222000_2023_美元.csv']
const baths = ['出口_73242100_2022_美元.csv', '出口_73242100_2023_美元.csv']

describe.skipIf(!chromiumPath || !isThere(portal))('somebody who knows the words on the screen alone', () => {
  let browser: Browser
  let desk: OpenDesk
  let page: Page
  const bugs: unknown[] = []
  beforeAll(async () => {
    const workspace = await workspaceWith()
    await load(
      workspace,
      seats.map((name) => join(portal, name)),
    )
    desk = await serveDesk({ folder: workspace.folder, port: 0, onError: (error) => bugs.push(error) })
    browser = await openBrowser()
    ;({ page } = await watchedPage(browser, { locale: 'en-GB', viewport: { width: 390, height: 844 } }))
    const data = { codes: ['39222000'], name: { zh: '塑料马桶座圈及盖', en: 'lavatory seats' } }
    const headers = { origin: desk.url }
    expect((await page.request.post(`${desk.url}/api/products`, { data, headers })).ok()).toBe(true)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
    expect(bugs).toEqual([])
  })

  it('names a second product where its files were loaded, beside the first', async () => {
    await page.goto(desk.url)
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'choose files', exact: true }).click()
    await (await chosen).setFiles(
      await Promise.all(
        baths.map(async (name) => ({
          name,
          mimeType: 'text/csv',
          buffer: await readFile(join(portal, name)),
        })),
      ),
    )
    await page.getByRole('button', { name: 'Load all 2 files' }).click()
    await page.getByText('Loaded 467 rows.').waitFor({ timeout: 60_000 })
    await page.getByLabel('Name in English').fill('cast-iron baths')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Create it and read the brief' }).click()
    await page.getByRole('heading', { name: 'cast-iron baths · Dec 2023' }).waitFor()
  }, 120_000)

  it('is not asked to load files that are loaded already', async () => {
    await page.goto(desk.url)
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'choose files', exact: true }).click()
    const buffer = await readFile(join(portal, baths[0] ?? ''))
    await (await chosen).setFiles([{ name: 'again.csv', mimeType: 'text/csv', buffer }])
    await page.getByText('1 file is in the ledger already and need not be loaded.').waitFor()
    expect(await page.getByRole('button', { name: /^Load/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Remove' }).click()
  }, 60_000)

  it('opens the newest brief by the name of its product', async () => {
    await page.goto(desk.url)
    await page.getByRole('link', { name: 'lavatory seats', exact: true }).click()
    await page.getByRole('heading', { name: 'lavatory seats · Dec 2023' }).waitFor()
  })

  it('finds formats that are seldom wanted in a menu, which Escape closes', async () => {
    await page.goto(`${desk.url}/briefs/lavatory-seats/2023-12`)
    await page.getByRole('link', { name: 'Excel' }).waitFor()
    const summary = page.getByText('Other formats', { exact: true })
    const markdown = page.getByRole('link', { name: 'Markdown' })
    expect(await markdown.isVisible()).toBe(false)
    await summary.click()
    expect(await markdown.isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await markdown.isVisible()).toBe(false)
    await summary.click()
    await page.getByRole('heading', { level: 1 }).click()
    expect(await markdown.isVisible()).toBe(false)
  })

  it('copies exact totals under the unit that they are in', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const copy = async (query: string) => {
      await page.goto(`${desk.url}/explore?product=lavatory-seats&from=2023-01&to=2023-06&${query}`)
      await page.getByRole('button', { name: 'Copy the table' }).click()
      await page.getByText('Copied').waitFor()
      const rows = (await page.evaluate<string>('navigator.clipboard.readText()')).split('\n')
      return rows.map((row) => row.split('\t'))
    }
    const [headings, total] = await copy('by=none')
    expect(headings?.slice(1, 2)).toEqual(['Value, US$'])
    expect(headings).toContain('Quantity, kg')
    expect(total?.[1]).toMatch(/^\d{9}$/)
    const [months] = await copy('by=none&draw=lines')
    expect(months?.[1]).toBe('Jan 2023, US$')
  })

  it('reads in the log what was built and that products were created', async () => {
    await page.goto(`${desk.url}/briefs/lavatory-seats/2023-12`)
    const begun = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Word' }).click()
    await begun
    const row = page.getByRole('row', { name: 'built lavatory seats · Dec 2023' })
    await expect
      .poll(
        async () => {
          await page.goto(`${desk.url}/changes`)
          await page.getByRole('row', { name: 'created the product lavatory seats' }).waitFor()
          return row.count()
        },
        { timeout: 20_000 },
      )
      .toBe(1)
  })
})
