import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { median } from './measure.ts'
import { measureTree, type TreeMeasured, timeProcess } from './process-tree.ts'
import { listNames, publishBriefs, writePublishedWorkspace } from './site-data.ts'

// node scripts/run.js bench/site.ts [PRODUCTS] [MONTHS]: the site of a ministry (300 products, 60 months of small briefs in
// two languages): the time to write all of it, to add one release (aim: 5 s), and with nothing new; its files and size;
// until Chromium (of the system; CHROMIUM names another) draws the first content of its pages.
// Floors, in the same run: to copy the files of the site, and to read the lines of the journal as JSON in a process.
// The workspace is written to out/bench and removed afterwards.

const rounds = 3
const [products = 300, months = 60] = process.argv.slice(2).map(Number)
const folder = join('out', 'bench', `site-${products}-${months}`)
const out = join(folder, 'site')
const publish = [join('bin', 'tradebrief.js'), '-C', folder, 'publish', '--out', 'site']

const firstOf = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8' }).trim().split(/\s/)[0] ?? ''

const seconds = (items: readonly number[]): string =>
  `${median(items).toFixed(2)} s (${items.map((item) => item.toFixed(2)).join(', ')})`

/** Reads every line of the journal, and nothing else. */
const readJournal = `for (const line of require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n')) if (line) JSON.parse(line)`

/** The browser’s own first contentful paint. */
const firstPaint = `new Promise((resolve) => new PerformanceObserver((list, observer) => {
  const [paint] = list.getEntriesByName('first-contentful-paint')
  if (!paint) return
  observer.disconnect()
  resolve(paint.startTime)
}).observe({ type: 'paint', buffered: true }))`

/** How long until the first content of pages is drawn, in milliseconds, each in a browser context of its own. */
async function timeFirstContent(paths: readonly string[]): Promise<number[]> {
  const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname
    readFile(join(out, path)).then(
      (bytes) => response.setHeader('content-type', types[extname(path)] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const times: number[] = []
    for (const path of paths) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`)
      times.push(await page.evaluate<number>(firstPaint))
      await context.close()
    }
    return times
  } finally {
    await browser.close()
    server.close()
  }
}

const show = ({ seconds, processorSeconds, peakMegabytes }: TreeMeasured): string =>
  `${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} of processor), ${peakMegabytes.toFixed(0)} MB`

await rm(folder, { recursive: true, force: true })
await writePublishedWorkspace(folder, listNames(products, months))
console.log(`${products * months} releases: ${show(await measureTree(publish))}`)
if (!existsSync(out)) throw new Error('the site is not where it was to be written')
console.log(
  `files: ${firstOf('sh', '-c', `find ${out} -type f | wc -l`)}, megabytes: ${firstOf('du', '-sm', out)}`,
)
const copied = await measureTree(['-r', out, join(folder, 'copy')], 'cp')
console.log(`floor, a copy of its files: ${show(copied)}`)
await rm(join(folder, 'copy'), { recursive: true, force: true })
const added: number[] = []
const addedProcessor: number[] = []
const unchanged: number[] = []
const floor: number[] = []
for (let round = 0; round < rounds; round++) {
  // A product of its own and, in turn, a month more of a product that is there.
  const names = [
    { product: `new-${round}`, period: '2023-12' },
    { product: `product-${round + 1}`, period: '2024-01' },
  ]
  for (const name of names) {
    await publishBriefs(folder, [name])
    const measured = await measureTree(publish)
    added.push(measured.seconds)
    addedProcessor.push(measured.processorSeconds)
    floor.push(await timeProcess(['-e', readJournal, join(folder, 'releases', 'journal.jsonl')]))
  }
  unchanged.push(await timeProcess(publish))
}
console.log(`one release more: ${seconds(added)}, of processor ${seconds(addedProcessor)}`)
console.log(`floor, the journal read as JSON: ${seconds(floor)}`)
console.log(`ratio: ${(median(added) / median(floor)).toFixed(1)}`)
console.log(`nothing new: ${seconds(unchanged)}`)
const pages = ['zh/index.html', 'en/product-1/index.html', 'zh/product-1/2023-12/index.html']
for (const path of pages) {
  const times = await timeFirstContent(Array<string>(5).fill(path))
  console.log(
    `first content of ${path}: ${median(times).toFixed(0)} ms (${times.map(Math.round).join(', ')})`,
  )
}
await rm(folder, { recursive: true, force: true })
