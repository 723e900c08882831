import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { jsonSchemas } from '../../src/workspace/project/project.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { load, sample, workspaceWith } from '../support/workspaces.ts'

describe.skipIf(!chromiumPath)('the page of a product', () => {
  let browser: Browser
  let desk: OpenDesk
  let workspace: Workspace
  let page: Page
  let errors: readonly string[]
  const bugs: unknown[] = []
  beforeAll(async () => {
    workspace = await workspaceWith()
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(workspace.folder, product))
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    desk = await serveDesk({ folder: workspace.folder, port: 0, onError: (error) => bugs.push(error) })
    browser = await openBrowser()
    ;({ page, errors } = await watchedPage(browser, {
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
    }))
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
    expect(errors.filter((error) => !error.includes('412'))).toEqual([])
    expect(bugs).toEqual([])
  })
  const file = () => readFile(join(workspace.folder, 'products', 'lithium-ion.yaml'), 'utf8')
  const open = async (id = 'lithium-ion') => {
    await page.goto(`${desk.url}/products/${id}`)
    await page.locator('.preview .printed').waitFor()
  }
  /** What the file says in the end, without its spaces. */
  const fileSoon = () => expect.poll(async () => (await file()).replace(/\s/g, ''), { timeout: 20_000 })
  const saved = () => page.locator('.save-state', { hasText: 'Saved' }).waitFor()

  it('puts sections in another order by buttons of the keyboard, and by the mouse, and saves that itself', async () => {
    await open()
    const down = page.getByRole('button', { name: 'Move Overview down' })
    await down.focus()
    await page.keyboard.press('Enter')
    await fileSoon().toContain('sections:[partners,overview,places]')
    await saved()
    const items = page.locator('.sections li')
    await items.nth(2).dragTo(items.nth(0))
    await expect.poll(() => items.nth(0).textContent(), { timeout: 10_000 }).toContain('Provinces')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => items.nth(0).textContent(), { timeout: 10_000 }).toContain('Partners')
    await saved()
  })

  it('has fields for a section of one’s own, with figures by name', async () => {
    await page.getByRole('button', { name: '+ a section of your own' }).click()
    const english = page.getByRole('textbox', { name: 'Paragraph 1 in English' })
    await english.fill('Exports were {{exports month value')
    await english.press('Enter')
    await page.locator('.preview .printed').getByText('Exports were US$5,279.4 million').waitFor()
    await page.getByRole('button', { name: '+ a table' }).click()
    const figure = page.getByRole('combobox', { name: 'Figure: Month' })
    await figure.fill('imports month value growth')
    await figure.press('Enter')
    await fileSoon().toContain('figures:[import.month.value.yoy]')
    await saved()
    expect(await violations(page)).toEqual([])
  })

  it('has fields for the decimals of single figures', async () => {
    const figure = page.getByRole('combobox', { name: /^A figure of the brief of Dec 2023/ })
    await figure.fill('exports month value growth')
    await figure.press('Enter')
    await page.getByRole('button', { name: '+ decimals of its own' }).click()
    await fileSoon().toContain('export.month.value.yoy:{decimals:2}')
    await page.getByRole('button', { name: /^Take it out: exports/ }).click()
    await fileSoon().not.toContain('export.month.value.yoy:')
  })

  it('says what each setting is for, and its default', async () => {
    for (const help of await page.locator('.help').all())
      await help.evaluate((details) => details.setAttribute('open', ''))
    await page.getByText(/Default: ASEAN, /).waitFor()
    await page.getByText(/By default US dollars/).waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('has the trade of other reporters, whose sources and currencies go with them', async () => {
    const reporter = page.getByLabel(/^Reporter/)
    const source = page.getByLabel('Data source')
    await reporter.selectOption({ label: 'Japan' })
    await fileSoon().toContain('reporter:JPN')
    await expect.poll(() => source.inputValue()).toBe('japan')
    await expect
      .poll(() => page.getByLabel('Currency').getByRole('option').allTextContents())
      .toEqual(['yen'])
    await reporter.selectOption({ label: 'United States' })
    await source.selectOption('census-consumption')
    await fileSoon().toContain('source:census-consumption')
    await page.getByText('The data of “lithium-ion batteries” for December 2023 are not complete').waitFor()
    await reporter.selectOption({ label: 'China' })
    await fileSoon().not.toMatch(/reporter:|source:census/)
    await page.locator('.preview .printed').waitFor()
    await saved()
  })

  it('names the reporters whose data stand beside the brief’s, and takes the section away with the last', async () => {
    await page.getByLabel('Partner markets: add a reporter').selectOption({ label: 'Brazil' })
    await fileSoon().toContain('market:[{reporter:BRA,source:comexstat}]')
    await page.getByLabel('Source of Brazil').selectOption('comtrade')
    await fileSoon().toContain('source:comtrade')
    await page.locator('.preview').getByText('shows imports by Brazil (UN Comtrade)').waitFor()
    await page.getByRole('button', { name: 'Take Brazil out' }).click()
    await fileSoon().not.toContain('market:')
    await page.locator('.preview .printed').waitFor()
    await saved()
    expect(await violations(page)).toEqual([])
  })

  it('has a field with help for every setting of a product file', async () => {
    const schema: { readonly properties?: object } = jsonSchemas().product
    const paths = await page
      .locator('.help [data-setting]')
      .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-setting')))
    const explained = new Set(paths.map((path) => path?.split('.')[0]))
    // These are named by their own fields: what the product is called, and what kind of brief it is.
    const plain = ['name', 'partner', 'place', 'products']
    expect(
      Object.keys(schema.properties ?? {}).filter((name) => !explained.has(name) && !plain.includes(name)),
    ).toEqual([])
  })

  it('takes tags, by which the home page filters', async () => {
    await page.getByLabel('Tags').fill('电池，new three, 电池')
    await page.getByLabel('Tags').blur()
    await fileSoon().toContain('tags:[电池,newthree]')
    await saved()
    await page.goto(desk.url)
    const tag = page.getByRole('button', { name: 'new three' })
    await tag.click()
    expect(await tag.getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('.products-table tbody tr').count()).toBe(1)
    await page.getByRole('searchbox').fill('电池 nothing')
    await page.getByText('0 products').waitFor()
    expect(await violations(page)).toEqual([])
    await open()
  })

  it('tells who changes a product that somebody else has changed', async () => {
    const yaml = (await file()).replace(/^top: .*\n/m, '')
    const put = { data: { yaml: `${yaml}top: 7\n` } }
    expect((await page.request.put(`${desk.url}/api/products/lithium-ion`, put)).status()).toBe(200)
    await page.getByLabel('Named in prose').fill('2')
    await page.getByLabel('Named in prose').blur()
    await page.getByText('Someone else has changed this product at the same time').waitFor()
    expect(await file()).toContain('top: 7')
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => page.getByLabel('Ranked in tables').inputValue(), { timeout: 10_000 }).toBe('7')
  })

  it('copies, archives and deletes the product, each of which can be undone', async () => {
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('heading', { name: /\(copy\)$/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/products/lithium-ion-2')
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.locator('.notice').getByText('is archived').waitFor()
    expect(await readdir(join(workspace.folder, 'products', 'archive'))).toEqual(['lithium-ion-2.yaml'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: /\(copy\)$/ }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.locator('.notice').getByText('is deleted').waitFor()
    await page.locator('.former summary').click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /^Restore/ }).click()
    await page.getByRole('link', { name: /\(copy\)$/ }).waitFor()
  })

  it('keeps what was typed where the page is closed before it is saved', async () => {
    await open()
    await page.getByText('Edit as text').click()
    await page.getByRole('textbox', { name: 'The product as text' }).press('Control+End')
    await page.keyboard.type('# a last remark')
    const context = page.context()
    await page.close({ runBeforeUnload: false })
    page = await context.newPage()
    await open()
    await page.getByText('Edit as text').click()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'The product as text' }).inputValue(), {
        timeout: 10_000,
      })
      .toContain('# a last remark')
    await saved()
    expect(await file()).toContain('# a last remark')
  })
})
