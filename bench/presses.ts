import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document } from '../src/brief/brief.ts'
import { type Format, formats, presses, pressesFor } from '../src/press/press.ts'
import { languages, toMonth } from '../src/trade/trade.ts'
import { makeBriefs } from '../src/workspace/build/build.ts'
import { runDemo } from '../src/workspace/demo/demo.ts'
import { readProduct } from '../src/workspace/project/products/products.ts'
import { openLedger, openWorkspace } from '../src/workspace/project/project.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { median } from './measure.ts'

// node scripts/run.js bench/presses.ts: the time to print the sample's brief in each format, in milliseconds.
// Cold is the first print of the process with the press's own libraries still to be loaded, warm the median of
// further ones, and processor the median of their time on processors, which other programs at work disturb less. The
// sum is what all six formats of one language take, one after another.

const warmRuns = 15

/** The sample's brief in both languages. */
async function sampleBriefs(): Promise<Document[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tradebrief-bench-'))
  try {
    await runDemo(folder, await pressesFor(['md']), ['zh'], silentEffects)
    const workspace = await openWorkspace(folder)
    const product = await readProduct(workspace, 'lithium-ion')
    const ledger = await openLedger(workspace, { readOnly: true })
    try {
      const briefs = await makeBriefs(workspace, ledger, product, toMonth(2023, 12), languages)
      return briefs.map(({ document }) => document)
    } finally {
      await ledger.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Times {
  readonly cold: number
  readonly warm: number
  readonly processor: number
}

async function timesOf(format: Format, document: Document): Promise<Times> {
  const timed = async () => {
    const begun = { time: performance.now(), processor: process.cpuUsage() }
    await (await presses[format]()).print(document)
    const { user, system } = process.cpuUsage(begun.processor)
    return { time: performance.now() - begun.time, processor: (user + system) / 1_000 }
  }
  const cold = await timed()
  const warm: (typeof cold)[] = []
  while (warm.length < warmRuns) warm.push(await timed())
  return {
    cold: cold.time,
    warm: median(warm.map(({ time }) => time)),
    processor: median(warm.map(({ processor }) => processor)),
  }
}

const padded = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell).padStart(11)).join('')

for (const document of await sampleBriefs()) {
  console.log(padded([document.language, 'cold', 'warm', 'processor']))
  const sum = { warm: 0, processor: 0 }
  for (const format of formats) {
    const { cold, warm, processor } = await timesOf(format, document)
    sum.warm += warm
    sum.processor += processor
    console.log(padded([format, cold, warm, processor]))
  }
  console.log(padded(['all six', '', sum.warm, sum.processor]))
}
