import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { median } from './measure.ts'
import { measureTree, timeProcess } from './process-tree.ts'
import { listNames, publishBriefs, writePublishedWorkspace } from './site-data.ts'

// node scripts/run.js bench/site.ts [PRODUCTS] [MONTHS]: the site of a ministry (300 products, 60 months of small briefs in
// two languages): the time to write all of it, to add one release (aim: 5 s), and with nothing new; its files and size.
// The workspace is written to out/bench and removed afterwards.

const rounds = 3
const [products = 300, months = 60] = process.argv.slice(2).map(Number)
const folder = join('out', 'bench', `site-${products}-${months}`)
const out = join(folder, 'site')
const publish = [join('bin', 'tradebrief.js'), '-C', folder, 'publish', '--out', 'site']

const firstOf = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8' }).trim().split(/\s/)[0] ?? ''

await rm(folder, { recursive: true, force: true })
await writePublishedWorkspace(folder, listNames(products, months))
const whole = await measureTree(publish)
console.log(
  `${products * months} releases: ${whole.seconds.toFixed(1)} s, ${whole.peakMegabytes.toFixed(0)} MB`,
)
if (!existsSync(out)) throw new Error('the site is not where it was to be written')
console.log(
  `files: ${firstOf('sh', '-c', `find ${out} -type f | wc -l`)}, megabytes: ${firstOf('du', '-sm', out)}`,
)
const added: number[] = []
const unchanged: number[] = []
for (let round = 0; round < rounds; round++) {
  // A product of its own and, in turn, a month more of a product that is there.
  const name =
    round % 2 === 0
      ? { product: `new-${round}`, period: '2023-12' }
      : { product: `product-${round}`, period: '2024-01' }
  await publishBriefs(folder, [name])
  added.push(await timeProcess(publish))
  unchanged.push(await timeProcess(publish))
}
console.log(
  `one release more: ${median(added).toFixed(2)} s (${added.map((item) => item.toFixed(2)).join(', ')})`,
)
console.log(`nothing new: ${median(unchanged).toFixed(2)} s`)
await rm(folder, { recursive: true, force: true })
