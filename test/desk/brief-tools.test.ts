import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { chromiumPath, openBrowser, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { load, sample, workspaceWith } from '../support/workspaces.ts'

/** Runs in the page: whether a picture is there. */
const isLoaded = (image: { readonly complete?: boolean; readonly naturalWidth?: number }): boolean =>
  image.complete === true && (image.naturalWidth ?? 0) > 0

describe.skipIf(!chromiumPath)('a brief at the desk', () => {
  let browser: Browser
  let desk: OpenDesk
  let workspace: Workspace
  let page: Page
  let errors: readonly string[]
  beforeAll(async () => {
    workspace = await workspaceWith()
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(workspace.folder, product))
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const onError = (error: unknown) => {
      throw error
    }
    desk = await serveDesk({ folder: workspace.folder, port: 0, onError })
    browser = await openBrowser()
    ;({ page, errors } = await watchedPage(browser, {
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    }))
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
    expect(errors.filter((error) => !error.includes('404'))).toEqual([])
  })
  const open = async (address: string) => {
    await page.goto(desk.url + address)
    await page.locator('button.figure').first().waitFor()
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  /** What the clipboard has, as text and as formatted text. */
  const clipboard = () =>
    page.evaluate<{ text: string; html: string }>(`(async () => {
      const [item] = await navigator.clipboard.read({ unsanitized: ['text/html'] })
      const read = async (type) => (await item.getType(type)).text()
      return { text: await read('text/plain'), html: await read('text/html') }
    })()`)

  it('copies a table for a spreadsheet, and a part for a text, without what the desk has added', async () => {
    await open('/briefs/lithium-ion/2023-12')
    await button(/^Copy Table 1/).click()
    const table = await clipboard()
    expect(table.text.split('\n')[0]).toMatch(/^Table 1/)
    expect(table.text).toMatch(/\t5,279\.4\t/)
    expect(table.html).toContain('border-collapse:collapse')
    await button('Outline').click()
    await button('Copy 1. Overview').click()
    const part = await clipboard()
    expect(part.text).toContain('Table 1')
    expect(part.html).not.toMatch(/<button|class=|Comment on this part/)
  })

  it('copies the paragraph under the pointer', async () => {
    await open('/briefs/lithium-ion/2023-12')
    await page.locator('.printed p:has(button.figure)').first().hover()
    await page.locator('button.tool.beside').click()
    expect((await clipboard()).text).toMatch(/^In December 2023, China’s trade in lithium-ion batteries/)
  })

  it('stores a chart as a drawing and as a picture', async () => {
    await open('/briefs/lithium-ion/2023-12')
    const store = async (name: RegExp) => {
      const begun = page.waitForEvent('download')
      await button(name).click()
      const download = await begun
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
    }
    const drawing = await store(/^Store as SVG Figure 1/)
    expect(drawing.name).toMatch(/^Figure 1.*\.svg$/)
    expect(drawing.bytes.toString()).toMatch(/^<svg[^>]+xmlns=/)
    const picture = await store(/^Store as PNG Figure 1/)
    expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG')
  })

  it('is shown as the pages that it prints, and beside the month before', async () => {
    await open('/briefs/lithium-ion/2023-12')
    await button('Pages').click()
    const pages = page.locator('.page-list img')
    await pages.nth(3).waitFor()
    await expect.poll(() => pages.first().evaluate(isLoaded), { timeout: 20_000 }).toBe(true)
    await button('Compare').click()
    const row = page.locator('.compare tr', { hasText: 'exports, month, value US$' }).first()
    await row.waitFor()
    expect(await row.locator('td').allTextContents()).toEqual(['5,456.8', '5,279.4', '-177.4'])
    const begun = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Word with tracked changes' }).click()
    expect((await begun).suggestedFilename()).toBe('lithium-ion-2023-12-changes.docx')
  })

  it('is named by its title when it is taken along, and stored in the workspace', async () => {
    await open('/briefs/lithium-ion/2023-12')
    const begun = page.waitForEvent('download')
    await page.getByText('Other formats', { exact: true }).click()
    await page.getByRole('link', { name: 'Markdown' }).click()
    expect((await begun).suggestedFilename()).toBe('China’s trade in lithium-ion batteries, December 2023.md')
    const folder = join(workspace.folder, 'briefs', '2023-12')
    const stored = () => readFile(join(folder, 'lithium-ion.en.md'), 'utf8').catch(() => '')
    await expect.poll(stored, { timeout: 20_000 }).toContain('5,279.4')
    await button('Compare').click()
    await button('the issued version').click()
    await page.getByText('The two versions are the same.').waitFor()
  })

  it('is found by words, with the figure that they name', async () => {
    await page.goto(desk.url)
    await page.getByRole('button', { name: 'Search' }).waitFor()
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox').fill('lithium 2023-11')
    await page.getByRole('option', { name: /^lithium-ion batteries, Nov 2023/ }).waitFor()
    await page.getByRole('combobox').fill('lithium exports month value growth')
    await page.getByRole('option', { name: /^exports, month, value, growth/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.panel.derivation').getByText('-10.3', { exact: true }).waitFor()
    expect(await page.title()).toBe('lithium-ion batteries · Dec 2023 · Briefs · Tradebrief')
  })

  it('has a page for an address that leads nowhere', async () => {
    const answer = await page.goto(`${desk.url}/nowhere/at/all`)
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'Products' }).click()
    await page.getByRole('heading', { name: 'Products' }).waitFor()
  })
})
