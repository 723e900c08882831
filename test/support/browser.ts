import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Where the system's Chromium is, or null; `CHROMIUM` names another. No browser is ever downloaded. */
export const chromiumPath: string | null = findChromium()
if (!chromiumPath) console.warn('Chromium is not here: pages are not opened in these tests')

function findChromium(): string | null {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find((path) => existsSync(path)) ?? null
}

/**
 * A browser for one test file; the caller closes it. A machine that runs the tests as root, as containers do,
 * can give it no sandbox.
 *
 * @example
 * let browser: Browser
 * beforeAll(async () => { browser = await openBrowser() })
 * afterAll(() => browser.close())
 */
export function openBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error('Chromium is not here')
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
}

/** What a page asked of the network, and what its scripts complained of. */
export interface Watched {
  readonly page: Page
  readonly requests: readonly string[]
  readonly errors: readonly string[]
}

/** A page in a context of its own, with everything watched that it should not do. */
export async function watchedPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const requests: string[] = []
  const errors: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, requests, errors }
}

/** A rule of WCAG that a page breaks, with the elements that break it. */
export interface Violation {
  readonly rule: string
  readonly help: string
  readonly elements: readonly string[]
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * What axe-core finds against WCAG 2.2, levels A and AA. Axe comes into the page by the browser's own means, so
 * that a strict content security policy can stay in force.
 */
export async function violations(page: Page): Promise<Violation[]> {
  // What is evaluated runs outside the page’s policy, unlike a script element.
  await page.evaluate(await readFile(axePath, 'utf8'))
  const found = await page.evaluate(async () => {
    // Axe puts itself on the window; its types would come with the whole DOM library.
    const { axe, document, getComputedStyle } = globalThis as unknown as AxeWindow
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    // What sticks to the window covers part of another target only until the page is scrolled.
    const sticking = [...document.querySelectorAll('*')].filter((element) =>
      ['sticky', 'fixed'].includes(getComputedStyle(element).position),
    )
    for (const { style } of sticking) style.position = 'static'
    // Beside a panel of commentary, what is out of view is not laid out, so that it has no sizes to be measured.
    for (const { classList } of document.querySelectorAll('.printed')) classList.remove('written')
    const results = await axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
    for (const { style } of sticking) style.position = ''
    return results
  })
  return found.violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.map(({ html }) => html.slice(0, 200)),
  }))
}

interface StyledElement {
  readonly style: { position: string }
  readonly classList: { remove(name: string): void }
}

/** What is used of the page’s window. */
interface AxeWindow {
  readonly axe: { run(options: object): Promise<AxeResults> }
  readonly document: { querySelectorAll(selector: string): Iterable<StyledElement> }
  getComputedStyle(element: StyledElement): { readonly position: string }
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}
