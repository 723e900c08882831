import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { type ServedDesk, serveDesk } from '../support/served-desk.ts'
import { isThere, portal } from '../support/workspaces.ts'
import { unzip } from '../support/zip.ts'

const names = ['出口_39222000_2022_美元.csv', '出口_39222000_2023_美元.csv']

const looks = [
  { locale: 'zh-CN', width: 1440 },
  { locale: 'en-GB', width: 390 },
] as const

describe.skipIf(!chromiumPath)('the first run', () => {
  let browser: Browser
  let desk: ServedDesk
  let folder: string
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  /** Opens the desk in an empty folder by the command, for as long as a test runs. */
  const inEmptyFolder = async (test: () => Promise<void>) => {
    folder = await mkdtemp(join(tmpdir(), 'tradebrief-'))
    desk = await serveDesk(folder)
    try {
      await test()
    } finally {
      await desk.close()
      await rm(folder, { recursive: true, force: true })
    }
  }

  it.skipIf(!isThere(portal)).each(looks)(
    'goes from an empty folder to a Word file in six clicks and one field at most ($locale, $width px)',
    { timeout: 240_000 },
    ({ locale, width }) =>
      inEmptyFolder(async () => {
        const say = (zh: string, en: string) => (locale === 'zh-CN' ? zh : en)
        const { page, errors } = await watchedPage(browser, { locale, viewport: { width, height: 900 } })
        const counted = { clicks: 0, fields: 0 }
        const click = async (what: Locator) => {
          counted.clicks++
          await what.click()
        }
        const fill = async (field: Locator, text: string) => {
          counted.fields++
          await field.fill(text)
        }
        const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
        await page.goto(desk.url)
        const chosen = page.waitForEvent('filechooser')
        await click(button(say('选择文件', 'choose files')))
        await (await chosen).setFiles(
          await Promise.all(
            names.map(async (name) => ({
              name: basename(name),
              mimeType: 'text/csv',
              buffer: await readFile(join(portal, name)),
            })),
          ),
        )
        const loadAll = button(say('载入全部 2 个文件', 'Load all 2 files'))
        await expect.poll(() => loadAll.isEnabled(), { timeout: 60_000 }).toBe(true)
        expect(await violations(page)).toEqual([])
        await expectNoWider(page)
        await click(loadAll)
        const chinese = page.getByLabel(say('产品名称（中文）', 'Name in Chinese'))
        await chinese.waitFor({ timeout: 60_000 })
        expect(await chinese.inputValue()).toMatch(/\p{Script=Han}{2}/u)
        await fill(page.getByLabel(say('产品名称（英文）', 'Name in English')), 'lavatory seats')
        expect(await violations(page)).toEqual([])
        await click(button(say('建立产品，看简报', 'Create it and read the brief')))
        const word = page.getByRole('link', { name: 'Word' })
        await word.waitFor({ timeout: 60_000 })
        const begun = page.waitForEvent('download')
        await click(word)
        const download = await begun
        const document = unzip(await readFile(await download.path())).get('word/document.xml')
        expect(document).toContain(say('2023年12月', 'December 2023'))
        expect(download.suggestedFilename()).toContain(say('出口简报（2023年12月）', 'lavatory seats'))
        expect(counted.clicks).toBeLessThanOrEqual(6)
        expect(counted.fields).toBeLessThanOrEqual(1)
        expect(errors).toEqual([])
      }),
  )

  it(
    'asks what a file is only where that helps, and offers the sample only before files are dropped',
    {
      timeout: 120_000,
    },
    () =>
      inEmptyFolder(async () => {
        const { page, errors } = await watchedPage(browser, { locale: 'zh-CN' })
        await page.goto(desk.url)
        const sample = page.getByRole('button', { name: '用样例数据试试' })
        await sample.waitFor()
        const drop = async (name: string, text: string) => {
          const chosen = page.waitForEvent('filechooser')
          await page.getByRole('button', { name: '选择文件', exact: true }).first().click()
          await (await chosen).setFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }])
        }
        const heading = '"数据年月","商品编码","贸易伙伴编码","美元",'
        await drop('出口2023.csv', `${heading}\n"202301","73242100","502","1,0`)
        await page.getByText('不能载入').waitFor()
        expect(await page.getByText('不对？说明这个文件').count()).toBe(0)
        expect(await sample.count()).toBe(0)
        await page.getByRole('button', { name: '移除' }).click()
        await sample.waitFor()
        await drop('出口2023.csv', heading)
        await page.getByText('不能载入').waitFor()
        await page.getByText('不对？说明这个文件').waitFor()
        expect(await violations(page)).toEqual([])
        expect(errors).toEqual([])
      }),
  )

  it('has the sample one click away, and takes it away without a trace', { timeout: 120_000 }, () =>
    inEmptyFolder(async () => {
      const { page, errors } = await watchedPage(browser, { locale: 'zh-CN' })
      await page.goto(desk.url)
      await page.getByRole('button', { name: '用样例数据试试' }).click()
      await page.getByRole('link', { name: '打开锂离子蓄电池 2023年12月简报' }).waitFor({ timeout: 60_000 })
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: '移除样例' }).click()
      await page.getByRole('button', { name: '用样例数据试试' }).waitFor()
      expect(await readdir(join(folder, 'products'))).toEqual(['product.schema.json'])
      expect(errors).toEqual([])
    }),
  )
})

async function expectNoWider(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
}
