import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pressesFor } from '../src/press/press.ts'
import { runDemo } from '../src/workspace/demo/demo.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { openDeskProcess } from './desk-process.ts'
import { type Asked, drive } from './http-load.ts'

// node scripts/run.js bench/desk-memory.ts [SECONDS] [CLIENTS] [KIND]: resident memory of a desk (Linux) at rest, the most
// during three bursts of 16 clients, and after each. Clients ask for briefs, figures, checks, totals, previews and files in
// every format, of twelve months of eight products, which no cache holds. KIND names a single kind of request.

const seconds = Number(process.argv[2] ?? 20)
const clients = Number(process.argv[3] ?? 16)
const kind = process.argv[4]
const products = Array.from({ length: 8 }, (_, index) => `batteries-${index + 1}`)
const months = Array.from({ length: 12 }, (_, index) => `2023-${String(index + 1).padStart(2, '0')}`)
const formats = ['docx', 'pdf', 'xlsx', 'html', 'md', 'json']

function requests(url: string): readonly Asked[] {
  const list: [string, Asked][] = []
  for (const month of months)
    for (const product of products)
      for (const language of ['zh', 'en']) {
        const name = `${product}/${month}`
        list.push(['brief', { url: `${url}/api/briefs/${name}?language=${language}` }])
        list.push(['figures', { url: `${url}/api/figures/${name}?language=${language}` }])
        list.push(['checks', { url: `${url}/api/checks/${name}` }])
        for (const format of formats)
          list.push([format, { url: `${url}/api/briefs/${name}/file?language=${language}&format=${format}` }])
        const by = language === 'zh' ? 'partner' : 'place'
        const query = `product=${product}&flow=export&by=${by}&per=month&from=2022-01&to=${month}`
        list.push(['totals', { url: `${url}/api/totals?${query}` }])
        list.push(['preview', preview(`${url}/api/commentary/${name}/preview`, language)])
      }
  return list.filter(([name]) => kind === undefined || kind === name).map(([, asked]) => asked)
}

const preview = (url: string, language: string): Asked => ({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ text: '# 出口\n\n出口额为 {{export.month.value}}。\n', language }),
})

const folder = await mkdtemp(join(tmpdir(), 'tradebrief-memory-'))
await runDemo(folder, await pressesFor(['md']), ['zh'], silentEffects)
const file = (product: string) => join(folder, 'products', `${product}.yaml`)
for (const product of products) await copyFile(file('lithium-ion'), file(product))
const desk = await openDeskProcess(folder)
try {
  const shown = async () => {
    const { root, children } = await desk.memory()
    return `${root.toFixed(0)} + ${children.toFixed(0)}`
  }
  await wait(2_000)
  console.log(`MB of the desk + its children. At rest: ${await shown()}`)
  const list = requests(desk.url)
  // A step that has no common factor with the number of requests visits all of them, in an order that mixes kinds.
  const step = list.length > 1 ? 1_009 : 1
  let index = 0
  for (const round of [1, 2, 3]) {
    let peak = { root: 0, children: 0 }
    const watch = setInterval(async () => {
      const now = await desk.memory()
      peak = { root: Math.max(peak.root, now.root), children: Math.max(peak.children, now.children) }
    }, 250)
    const next = async (): Promise<Asked> => list[(index++ * step) % list.length] ?? { url: desk.url }
    const given = await drive(clients, seconds, next)
    clearInterval(watch)
    const after: string[] = []
    for (const pause of [0, 5, 25]) {
      await wait(pause * 1_000)
      after.push(await shown())
    }
    const speed = `${given.perSecond.toFixed(1)} answers/s, median ${given.median.toFixed(0)} ms, p99 ${given.p99.toFixed(0)} ms, ${given.failures} failures`
    console.log(
      `burst ${round}: peak ${peak.root.toFixed(0)} + ${peak.children.toFixed(0)}; after 0, 5, 30 s: ${after.join(', ')}; ${speed}`,
    )
  }
} finally {
  desk.close()
  await rm(folder, { recursive: true, force: true })
}
