import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { html } from '../../src/press/html.ts'
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
      (['light', 'dark'] as const).flatMap((colorScheme) =>
        ([360, 1200] as const).map((width) => ({ language, colorScheme, width })),
      ),
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
})
