import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'

/** What a program and all the processes that it began took together. */
export interface TreeMeasured {
  readonly seconds: number
  /** Time on processors, of user and system. */
  readonly processorSeconds: number
  /** The most memory that all held at once (resident; what several share is counted for each). */
  readonly peakMegabytes: number
  readonly printed: string
}

/** How often the processes are looked at, in milliseconds. */
const lookEvery = 100
/**
 * At which of the looks new ones are sought among all processes of the machine. To do that each time took a tenth of
 * a processor, which is time that the program would have had.
 */
const seekEvery = 5
/** The units in which Linux counts processor time and memory for programs. */
const ticksPerSecond = 100
const pageBytes = 4096

/**
 * Runs Node, or another program, with these arguments and measures it with all its descendants, as `/proc` tells of them (Linux only). A
 * process that ends between two looks is counted as it was at the last.
 *
 * @throws Error where it fails.
 */
export async function measureTree(
  args: readonly string[],
  program = process.execPath,
): Promise<TreeMeasured> {
  const { id, ended } = begin(args, program)
  const ticks = new Map<number, number>()
  let peak = 0
  let looks = 0
  let existing: readonly number[] = []
  const look = async () => {
    const isForNew = looks++ % seekEvery === 0
    const processes = isForNew ? await treeOf(id) : await processesOf(existing)
    existing = processes.map(({ id }) => id)
    for (const { id, ticks: used } of processes) ticks.set(id, used)
    peak = Math.max(
      peak,
      processes.reduce((sum, { pages }) => sum + pages, 0),
    )
  }
  const timer = setInterval(() => void look(), lookEvery)
  const { seconds, printed } = await ended.finally(() => clearInterval(timer))
  const used = [...ticks.values()].reduce((sum, tick) => sum + tick, 0)
  return {
    seconds,
    processorSeconds: used / ticksPerSecond,
    peakMegabytes: (peak * pageBytes) / 2 ** 20,
    printed,
  }
}

/**
 * How many seconds Node, or another program, takes with these arguments. Nothing else is done meanwhile: to look at it
 * takes time that it would have had, a tenth of that of a program that keeps both processors busy.
 *
 * @throws Error where it fails.
 */
export const timeProcess = async (args: readonly string[], program = process.execPath): Promise<number> =>
  (await begin(args, program).ended).seconds

interface Begun {
  readonly id: number
  readonly ended: Promise<Pick<TreeMeasured, 'seconds' | 'printed'>>
}

/**
 * The environment, without what has Node 20 read certificates for the network before anything else: where it is set,
 * as on a machine behind a proxy, every start takes 30 ms longer, and no program that is measured needs them.
 */
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env

function begin(args: readonly string[], program: string): Begun {
  const begun = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const ended = new Promise<Pick<TreeMeasured, 'seconds' | 'printed'>>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve({ seconds: (performance.now() - begun) / 1_000, printed })
      else reject(new Error(`${args.join(' ')} failed (${code})`))
    })
  })
  return { id: child.pid ?? 0, ended }
}

interface Process {
  readonly id: number
  readonly parent: number
  readonly ticks: number
  readonly pages: number
}

/** Resident memory of a process and of all that it started, in MiB. */
export async function treeMemory(
  root: number,
): Promise<{ readonly root: number; readonly children: number }> {
  const tree = await treeOf(root)
  const megabytes = (isRoot: boolean) =>
    (tree.filter(({ id }) => (id === root) === isRoot).reduce((sum, { pages }) => sum + pages, 0) *
      pageBytes) /
    2 ** 20
  return { root: megabytes(true), children: megabytes(false) }
}

/** A process and all that descend from it. */
async function treeOf(root: number): Promise<Process[]> {
  const processes = await processesOf(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number),
  )
  const tree = processes.filter(({ id }) => id === root)
  for (const { id } of tree) tree.push(...processes.filter(({ parent }) => parent === id))
  return tree
}

/** Those that have not ended. */
const processesOf = async (ids: readonly number[]): Promise<Process[]> =>
  (await Promise.all(ids.map(processOf))).filter((process) => process !== null)

/** Null where it has ended meanwhile. */
async function processOf(id: number): Promise<Process | null> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null)
  // The name of the program stands in brackets and can have any characters; fields are counted after it (proc(5)).
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (!fields) return null
  const [parent, user, system, pages] = [1, 11, 12, 21].map((field) => Number(fields[field]))
  return { id, parent: parent ?? 0, ticks: (user ?? 0) + (system ?? 0), pages: pages ?? 0 }
}
