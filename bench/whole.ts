import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { initWorkspace } from '../src/workspace/project/project.ts'
import { parseCount, shortCount } from './cases.ts'
import { largestCommodity } from './catalogue.ts'
import { generate } from './generate.ts'
import { median } from './measure.ts'
import { measureTree, timeProcess } from './process-tree.ts'
import { progressLine } from './progress-line.ts'

// node scripts/run.js bench/whole.ts [--rows 1m,5m] [--case round] [--runs 3] [--script FILE] [--json]: whole
// processes, as a user starts them, by turns with those of a script of pandas over the same files (Debian's
// python3-pandas and python3-docx; Linux). Printed are medians of the times and of the ratios of each pair. Memory is
// measured once more, by itself, since looking at processes takes some of their time.
//
//   first   a new ledger, all files, and the Word file of a brief: `load`, then `build`
//   round   a ledger that has all months but the last: its two files, and a brief in six formats

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1m,5m' },
    case: { type: 'string', multiple: true, default: ['first', 'round'] },
    runs: { type: 'string', default: '3' },
    script: { type: 'string', default: join('..', 'shared', 'bench', 'pandas_baseline.py') },
    out: { type: 'string', default: join('out', 'bench') },
    json: { type: 'boolean', default: false },
  },
})
const caseNames = ['first', 'round'] as const
const strange = values.case.find((name) => !caseNames.some((existing) => existing === name))
if (strange !== undefined) throw new TypeError(`--case takes ${caseNames.join(' or ')}, not ${strange}`)
const last = '202312'
const product = 'lithium-ion'
const runs = Number(values.runs)

interface Compared {
  readonly case: (typeof caseNames)[number]
  readonly rows: number
  readonly seconds: number
  readonly peakMegabytes: number
  readonly script: { readonly seconds: number; readonly peakMegabytes: number }
  /** How many times as long the script takes. */
  readonly ratio: number
}

/** What a process is begun with. */
type Order = readonly [args: readonly string[], program?: string]

/** The program as a user has it: without its sources, at which it looks in a checkout. */
const installed = join(values.out, 'installed')
const command = (...args: readonly string[]): Order => [[join(installed, 'bin', 'tradebrief.js'), ...args]]

async function install(): Promise<void> {
  await rm(installed, { recursive: true, force: true })
  await mkdir(installed, { recursive: true })
  for (const name of ['package.json', 'bin']) await cp(name, join(installed, name), { recursive: true })
  for (const name of ['dist', 'typeset', 'node_modules']) await symlink(resolve(name), join(installed, name))
}

const python = '/usr/bin/python3'

/** What keeps the script from being run, if anything does. */
function lacking(): string | null {
  if (!existsSync(values.script))
    return `there is no script to compare with: ${values.script} (--script names another)`
  try {
    execFileSync(python, ['-c', 'import pandas, docx'], { stdio: 'ignore' })
    return null
  } catch {
    return 'the script needs pandas: apt-get install python3-pandas python3-docx'
  }
}

/** Does one process after the other. Gives how long they take together. */
async function secondsOf(orders: readonly Order[]): Promise<number> {
  let seconds = 0
  for (const order of orders) seconds += await timeProcess(...order)
  return seconds
}

/** The same, and gives the most memory that one of them holds, in megabytes. */
async function peakOf(orders: readonly Order[]): Promise<number> {
  let peak = 0
  for (const order of orders) peak = Math.max(peak, (await measureTree(...order)).peakMegabytes)
  return peak
}

/** All that was written is on disk: what is measured does not wait for what was done before it. */
const settle = () => execFileSync('sync')

async function newWorkspace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await initWorkspace({ folder, issuer: null })
}

/** The files under the names that the script looks for. */
async function namedForScript(folder: string, files: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const file of files) {
    const [flow, month] = basename(file, '.csv').split('-')
    await symlink(resolve(file), join(folder, `${flow === '出口' ? 'export' : 'import'}_${month}.csv`))
  }
}

async function compare(rows: number): Promise<Compared[]> {
  const { folder, portalFiles } = await generate(rows, values.out)
  const home = join(folder, '..', 'whole')
  const [ours, base, theirs] = [join(home, 'ours'), join(home, 'base'), join(home, 'files')]
  await namedForScript(theirs, portalFiles)
  const isLast = (file: string) => file.includes(last)
  await newWorkspace(base)
  await secondsOf([command('-C', base, 'load', ...portalFiles.filter((file) => !isLast(file)))])
  const month = `${last.slice(0, 4)}-${last.slice(4)}`
  const build = (formats: string) => command('-C', ours, 'build', month, product, '--formats', formats)

  const workloads = {
    first: {
      prepare: () => newWorkspace(ours),
      orders: [command('-C', ours, 'load', ...portalFiles), build('docx')],
    },
    round: {
      prepare: async () => {
        await rm(ours, { recursive: true, force: true })
        await cp(base, ours, { recursive: true })
      },
      orders: [
        command('-C', ours, 'load', ...portalFiles.filter(isLast)),
        build('docx,pdf,xlsx,html,md,json'),
      ],
    },
  } as const
  const scriptOrder: Order = [
    [values.script, theirs, largestCommodity, '锂离子蓄电池', last, join(home, 'script.docx')],
    python,
  ]

  const results: Compared[] = []
  for (const name of caseNames) {
    if (!values.case.includes(name)) continue
    const { prepare, orders } = workloads[name]
    const pairs: { own: number; script: number }[] = []
    const line = progressLine(`${name} ${shortCount(rows)}`, process.stderr)
    while (pairs.length < runs) {
      await prepare()
      settle()
      pairs.push({ own: await secondsOf(orders), script: await secondsOf([scriptOrder]) })
      line.say(pairs.length, runs)
    }
    line.end()
    await prepare()
    results.push({
      case: name,
      rows,
      seconds: median(pairs.map(({ own }) => own)),
      peakMegabytes: await peakOf(orders),
      script: {
        seconds: median(pairs.map(({ script }) => script)),
        peakMegabytes: await peakOf([scriptOrder]),
      },
      ratio: median(pairs.map(({ own, script }) => script / own)),
    })
  }
  await rm(ours, { recursive: true, force: true })
  return results
}

const lacks = lacking()
if (lacks) {
  console.error(lacks)
  process.exitCode = 2
} else {
  await install()
  const results: Compared[] = []
  for (const text of values.rows.split(',')) {
    const rows = parseCount(text)
    if (rows === null) throw new TypeError(`--rows takes numbers such as 1m, not ${text}`)
    results.push(...(await compare(rows)))
  }
  await writeFile(
    join(values.out, 'whole.json'),
    `${JSON.stringify({ date: new Date().toISOString(), results }, null, 2)}\n`,
  )
  if (values.json) console.log(JSON.stringify(results, null, 2))
  else
    for (const { case: name, rows, seconds, peakMegabytes, script, ratio } of results)
      console.log(
        `${`${name} ${shortCount(rows)}`.padEnd(12)} ${seconds.toFixed(2)} s, ${peakMegabytes.toFixed(0)} MB; script ${script.seconds.toFixed(2)} s, ${script.peakMegabytes.toFixed(0)} MB; ${ratio.toFixed(2)} times as fast`,
      )
}
