import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { createFigureBook } from '../src/brief/brief.ts'
import type { Product } from '../src/brief/product/product.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import { pressesFor } from '../src/press/press.ts'
import { flows, parseFigureId, toMonth } from '../src/trade/trade.ts'
import { buildBriefs, gather, makeBriefs } from '../src/workspace/build/build.ts'
import { loadFiles } from '../src/workspace/load/load.ts'
import { readProduct } from '../src/workspace/project/products/products.ts'
import { initWorkspace, openLedger, openWorkspace } from '../src/workspace/project/project.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { largestCommodities, largestCommodity } from './catalogue.ts'
import { type Generated, plainColumns } from './generate.ts'
import { inPieces, type Pieces } from './pieces.ts'

/** What a workload measured of itself: milliseconds of each run, the first one first. */
export interface Timed {
  readonly runs: readonly number[]
}

/** @param say is told how much is done. */
type Deed = (data: Generated, say: (done: number, total: number) => void) => Promise<Timed>

const productId = 'lithium-ion'
const month = toMonth(2023, 12)

const workspaceOf = ({ folder }: Generated) => join(folder, '..', 'workspace')
const plainDatabaseOf = ({ folder }: Generated) => join(folder, '..', 'plain.duckdb')

/** Takes the portal's files into the ledger of a new workspace, as `tradebrief load` does. */
const load: Deed = (data, say) => loadInto(workspaceOf(data), data.portalFiles, data, say)

/** The same rows in other files, into a workspace of their own. */
const loadPieces =
  (pieces: Pieces): Deed =>
  async (data, say) =>
    loadInto(join(data.folder, '..', `workspace-${pieces}`), await inPieces(data, pieces), data, say)

/** All months once more, as customs publish them when a year has been revised. */
const loadRevised: Deed = async (data, say) => {
  const folder = join(data.folder, '..', 'workspace-revised')
  await loadInto(folder, data.portalFiles, data, say)
  return loadMore(folder, await inPieces(data, 'revised'), data.rows - data.portalFiles.length, say)
}

async function loadInto(
  folder: string,
  paths: readonly string[],
  data: Generated,
  say: Parameters<Deed>[1],
): Promise<Timed> {
  await rm(folder, { recursive: true, force: true })
  await initWorkspace({ folder, issuer: null })
  return loadMore(folder, paths, data.rows, say)
}

async function loadMore(
  folder: string,
  paths: readonly string[],
  expected: number,
  say: Parameters<Deed>[1],
): Promise<Timed> {
  const workspace = await openWorkspace(folder)
  let files = 0
  let rows = 0
  const run = await timed(async () => {
    const ledger = await openLedger(workspace)
    try {
      for await (const fileOutcome of loadFiles(workspace, ledger, paths, {}, silentEffects)) {
        if ('error' in fileOutcome) throw fileOutcome.error
        if ('outcome' in fileOutcome) rows += fileOutcome.outcome.load.rows
        say(++files, paths.length)
      }
    } finally {
      await ledger.close()
    }
  })
  if (rows !== expected) throw new Error(`${rows} rows were loaded, not ${expected}`)
  return { runs: [run] }
}

/** The floor of loading: the engine reads the plain files into one table, every field typed. */
const plainLoad: Deed = async (data) => {
  await rm(plainDatabaseOf(data), { force: true })
  await rm(`${plainDatabaseOf(data)}.wal`, { force: true })
  const columns = Object.entries(plainColumns).map(([name, type]) => `'${name}': '${type}'`)
  const rowsOf = (flow: string) =>
    `SELECT '${flow}' AS flow, * FROM read_csv($${flow}, header = true, auto_detect = false, delim = ',',
       quote = '"', escape = '"', nullstr = '', columns = {${columns.join(', ')}})`
  const run = await timed(async () => {
    const instance = await DuckDBInstance.create(plainDatabaseOf(data))
    try {
      const connection = await instance.connect()
      await connection.run(
        `CREATE TABLE trade AS ${flows.map(rowsOf).join(' UNION ALL ')}`,
        { export: listValue(data.plainFiles.export), import: listValue(data.plainFiles.import) },
        { export: LIST(VARCHAR), import: LIST(VARCHAR) },
      )
      await connection.run('CHECKPOINT')
      connection.closeSync()
    } finally {
      instance.closeSync()
    }
  })
  return { runs: [run] }
}

/** How often a small workload runs, for its median. */
const mostRuns = 101
const fewestRuns = 5
/** No further runs are begun after so many milliseconds. */
const enough = 4_000

/**
 * Every figure that one brief shows, from asking the ledger that `load` left behind to the complete book of figures.
 * Which these are is known from a brief composed before.
 *
 * @param each what is asked for each time. The same again, as while someone works on the words of a brief: the ledger
 *   knows the sums. As of another day, as where vintages are compared: it has read what it adds up. Another of
 *   the largest products: it has read nothing of it.
 */
