import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/serve.ts'
import { filesToLoad } from '../../src/workspace/load.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { sample, workspaceWith } from '../support/workspaces.ts'

describe.skipIf(!chromiumPath)('the desk in a browser', () => {
  let browser: Browser
  let desk: OpenDesk
  const bugs: unknown[] = []
  beforeAll(async () => {
    const product = await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
    const { folder } = await workspaceWith({ 'lithium-ion.yaml': product })
    desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  it('does the monthly round from an empty workspace: files, brief, derivation, audit', async () => {
    const { page, requests, errors } = await watchedPage(browser, { locale: 'zh-CN' })
    await page.goto(desk.url)
    await page.getByRole('link', { name: '去放文件' }).click()
    await page.locator('input[type=file]').setInputFiles(await filesToLoadWithoutNotes())
    for (let file = 0; file < 4; file++) {
      await page.getByRole('button', { name: '载入', exact: true }).first().click()
      await page
        .getByText(/^已载入 \d+ 行。/)
        .nth(file)
        .waitFor()
    }
    await page.getByRole('link', { name: '简报', exact: true }).click()
    await page.getByRole('link', { name: '打开 2023年12月简报' }).click()
    await page.locator('button.figure').first().click()
    await page.getByRole('complementary').getByText('export.month.value', { exact: true }).waitFor()

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Markdown' }).click()
    const markdown = await (await download).path()
    await page.getByRole('link', { name: '审核' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: '简报.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from((await readFile(markdown, 'utf8')).replace('| 55.5 |', '| 65.5 |')),
    })
    await page.locator('mark', { hasText: '65.5' }).waitFor()
    expect(errors).toEqual([])
    expect(requests.filter((url) => !url.startsWith(desk.url))).toEqual([])
    expect(bugs).toEqual([])
  })

  const pages = [
    '/',
    '/data',
    '/explore',
    '/products',
    '/products/lithium-ion',
    '/audit',
    '/briefs/lithium-ion/2023-12',
  ]
  const looks = [
    { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
    { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  ] as const
  it.each(looks)('has pages that anyone can use ($locale, $colorScheme)', async (look) => {
    const { page, errors } = await watchedPage(browser, look)
    for (const path of pages) {
      await page.goto(desk.url + path)
      await page.locator('main h1').waitFor()
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
      expect([path, await violations(page)]).toEqual([path, []])
      const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      expect([path, wider]).toEqual([path, false])
    }
    expect(errors).toEqual([])
  })
})

/** The sample’s tables alone, as a person would drop them. */
const filesToLoadWithoutNotes = (): Promise<string[]> => filesToLoad([join(sample, 'files')])
