import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishSite } from '../../src/site/publish-site.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import '../support/command.ts' // the identity of the program is that of its build
import { sampleBriefs } from '../support/sample-brief.ts'
import { workspaceWith } from '../support/workspaces.ts'
import { configWith } from './site-workspace.ts'
import { SmallReleases } from './small-briefs.ts'

/** Where pictures of the pages are put, to be looked at; nowhere by default. */
const pictures = process.env.TRADEBRIEF_PICTURES

const pages = [
  'index.html',
  'method.html',
  'lithium-ion/index.html',
  'lithium-ion/2023-12/index.html',
  'lithium-ion/2023-12/v1/index.html',
  'lithium-ion/2023-12/embed/export.partners.chart.html',
  'lithium-ion/2023-12/embed/overview.html',
  'gone/2023/index.html',
]

describe.skipIf(!chromiumPath)('the pages of the site, opened as files', () => {
  let browser: Browser
  let out: string
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'tradebrief-site-'))
    cleanUpAfterFile(() => rm(out, { recursive: true, force: true }))
    const issuer = { zh: '国际贸易研究所', en: 'Institute of International Trade' }
    const settings = { url: 'https://trade.example.org/briefs/' }
    const releases = new SmallReleases(configWith(await workspaceWith(), settings, { issuer }))
    const briefs = await sampleBriefs(['zh', 'en'])
    const december = { product: 'lithium-ion', period: '2023-12' }
    const release = async (name: typeof december, text: string, more: object = {}) => {
      await releases.sign(name, { text, ...more })
      await releases.do(name, { action: 'publish' })
      releases.now = new Date(releases.now.getTime() + 60_000)
    }
    await release(december, 'first', { briefs })
    await releases.do(december, { action: 'amend' }, '海关修订了 12 月对越南的出口')
    await release(december, 'second', { briefs })
    for (const period of ['2023-10', '2023-11', '2023-Q4']) await release({ ...december, period }, period)
    await release({ product: 'solar', period: '2023-12' }, '光伏组件', { languages: ['zh'] })
    await release({ product: 'gone', period: '2023' }, 'gone')
    await releases.do({ product: 'gone', period: '2023' }, { action: 'withdraw' }, '文件有误')
    const effects = { ...silentEffects, now: () => releases.now }
    expect((await publishSite(releases.workspace, { out }, effects)).problems).toEqual([])
    browser = await openBrowser()
  }, 180_000)
  afterAll(() => browser?.close())

  const addressOf = (path: string) => pathToFileURL(join(out, path)).href

  describe.each(['zh', 'en'])('in %s', (language) => {
    it.each(pages)(
      '%s is accessible, fits a narrow screen, and fetches nothing from elsewhere',
      async (path) => {
        for (const [width, colorScheme] of [
          [1440, 'light'],
          [390, 'dark'],
          [390, 'light'],
          [1440, 'dark'],
        ] as const) {
          const viewport = { width, height: 900 }
          const { page, requests, errors } = await watchedPage(browser, { viewport, colorScheme })
          await page.goto(addressOf(`${language}/${path}`))
          if (pictures) {
            const name = `${language}-${path.replace(/\W+/g, '-')}-${width}-${colorScheme}.png`
            await page.screenshot({ path: join(pictures, name) })
          }
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
          expect(errors).toEqual([])
          expect(requests.filter((address) => !address.startsWith('file:'))).toEqual([])
          // Last, since axe fetches style sheets, which the policy of the page refuses.
          expect(await violations(page)).toEqual([])
          await page.context().close()
        }
      },
    )
  })

  it('leads on from the address of the site, and to the other language', async () => {
    const { page } = await watchedPage(browser)
    await page.goto(addressOf('index.html'))
    await page.getByRole('heading', { name: '贸易简报', exact: true }).waitFor()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Trade briefs', exact: true }).waitFor()
    await page
      .getByRole('link', { name: 'China’s trade in lithium-ion batteries, December 2023' })
      .first()
      .click()
    await page.getByText('This version replaces version 1.').first().waitFor()
    await page.getByRole('link', { name: '中文' }).click()
    expect(page.url()).toBe(addressOf('zh/lithium-ion/2023-12/index.html'))
  })

  it('finds products and periods', async () => {
    const { page } = await watchedPage(browser)
    await page.goto(addressOf('zh/index.html'))
    const rows = page.locator('.products > li:visible')
    expect(await rows.count()).toBe(3)
    await page.getByRole('searchbox').fill('Lithium 2023-11')
    expect(await rows.count()).toBe(1)
    await page.getByRole('searchbox').fill('２０２３-1')
    expect(await rows.count()).toBe(2)
    await page.getByRole('searchbox').fill('咖啡')
    await page.getByText('没有符合的产品。').waitFor()
    await page.getByRole('searchbox').fill('lithium 2023-11')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(addressOf('zh/lithium-ion/2023-11/index.html'))
  })

  it('explains a figure, and has everything without scripts', async () => {
    const { page } = await watchedPage(browser)
    await page.goto(addressOf('en/lithium-ion/2023-12/index.html'))
    await page.locator('.brief p .figure').first().click()
    await page.getByRole('dialog').getByText('printed as').waitFor()
    const plain = await watchedPage(browser, { javaScriptEnabled: false })
    await plain.page.goto(addressOf('en/index.html'))
    expect(await plain.page.locator('.products > li:visible').count()).toBe(3)
    expect(await plain.page.getByRole('searchbox').count()).toBe(0)
    await plain.page.goto(addressOf('en/lithium-ion/2023-12/index.html'))
    await plain.page.getByText('Where the figures come from').click()
    expect(await plain.page.locator('.derivations li:visible').count()).toBeGreaterThan(20)
  })
})