const figuresOf =
  (each: 'same' | 'day' | 'product'): Deed =>
  (data, say) =>
    withLedger(data, async ({ workspace, ledger, product: first }) => {
      const [brief] = await makeBriefs(workspace, ledger, first, month, ['zh'])
      const ids = [...(brief?.document.figures.keys() ?? [])]
      const names = ids.flatMap((id) => parseFigureId(id) ?? [])
      const others = each === 'product' ? await largestProducts(ledger, first) : []
      let run = 0
      return repeated(say, async () => {
        run++
        const options = each === 'same' ? {} : { asOf: new Date(Date.now() + run * 86_400_000).toISOString() }
        const product = others[run % others.length] ?? first
        const book = createFigureBook({ product, month, ...(await gather(ledger, product, month, options)) })
        for (const name of names) book.get(name)
        if (book.figures.size < ids.length) throw new Error('the book lacks figures of the brief')
      })
    })

/** With the codes that have the most rows, of those that all files have: of few rows that is the first alone. */
async function largestProducts(ledger: Ledger, first: Product): Promise<Product[]> {
  const listed = (await ledger.loads()).map(({ commodities }) => new Set(commodities))
  return largestCommodities(1 + mostRuns)
    .filter(({ code }) => listed.every((codes) => codes.has(code)))
    .map(({ code }) => ofCode(first, code))
}

/** The same product under another code. */
const ofCode = (product: Product, code: string): Product => ({
  ...product,
  classes: product.classes.map((productClass) => ({
    ...productClass,
    codes: Object.fromEntries(Object.keys(productClass.codes).map((nomenclature) => [nomenclature, [code]])),
  })),
})

/** The figures, tables and sentences of one brief; nothing is printed. */
const brief: Deed = (data, say) =>
  withLedger(data, ({ workspace, ledger, product }) =>
    repeated(say, async () => {
      await makeBriefs(workspace, ledger, product, month, ['zh'])
    }),
  )

/** One brief in both languages and every format, written to disk. */
const build: Deed = (data, say) =>
  withLedger(data, async ({ workspace, ledger, product }) => {
    const presses = await pressesFor()
    const languages = ['zh', 'en'] as const
    return repeated(say, async () => {
      const order = { month, products: [product], languages, presses, force: true }
      for (const outcome of await buildBriefs(workspace, ledger, order, silentEffects))
        if ('error' in outcome) throw outcome.error
    })
  })

async function withLedger<Result>(
  data: Generated,
  use: (opened: {
    workspace: Awaited<ReturnType<typeof openWorkspace>>
    ledger: Awaited<ReturnType<typeof openLedger>>
    product: Awaited<ReturnType<typeof readProduct>>
  }) => Promise<Result>,
): Promise<Result> {
  const workspace = await openWorkspace(workspaceOf(data))
  const product = await readProduct(workspace, productId)
  const ledger = await openLedger(workspace, { readOnly: true })
  try {
    return await use({ workspace, ledger, product })
  } finally {
    await ledger.close()
  }
}

/** The floor of a brief: its sums of the month and the year, and of those a year before, in one plain query. */
const plainFigures: Deed = async (data, say) => {
  const instance = await DuckDBInstance.create(plainDatabaseOf(data), { access_mode: 'READ_ONLY' })
  try {
    const connection = await instance.connect()
    const spans = ['month = 202312', 'month = 202212', 'month >= 202301', 'month <= 202212']
    const sums = spans.flatMap((span) =>
      ['value', 'quantity'].map((measure) => `sum(${measure}) FILTER (${span})`),
    )
    return await repeated(say, async () => {
      const reader = await connection.runAndReadAll(
        `SELECT flow, partner, place, unit, ${sums.join(', ')} FROM trade WHERE commodity = $commodity
         GROUP BY GROUPING SETS ((flow, unit), (flow, unit, partner), (flow, unit, place))`,
        { commodity: largestCommodity },
      )
      if (reader.getRows().length === 0) throw new Error('the plain table lacks the product of the brief')
    })
  } finally {
    instance.closeSync()
  }
}

async function repeated(
  say: (done: number, total: number) => void,
  workload: () => Promise<void>,
): Promise<Timed> {
  const runs: number[] = []
  const begun = performance.now()
  while (runs.length < fewestRuns || (runs.length < mostRuns && performance.now() - begun < enough)) {
    runs.push(await timed(workload))
    say(runs.length, mostRuns)
  }
  return { runs }
}

async function timed(workload: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await workload()
  return performance.now() - begun
}

/** Everything that a process of its own may be asked to do. */
export const workloads = {
  load,
  loadFew: loadPieces('few'),
  loadMany: loadPieces('many'),
  loadSmall: loadPieces('small'),
  loadRevised,
  plainLoad,
  figures: figuresOf('same'),
  figuresAnew: figuresOf('day'),
  figuresOther: figuresOf('product'),
  brief,
  build,
  plainFigures,
} satisfies Record<string, Deed>

export type WorkloadName = keyof typeof workloads
