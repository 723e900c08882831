import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pressesFor } from '../src/press/press.ts'
import { runDemo } from '../src/workspace/demo/demo.ts'
import { packageRoot } from '../src/workspace/files/files.ts'
import { addToken } from '../src/workspace/project/tokens/tokens.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { type DeskProcess, openDeskProcess } from './desk-process.ts'
import { randomFrom } from './random.ts'
import { SoakClient, type SoakRecords } from './soak-client.ts'
import { hostileAttacks } from './soak-hostile.ts'
import { ordinaryActivities } from './soak-ordinary.ts'
import { printRecords, printSlowMinutes, summarize } from './soak-report.ts'

// node scripts/run.js bench/soak.ts [--minutes 10] [--clients 16] [--hostile FOLDER] [--control]: people at work at a desk,
// who come one after the other within ten seconds, each with a pause of half a second to one and a half after each answer, and meanwhile a hostile request every second, in
// random order. Prints what each kind of request took, failures, and memory every ten seconds. --control leaves the hostile
// requests out, to tell what the machine takes by itself. Ends with 1 where an ordinary request failed, the 99th percentile
// of all of them is above 500 ms, the desk ended, or it has more than 400 MB after a rest of 30 s.

const limits = { p99: 500, memory: 400 }

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    clients: { type: 'string', default: '16' },
    hostile: { type: 'string', default: join(packageRoot(), '..', 'shared', 'hostile') },
    control: { type: 'boolean', default: false },
  },
})
const random = randomFrom(24)
const products = Array.from({ length: 4 }, (_, index) => `batteries-${index + 1}`)
const months = Array.from({ length: 12 }, (_, index) => `2023-${String(12 - index).padStart(2, '0')}`)

/** A workspace with the sample, and its product under further names. */
async function prepareWorkspace(): Promise<{ readonly folder: string; readonly brief: Uint8Array }> {
  const folder = await mkdtemp(join(tmpdir(), 'tradebrief-soak-'))
  const { files } = await runDemo(folder, await pressesFor(['md']), ['zh'], silentEffects)
  const file = (product: string) => join(folder, 'products', `${product}.yaml`)
  for (const product of products) await copyFile(file('lithium-ion'), file(product))
  const [brief] = files
  if (!brief) throw new Error('the sample gave no brief')
  return { folder, brief: await readFile(brief) }
}

/** How fast the machine is at the moment, in milliseconds for a hundred million additions: a desktop takes about a hundred. */
function timeAdditions(): number {
  const start = performance.now()
  let sum = 0
  for (let count = 0; count < 100_000_000; count++) sum += count
  return sum > 0 ? performance.now() - start : 0
}

async function watchMemory(desk: DeskProcess, signal: AbortSignal): Promise<number> {
  const start = performance.now()
  let peak = 0
  for (let look = 0; !signal.aborted; look++) {
    const { root, children } = await desk.memory()
    peak = Math.max(peak, root)
    const time = ((performance.now() - start) / 1_000).toFixed(0)
    if (look % 10 === 0)
      console.log(`${time.padStart(5)} s  desk ${root.toFixed(0)} MB, children ${children.toFixed(0)} MB`)
    await wait(1_000)
  }
  return peak
}

async function work(
  client: SoakClient,
  world: Parameters<typeof ordinaryActivities>[0],
  end: number,
): Promise<void> {
  const choices = ordinaryActivities(world).flatMap((activity) =>
    Array.from({ length: activity.weight }, () => activity),
  )
  await wait(random() * 10_000)
  while (performance.now() < end) {
    await choices[Math.floor(random() * choices.length)]?.perform(client)
    await wait(500 + random() * 1_000)
  }
}

async function attack(
  clients: Parameters<ReturnType<typeof hostileAttacks>[number]['perform']>[0],
  end: number,
): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'tradebrief-hostile-'))
  const attacks = hostileAttacks(values.hostile, out)
  const running: Promise<void>[] = []
  while (performance.now() < end) {
    running.push(attacks[Math.floor(random() * attacks.length)]?.perform(clients) ?? Promise.resolve())
    await wait(1_000)
  }
  await Promise.all(running)
  await rm(out, { recursive: true, force: true })
}

const { folder, brief } = await prepareWorkspace()
const table = await readFile(
  join(packageRoot(), 'samples', 'photovoltaics', 'files', '虚构_出口_光伏_2021_美元.csv'),
)
const newToken = (name: string, role: 'editor' | 'reader') => addToken(folder, name, role, new Date())
const editors: string[] = []
for (let index = 1; index <= Number(values.clients); index++)
  editors.push(await newToken(`editor ${index}`, 'editor'))
const [badReader, badEditor] = [
  await newToken('hostile reader', 'reader'),
  await newToken('hostile editor', 'editor'),
]
const desk = await openDeskProcess(folder, ['--tokens'])
const stop = new AbortController()
try {
  const ordinary: SoakRecords = new Map()
  const hostile: SoakRecords = new Map()
  const additions = timeAdditions()
  const end = performance.now() + Number(values.minutes) * 60_000
  const memory = watchMemory(desk, stop.signal)
  const world = { products, months, random, brief, table }
  const people = editors.map((editor) => new SoakClient(desk.url, editor, ordinary))
  const connections = new Agent({ keepAlive: true, maxSockets: 40 })
  const attackers = {
    editor: new SoakClient(desk.url, badEditor, hostile, connections),
    reader: new SoakClient(desk.url, badReader, hostile, connections),
  }
  await Promise.all([
    ...people.map((client) => work(client, world, end)),
    ...(values.control ? [] : [attack(attackers, end)]),
  ])
  const isRunning = desk.isRunning()
  await wait(30_000)
  stop.abort()
  const peak = await memory
  const { root, children } = await desk.memory()
  printRecords('ordinary', ordinary)
  printSlowMinutes(ordinary, limits.p99)
  printRecords('hostile', hostile)
  const { p99, failures } = summarize(ordinary)
  console.log(
    `memory of the desk: peak ${peak.toFixed(0)} MB, after 30 s of rest ${root.toFixed(0)} + ${children.toFixed(0)} MB`,
  )
  console.log(
    `speed of the machine: ${additions.toFixed(0)} ms before, ${timeAdditions().toFixed(0)} ms after, for 100 million additions`,
  )
  const isGood =
    isRunning &&
    failures === 0 &&
    p99 <= limits.p99 &&
    root + children <= limits.memory &&
    summarize(hostile).failures === 0
  if (!isGood) process.exitCode = 1
  console.log(isGood ? 'passed' : 'FAILED')
} finally {
  stop.abort()
  desk.close()
  await rm(folder, { recursive: true, force: true })
}
