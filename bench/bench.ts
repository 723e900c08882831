import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type CaseName,
  caseNames,
  cases,
  caseTitle,
  parseCount,
  type Result,
  resultOf,
  shortCount,
} from './cases.ts'
import { fewestRows, generate } from './generate.ts'
import { childMark, type Measured, measure, runChild } from './measure.ts'
import { inPieces } from './pieces.ts'
import { progressLine } from './progress-line.ts'
import { describe, regressions, type Stored, table } from './report.ts'
import type { WorkloadName } from './workloads.ts'

const usage = `usage: npm run bench -- [--rows 1m,5m] [--case NAME]… [--runs N] [--json] [--out FOLDER]

  --rows   numbers of rows to measure, such as 100000 or 100k (default 1m,5m)
  --case   load, loadFew (all months of a flow in one file), loadMany (each month in eleven), loadSmall (in files of
           ten thousand rows), loadRevised (all once more, revised), figures, figuresAnew, figuresOther, brief or build, or one
           with its rows, such as "load 1m" (default all)
  --runs   how often a load is measured (default 3 up to a million rows, else 1)
  --json   print the results as JSON
  --out    where data and results are kept (default out/bench)`

interface Order {
  readonly rows: readonly number[]
  readonly wanted: (name: CaseName, rows: number) => boolean
  /** How often a load is measured; null for the usual. */
  readonly runs: number | null
  readonly json: boolean
  readonly out: string
}

/** Up to here a load takes seconds, and its median of several is steadier. */
const smallLoad = 1_000_000
const smallLoadRuns = 3

function readOrder(args: string[]): Order {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '1m,5m' },
      case: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string', default: join('out', 'bench') },
    },
  })
  const rows = values.rows.split(',').map((text) => {
    const count = parseCount(text)
    if (count === null || count < fewestRows)
      throw new TypeError(`--rows takes numbers of at least ${fewestRows}, not ${text}`)
    return count
  })
  const titles = [...caseNames, ...rows.flatMap((count) => caseNames.map((name) => caseTitle(name, count)))]
  const unknown = values.case.find((title) => !titles.includes(title))
  if (unknown) throw new TypeError(`--case takes one of ${titles.join(', ')}, not ${unknown}`)
  const runs = values.runs === undefined ? null : Number(values.runs)
  if (runs !== null && !(Number.isInteger(runs) && runs > 0))
    throw new TypeError(`--runs takes a number, not ${values.runs}`)
  const wanted = (name: CaseName, count: number) =>
    values.case.length === 0 || values.case.includes(name) || values.case.includes(caseTitle(name, count))
  return { rows, wanted, runs, json: values.json, out: values.out }
}

async function run({ rows, wanted, runs, out }: Order): Promise<Result[]> {
  const results: Result[] = []
  for (const count of rows) {
    const names = caseNames.filter((name) => wanted(name, count))
    if (names.length === 0) continue
    await withProgress(`making files of ${shortCount(count)} rows`, async (say) => {
      const data = await generate(count, out, say)
      // Here, since the process that loads them is measured.
      if (names.includes('loadFew')) await inPieces(data, 'few')
      if (names.includes('loadMany')) await inPieces(data, 'many')
      if (names.includes('loadSmall')) await inPieces(data, 'small')
      if (names.includes('loadRevised')) await inPieces(data, 'revised')
    })
    // Several cases have one floor, and all stand on what the loads leave behind.
    const measured = new Map<WorkloadName, Measured[]>()
    const measuredOnce = async (workload: WorkloadName): Promise<Measured[]> => {
      const existing = measured.get(workload)
      if (existing) return existing
      const isLoad = /load/i.test(workload)
      const times = isLoad ? (runs ?? (count <= smallLoad ? smallLoadRuns : 1)) : 1
      const processes: Measured[] = []
      while (processes.length < times) {
        const label = `${workload} ${shortCount(count)}${times > 1 ? `, run ${processes.length + 1} of ${times}` : ''}`
        processes.push(await withProgress(label, (say) => measure(workload, count, out, say)))
      }
      measured.set(workload, processes)
      return processes
    }
    for (const name of names) {
      const { workload, floor } = cases[name]
      await measuredOnce('plainLoad')
      await measuredOnce('load')
      results.push(resultOf(name, count, await measuredOnce(workload), await measuredOnce(floor)))
    }
  }
  return results
}

async function withProgress<Value>(
  label: string,
  workload: (say: (done: number, total: number) => void) => Promise<Value>,
): Promise<Value> {
  const line = progressLine(label, process.stderr)
  try {
    return await workload(line.say)
  } finally {
    line.end()
  }
}

/** Earlier runs, the last one first. */
async function readStored(out: string): Promise<Stored[]> {
  const names = (await readdir(out))
    .filter((name) => /^results-.*\.json$/.test(name))
    .sort()
    .reverse()
  return Promise.all(
    names.map(async (name): Promise<Stored> => JSON.parse(await readFile(join(out, name), 'utf8'))),
  )
}

async function main(args: string[]): Promise<void> {
  const order = readOrder(args)
  await mkdir(order.out, { recursive: true })
  const earlier = await readStored(order.out)
  const results = await run(order)
  const date = new Date().toISOString()
  const stored: Stored = { date, node: process.version, processors: availableParallelism(), results }
  const worse = regressions(results, earlier)
  const file = join(order.out, `results-${date.slice(0, 19).replaceAll(':', '-')}.json`)
  await writeFile(file, `${JSON.stringify(stored, null, 2)}\n`)
  if (order.json) console.log(JSON.stringify({ ...stored, regressions: worse }, null, 2))
  else console.log(`\n${table(results)}\n\nstored in ${file}`)
  for (const each of worse) console.error(`WORSE  ${describe(each)}`)
}

const [first, ...rest] = process.argv.slice(2)
if (first === childMark) await runChild(rest)
else
  await main(process.argv.slice(2)).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n\n${usage}`)
    process.exitCode = 2
  })
