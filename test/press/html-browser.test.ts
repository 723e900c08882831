import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { html } from '../../src/press/html/html.ts'
import { languages } from '../../src/trade/language.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import { brief } from '../support/documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-html-'))
const pageOf = (name: string) => pathToFileURL(join(folder, `${name}.html`)).href

describe.skipIf(!chromiumPath)('a brief as a page in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    for (const language of languages)
      writeFileSync(join(folder, `${language}.html`), await html.print(brief(language)))
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(
    languages.flatMap((language) =>
      (['light', 'dark'] as const).map((colorScheme) => ({
        language,
        colorScheme,
        // Each language and each scheme on a phone and on a desk.
        width: (language === 'zh') === (colorScheme === 'light') ? 360 : 1200,
      })),
    ),
  )(
    'keeps to WCAG A and AA: $language, $colorScheme, $width px',
    async ({ language, colorScheme, width }) => {
      const { page, requests, errors } = await watchedPage(browser, {
        colorScheme,
        viewport: { width, height: 800 },
      })
      await page.goto(pageOf(language))
      expect(await violations(page)).toEqual([])
      // The page itself never scrolls sideways; wide tables do so on their own.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      expect(requests).toEqual([pageOf(language)])
      expect(errors).toEqual([])
      await page.context().close()
    },
  )

  it.each([360, 1200])('shows how a number came about, by mouse and by keys, at %i px', async (width) => {
    const { page, errors } = await watchedPage(browser, { viewport: { width, height: 800 } })
    await page.goto(pageOf('en'))
    const panel = page.locator('dialog.derivation')
    expect(await panel.isVisible()).toBe(false)
    await page.locator('p [data-figure="export.month.value.yoy"]').first().click()
    expect(await panel.textContent()).toContain('(exports, month, value')
    expect(await violations(page)).toEqual([])
    await panel.getByRole('link', { name: 'exports, month, value', exact: true }).click()
    expect(await panel.textContent()).toContain('Sum of customs data: exports; value (US dollars)')
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    await page.locator('.scroll').first().focus()
    for (const key of ['Enter', 'ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    expect(await panel.locator('b').textContent()).toBe('exports, month, value, growth')
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('keeps the names of rows in sight and says that there is more where a table is wider than a phone', async () => {
    const { page } = await watchedPage(browser, { viewport: { width: 360, height: 800 } })
    await page.goto(pageOf('en'))
    const table = page.locator('.table:has(.later) .scroll.wide').first()
    await table.waitFor()
    const places = await table.evaluate((box) => {
      box.scrollLeft = box.scrollWidth
      const place = (name: string) => {
        const edge = box.querySelector(`tbody tr:not(.block) ${name}`)?.getBoundingClientRect().left
        return Math.round((edge ?? Number.NaN) - box.getBoundingClientRect().left)
      }
      return { name: place('th'), isLaterInSight: place('.later') >= 0, isFigureInSight: place('td') >= 0 }
    })
    expect(places).toEqual({ name: 0, isLaterInSight: true, isFigureInSight: false })
    const hint = "getComputedStyle(document.querySelector('.wide .caption'), '::after').content"
    expect(await page.evaluate(hint)).toContain('Scroll sideways')
    await page.setViewportSize({ width: 1200, height: 800 })
    await expect.poll(() => page.locator('.scroll.wide').count()).toBe(0)
    await page.context().close()
  })

  it('tells as much without a script', async () => {
    const { page } = await watchedPage(browser, { javaScriptEnabled: false })
    await page.goto(pageOf('zh'))
    await page.locator('summary').click()
    const entry = page.locator('[id="from-export.month.value.yoy"]')
    expect(await entry.textContent()).toContain('印作 -10.3')
    await entry.getByRole('link').first().click()
    expect(page.url()).toContain('#from-export.month.value')
    await page.context().close()
  })
})
