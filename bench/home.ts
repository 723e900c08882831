import { spawn } from 'node:child_process'
import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { packageRoot } from '../src/workspace/files/files.ts'
import { openDeskProcess } from './desk-process.ts'
import { writeHomeWorkspace } from './home-data.ts'
import { median } from './measure.ts'

// node scripts/run.js bench/home.ts [PRODUCTS] [MONTHS]: the desk of a ministry (300 products, 120 months) in Chromium (of
// the system; CHROMIUM names another): from the address to the first content and the first row of the home page, the
// bytes of a first visit, a brief, how long each key of a commentary keeps the page, and how long `status` takes. The workspace is kept.

const rounds = 7
const typed = '本月出口增长主要来自东盟市场，企业反映新订单充足，预计下月仍将保持增长。'

interface PageTimes {
  /** Until the browser has drawn anything of the home page: its own first contentful paint. */
  readonly content: number
  readonly home: number
  readonly data: number
  readonly brief: number
}

/** Milliseconds from an address to what it is opened for. */
async function timeUntil(page: Page, address: string, selector: string): Promise<number> {
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(selector).first().waitFor()
  return performance.now() - began
}

const readFirstPaint = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => new PerformanceObserver((list, observer) => {
    const [paint] = list.getEntriesByName('first-contentful-paint')
    if (!paint) return
    observer.disconnect()
    resolve(paint.startTime)
  }).observe({ type: 'paint', buffered: true }))`)

async function timePages(browser: Browser, url: string): Promise<PageTimes> {
  const times = {
    content: [] as number[],
    home: [] as number[],
    data: [] as number[],
    brief: [] as number[],
  }
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    times.home.push(await timeUntil(page, `${url}/`, '.products-table tbody tr'))
    times.content.push(await readFirstPaint(page))
    times.data.push(await timeUntil(page, `${url}/data`, '.coverage-list details'))
    times.brief.push(await timeUntil(page, `${url}/briefs/product-1/2023-12`, 'button.figure'))
    await context.close()
  }
  return {
    content: median(times.content),
    home: median(times.home),
    data: median(times.data),
    brief: median(times.brief),
  }
}

/** What a first visit of the home page fetches before its rows are there, compressed. */
async function measureFirstLoad(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/api/'))
      sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  await page.goto(url)
  await page.locator('.products-table tbody tr').first().waitFor()
  const bytes = await Promise.all(sizes)
  await page.close()
  return bytes.reduce((sum, size) => sum + size, 0)
}

/** Tasks that kept the page while a commentary was typed, in milliseconds, the longest first; shorter than 50 are not told. */
async function measureTyping(browser: Browser, url: string): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${url}/briefs/product-1/2023-12`)
  await page.locator('button.comment').nth(1).click()
  await page.locator('.panel textarea').click()
  await page.evaluate(`globalThis.tasks = []; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration)
  }).observe({ type: 'longtask' })`)
  for (const sign of typed) {
    await page.keyboard.insertText(sign)
    // Slow enough that the brief is drawn between the keys, too.
    await page.waitForTimeout(120 + (sign.charCodeAt(0) % 5) * 100)
  }
  await page.waitForTimeout(2_000)
  const tasks = await page.evaluate<number[]>('tasks')
  await page.close()
  return tasks.sort((a, b) => b - a)
}

/** Seconds that `status` takes, as a process. */
async function timeStatus(folder: string): Promise<number> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [join(packageRoot(), 'bin', 'tradebrief.js'), '-C', folder, 'status'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`status failed (${code})`)
  return (performance.now() - began) / 1000
}

const [products = 300, months = 120] = process.argv.slice(2).map(Number)
const folder = join('out', 'bench', `home-${products}-${months}`)
const isThere = await access(join(folder, 'ledger.duckdb')).then(
  () => true,
  () => false,
)
if (!isThere) {
  await mkdir(folder, { recursive: true })
  await writeHomeWorkspace(folder, { products, months })
}
console.log(`${products} products, ${months} months`)
console.log(`status: ${(await timeStatus(folder)).toFixed(1)} s`)
const desk = await openDeskProcess(folder)
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const first = await browser.newPage()
  console.log(
    `home just after the desk opened: ${(await timeUntil(first, desk.url, '.products-table tbody tr')).toFixed(0)} ms`,
  )
  await first.close()
  console.log(`first load, compressed: ${((await measureFirstLoad(browser, desk.url)) / 1000).toFixed(1)} KB`)
  const { content, home, data, brief } = await timePages(browser, desk.url)
  console.log(`first content of the home page: ${content.toFixed(0)} ms (aim: 300)`)
  console.log(`first row of the home page: ${home.toFixed(0)} ms`)
  console.log(`coverage on the data page: ${data.toFixed(0)} ms`)
  console.log(`brief: ${brief.toFixed(0)} ms (aim: 500)`)
  const tasks = await measureTyping(browser, desk.url)
  console.log(
    `typing: ${tasks.length} tasks over 50 ms: ${tasks.map((task) => task.toFixed(0)).join(', ') || 'none'}`,
  )
} finally {
  await browser.close()
  desk.close()
}
