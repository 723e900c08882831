import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { load, sample, workspaceWith } from '../support/workspaces.ts'

/** Every page, and what can be open on it. */
const pages: readonly (readonly [path: string, open?: (page: Page) => Promise<void>])[] = [
  ['/', openPeriods],
  ['/data', (page) => page.locator('.loads summary').first().click()],
  ['/explore?draw=lines', (page) => page.locator('.plot').waitFor()],
  ['/explore?draw=treemap', (page) => page.locator('.treemap g.rise').first().waitFor()],
  ['/products'],
  ['/briefs/lithium-ion/2023-12', openPages],
  ['/briefs/lithium-ion/2023-12', openComparison],
  ['/briefs/lithium-ion/2023-12?figure=export.month.value', openOutline],
  ['/explore?by=product&product=lithium-ion', (page) => page.locator('.plot').waitFor()],
  ['/', openPalette],
  ['/data', openHelp],
  ['/products/lithium-ion', (page) => page.locator('.preview .printed').waitFor()],
  ['/audit'],
  ['/workspace'],
  ['/changes'],
  ['/briefs/lithium-ion/2023-12', (page) => page.locator('button.figure').first().click()],
  ['/briefs/lithium-ion/2023-Q4', (page) => page.locator('button.comment').nth(1).click()],
  ['/briefs/lithium-ion/2022-11', (page) => page.locator('.problem').waitFor()],
]

async function openPeriods(page: Page): Promise<void> {
  await page.locator('.products-table input[type=checkbox]').last().check()
  await page.locator('.more button').first().click()
  await page.locator('.month').first().waitFor()
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click()

async function openPages(page: Page): Promise<void> {
  await press(page, /^(页面|Pages)$/)
  await page.locator('.page-list img').nth(3).waitFor()
}

async function openComparison(page: Page): Promise<void> {
  await press(page, /^(比较|Compare)$/)
  await page.locator('.compare .printed .figures tbody tr').first().waitFor()
}

async function openOutline(page: Page): Promise<void> {
  await page.locator('.panel.derivation').waitFor()
  await press(page, /^(目录|Outline)$/)
  await page.locator('.outline-list li').first().waitFor()
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.locator('.palette input').fill('2023')
  await page.locator('.palette [role=option]').first().waitFor()
}

async function openHelp(page: Page): Promise<void> {
  await page.keyboard.press('?')
  await page.locator('.help-dialog').waitFor()
}

const looks = [
  { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1920, height: 1080 } },
  { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  { locale: 'en-GB', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1920, height: 1080 } },
] as const

describe.skipIf(!chromiumPath)('the pages of the desk', () => {
  let browser: Browser
  let desk: OpenDesk
  const bugs: unknown[] = []
  beforeAll(async () => {
    const workspace = await workspaceWith()
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(workspace.folder, product))
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    desk = await serveDesk({ folder: workspace.folder, port: 0, onError: (error) => bugs.push(error) })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  it.each(looks)(
    'are for everyone ($locale, $colorScheme, $viewport.width px)',
    async (look) => {
      const { page, errors, requests } = await watchedPage(browser, look)
      for (const [path, open] of pages) {
        await page.goto(desk.url + path)
        await page.locator('main h1').waitFor()
        await page.locator('.skeleton').first().waitFor({ state: 'detached' })
        await open?.(page)
        expect([path, await violations(page)]).toEqual([path, []])
        const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
        expect([path, wider]).toEqual([path, false])
      }
      // The month that lacks data is refused, and says so.
      expect(errors.filter((error) => !error.includes('422'))).toEqual([])
      expect(requests.filter((url) => !url.startsWith(desk.url))).toEqual([])
      expect(bugs).toEqual([])
    },
    240_000,
  )

  it('are soon there: under 100 KB without what draws charts, and the brief at once', async () => {
    const { page } = await watchedPage(browser)
    const sent: number[] = []
    page.on('response', async (response) => {
      if (/\/assets\//.test(response.url())) sent.push(gzipSync(await response.body()).length)
    })
    await page.goto(desk.url)
    await page.locator('.products-table').waitFor()
    expect(sent.length).toBeLessThan(6)
    expect(sent.reduce((sum, size) => sum + size)).toBeLessThan(100_000)
  })

  it.each(['zh-CN', 'en-GB'])('begin no line with what belongs to a figure (%s)', async (locale) => {
    const { page } = await watchedPage(browser, { locale })
    await page.goto(`${desk.url}/briefs/lithium-ion/2023-12`)
    await page.locator('button.figure').first().waitFor()
    for (const width of [1280, 800, 700, 600, 420, 360]) {
      await page.setViewportSize({ width, height: 900 })
      const { looked, torn } = await page.evaluate<{ looked: number; torn: string[] }>(tornFromFigures)
      expect(looked).toBeGreaterThan(20)
      expect([width, torn]).toEqual([width, []])
    }
  })
})

/** Asks the page how many figures in its text have a sign after them, and which of the signs begin a line. */
const tornFromFigures = `(() => {
  const torn = []
  let looked = 0
  for (const button of document.querySelector('.printed').shadowRoot.querySelectorAll('p button.figure')) {
    const walker = document.createTreeWalker(button.closest('p'), NodeFilter.SHOW_TEXT)
    walker.currentNode = button.lastChild
    const next = walker.nextNode()
    if (!/^[%.,;，。；]/.test(next?.data ?? '')) continue
    looked++
    const range = document.createRange()
    range.setStart(next, 0)
    range.setEnd(next, 1)
    const below = range.getBoundingClientRect().top >= button.getBoundingClientRect().bottom - 4
    if (below) torn.push(button.textContent + ' | ' + next.data.slice(0, 8))
  }
  return { looked, torn }
})()`
