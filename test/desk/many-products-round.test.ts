import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { type Hand, keyboard, mouse } from '../support/hands.ts'
import { serveDesk } from '../support/served-desk.ts'
import { filesOfNextMonth, twentyCodes, twoHundredFiles } from '../support/twenty-products.ts'
import { isThere, portal } from '../support/workspaces.ts'
import { unzip } from '../support/zip.ts'

const rounds = [
  { by: 'mouse', handOf: mouse, locale: 'en-GB', colorScheme: 'dark', width: 390 },
  { by: 'keyboard', handOf: keyboard, locale: 'zh-CN', colorScheme: 'light', width: 1440 },
  { by: 'mouse', handOf: mouse, locale: 'zh-CN', colorScheme: 'light', width: 1920 },
] as const

/** A hand that counts what it presses. */
function counting(hand: Hand): { readonly hand: Hand; readonly presses: () => number } {
  let presses = 0
  const counted =
    <Argument, More extends readonly unknown[], Result>(act: (what: Argument, ...more: More) => Result) =>
    (what: Argument, ...more: More) => {
      presses++
      return act(what, ...more)
    }
  return {
    hand: { ...hand, press: counted(hand.press), handIn: counted(hand.handIn) },
    presses: () => presses,
  }
}

describe.skipIf(!chromiumPath || !isThere(portal))('twenty products and two hundred files', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  it.each(rounds)(
    'are one round by $by at $width px ($locale), and each later month takes three presses',
    { timeout: 600_000 },
    async ({ handOf, width, ...look }) => {
      const folder = await mkdtemp(join(tmpdir(), 'tradebrief-'))
      const desk = await serveDesk(folder)
      const viewport = { width, height: width < 500 ? 740 : 1000 }
      const { page, errors, requests } = await watchedPage(browser, { ...look, viewport })
      page.setDefaultTimeout(180_000)
      const say = (zh: string, en: string) => (look.locale === 'zh-CN' ? zh : en)
      const hand = handOf(page)
      const button = (zh: string, en: string) =>
        page.getByRole('button', { name: say(zh, en), exact: true }).first()
      const products = twentyCodes.length
      await page.goto(desk.url)
      await hand.handIn(button('选择文件', 'choose files'), twoHundredFiles())
      await expect
        .poll(() => button('载入全部 200 个文件', 'Load all 200 files').isEnabled(), { timeout: 180_000 })
        .toBe(true)
      await hand.press(button('载入全部 200 个文件', 'Load all 200 files'))
      await hand.press(
        button(`${products} 个编码各建一个产品`, `Create a product of each of the ${products} codes`),
      )
      const rows = page.locator('.products-table tbody tr')
      await expect.poll(() => rows.count(), { timeout: 180_000 }).toBe(products)
      expect(await rows.filter({ hasText: say('2023年8月', 'Aug 2023') }).count()).toBe(products)
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)

      const { hand: later, presses } = counting(hand)
      await later.handIn(button('选择文件', 'choose files'), filesOfNextMonth())
      await expect
        .poll(() => button('载入全部 20 个文件', 'Load all 20 files').isEnabled(), { timeout: 180_000 })
        .toBe(true)
      await later.press(button('载入全部 20 个文件', 'Load all 20 files'))
      await later.press(
        button(`编制 ${products} 个产品的最新简报`, `Build the newest briefs of ${products} products`),
      )
      const archive = page.getByRole('link', { name: say('下载全部（zip）', 'Download all (zip)') })
      await archive.waitFor()
      expect(presses()).toBe(3)
      const files = unzip(await readFile(await (await hand.download(archive)).path()))
      const names = [...files.keys()].filter((name) => name.endsWith('.docx'))
      expect(names).toHaveLength(products)
      for (const name of names) expect(name).toContain('2023-09')
      expect(errors).toEqual([])
      expect(requests.filter((url) => !url.startsWith(desk.url))).toEqual([])
      await desk.close()
      await rm(folder, { recursive: true, force: true })
    },
  )
})
