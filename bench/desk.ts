import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { pressesFor } from '../src/press/press.ts'
import { runDemo } from '../src/workspace/demo/demo.ts'
import { packageRoot } from '../src/workspace/files/files.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { generate } from './generate.ts'
import { type Asked, ask, drive, type Given } from './http-load.ts'
import { median } from './measure.ts'

// node scripts/run.js bench/desk.ts [ROWS]: what the desk answers on the sample, to 1 and to 16 clients, at rest and
// while files of ROWS rows (1,000,000) are handed in and loaded through it; how large the app is, compressed; and how
// long a brief takes to stand in Chromium (of the system; CHROMIUM names another), from an empty cache and again.

const seconds = 5
const clientsMeasured = [1, 16]
const brief = 'lithium-ion/2023-12'

/** Opens a desk on the sample in a process of its own. */
async function openDesk(folder: string) {
  const binary = join(packageRoot(), 'bin', 'tradebrief.js')
  const desk = spawn(process.execPath, [binary, '-C', folder, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    desk.stdout.on('data', (stated) => resolve(/http:\S+:\d+/.exec(String(stated))?.[0] ?? ''))
    desk.on('close', () => reject(new Error('the desk did not open')))
  })
  return { url, close: () => desk.kill() }
}

/** What is asked for, each as a function of what it asks next. */
async function enquiries(
  url: string,
  folder: string,
): Promise<Readonly<Record<string, () => Promise<Asked>>>> {
  const cached = `${url}/api/briefs/${brief}`
  const totals = `${url}/api/totals?product=lithium-ion&by=partner&from=2023-01&to=2023-12`
  const { etag } = await ask({ url: cached })
  const product = join(folder, 'products', 'lithium-ion.yaml')
  let time = Date.now() / 1000
  return {
    'brief, unchanged (304)': async () => ({ url: cached, headers: { 'if-none-match': etag } }),
    'brief from cache': async () => ({ url: cached }),
    // What a brief follows from has another time, so that nothing that was made before serves.
    'brief computed': async () => {
      await utimes(product, ++time, time)
      return { url: cached }
    },
    'totals by partner, 12 months, from cache': async () => ({ url: totals }),
    'totals by partner, 12 months, computed': async () => {
      await utimes(product, ++time, time)
      return { url: totals }
    },
  }
}

function tell(what: string, clients: number, { perSecond, median: middle, p99, failures }: Given): void {
  const numbers = `${perSecond.toFixed(0)} a second, median ${middle.toFixed(1)} ms, 99 % ${p99.toFixed(1)} ms`
  console.log(`${what}, ${clients} clients: ${numbers}${failures > 0 ? `, ${failures} FAILED` : ''}`)
}

/** Hands files in and loads them one after another, as the page does. */
async function loadThroughDesk(url: string, files: readonly string[]): Promise<number> {
  const begun = performance.now()
  for (const file of files) {
    const upload = await ask({
      url: `${url}/api/uploads?name=${encodeURIComponent(basename(file))}`,
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: withoutOwn(await readFile(file)),
    })
    const body = JSON.stringify({ upload: JSON.parse(upload.text).id })
    const headers = { 'content-type': 'application/json' }
    const job = await ask({ url: `${url}/api/loads`, method: 'POST', headers, body })
    const events = await ask({ url: `${url}/api/jobs/${JSON.parse(job.text).id}/events` })
    if (!events.text.includes('"state":"done"')) throw new Error(`${file} was not loaded: ${events.text}`)
  }
  return (performance.now() - begun) / 1000
}

/** Without the code of the sample’s brief, of which other amounts would contradict the sample’s. */
const withoutOwn = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString('latin1')
      .split('\n')
      .filter((line) => !line.includes('85076000'))
      .join('\n'),
    'latin1',
  )

async function tellSizes(): Promise<void> {
  const folder = join(packageRoot(), 'dist', 'web')
  const page = await readFile(join(folder, 'index.html'))
  const files = await readdir(join(folder, 'assets'))
  const first = files.filter((file) => page.includes(file))
  const bytes = await Promise.all(first.map((file) => readFile(join(folder, 'assets', file))))
  const kilobytes =
    [page, ...bytes].reduce(
      (sum, nonSharedBuffer) => sum + gzipSync(nonSharedBuffer, { level: 9 }).length,
      0,
    ) / 1024
  console.log(`first load of the app, compressed: ${kilobytes.toFixed(1)} KB (${first.join(', ')})`)
}

async function tellBrowser(url: string): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const times: { cold: number[]; again: number[] } = { cold: [], again: [] }
  for (let run = 0; run < 7; run++) {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    for (const kind of ['cold', 'again'] as const) {
      const begun = performance.now()
      await page.goto(`${url}/briefs/${brief}`, { waitUntil: 'commit' })
      await page.getByText('中国锂离子蓄电池进出口概况').first().waitFor()
      times[kind].push(performance.now() - begun)
    }
    await context.close()
  }
  await browser.close()
  const { cold, again } = times
  console.log(
    `brief readable in Chromium: ${median(cold).toFixed(0)} ms, again ${median(again).toFixed(0)} ms`,
  )
}

const rows = Number(process.argv[2] ?? 1_000_000)
const { portalFiles } = await generate(rows, join('out', 'bench'))
const folder = await mkdtemp(join(tmpdir(), 'tradebrief-bench-'))
await runDemo(folder, await pressesFor(['md']), ['zh'], silentEffects)
const desk = await openDesk(folder)
try {
  await tellSizes()
  await tellBrowser(desk.url)
  const asked = await enquiries(desk.url, folder)
  for (const [what, next] of Object.entries(asked))
    for (const clients of clientsMeasured) tell(what, clients, await drive(clients, seconds, next))
  const loading = loadThroughDesk(desk.url, portalFiles)
  for (const [what, next] of Object.entries(asked))
    for (const clients of clientsMeasured)
      tell(`while loading: ${what}`, clients, await drive(clients, seconds, next))
  console.log(
    `${rows} rows in ${portalFiles.length} files loaded meanwhile in ${(await loading).toFixed(0)} s`,
  )
} finally {
  desk.close()
  await rm(folder, { recursive: true, force: true })
}
