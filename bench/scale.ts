import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { openDuckDbLedger } from '../src/ledger/duckdb/duckdb.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import type { MovableLedger } from '../src/ledger/transfer/transfer.ts'
import {
  type Connection,
  connect,
  literal,
  readOne,
  type Statement,
  type TrinoAddress,
} from '../src/ledger/trino/connection/connection.ts'
import { compactTrinoLedger } from '../src/ledger/trino/maintenance/maintenance.ts'
import { openTrinoLedger } from '../src/ledger/trino/trino.ts'
import { toMonth } from '../src/trade/trade.ts'
import { makeBriefs } from '../src/workspace/build/build.ts'
import { readProduct } from '../src/workspace/project/products/products.ts'
import { initWorkspace, openWorkspace } from '../src/workspace/project/project.ts'
import { copyLedger } from '../src/workspace/transfer/transfer.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { largestCommodity } from './catalogue.ts'
import { monthFiles, stageMonth, steadyCommodity } from './scale-data.ts'

/**
 * What a ledger on the running cluster of `scripts/trino` costs beside one in a file:
 *
 *   node scripts/run.js bench/scale.ts ROWS copy       generated rows into a file, to the cluster and back
 *   node scripts/run.js bench/scale.ts ROWS load       the same rows loaded into both
 *
 * Then a whole brief of each of two products is made from both, before and after upkeep, and what the engine read for
 * it is added up. The tables and the file are left, so that parts can be repeated:
 *
 *   node scripts/run.js bench/scale.ts ROWS brief SCHEMA    the briefs alone
 *   node scripts/run.js bench/scale.ts ROWS upkeep SCHEMA   upkeep, and the briefs after it
 *   node scripts/run.js bench/scale.ts ROWS back SCHEMA     the copy back into a file alone
 */
const [given = '', workload = '', before = ''] = process.argv.slice(2)
const rows = Number(given)
const folder = join(process.cwd(), 'out', 'scale', given)
const schema = before || `scale_${rows}_${Date.now()}`
const address: TrinoAddress = {
  host: `127.0.0.1:${process.env.TRADEBRIEF_TRINO_PORT ?? 18_080}`,
  tls: false,
  catalog: 'ledger',
  schema,
  user: 'analyst',
  patience: 600,
  staging: {
    folder: join(process.cwd(), 'out', 'trino', 'run', 'storage', 'staging'),
    location: 'local:///staging',
  },
}
const seen: Statement[] = []
const added = (subject: (stats: NonNullable<Statement['stats']>) => number): number =>
  seen.reduce((sum, { stats }) => sum + (stats ? subject(stats) : 0), 0)

/** Times a workload by the clock, by our own processor time and by the cluster's. */
async function timed<Result>(what: string, act: () => Promise<Result>): Promise<Result> {
  seen.length = 0
  const began = performance.now()
  const processor = process.cpuUsage()
  const result = await act()
  const { user, system } = process.cpuUsage(processor)
  const peak = Math.max(0, ...seen.map(({ stats }) => stats?.peakMemoryBytes ?? 0))
  console.log(
    `${what}: ${seconds(performance.now() - began)} s; processor: here ${seconds((user + system) / 1000)} s, cluster ${seconds(added(({ cpuTimeMillis }) => cpuTimeMillis))} s; ${seen.length} statements, the largest of ${megabytes(peak)} MB of memory (load average ${loadavg()[0]?.toFixed(1)})`,
  )
  return result
}
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2)
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2)

async function fill(ledgers: readonly Ledger[], say: (index: number) => string): Promise<void> {
  for (const file of monthFiles(rows)) {
    const { path, facts } = await stageMonth(folder, file)
    for (const [index, ledger] of ledgers.entries()) {
      const load = () => ledger.load({ path }, facts)
      await (ledgers.length > 1 ? timed(`${facts.file} (${facts.rows} rows), ${say(index)}`, load) : load())
    }
    await rm(path)
  }
}

/** A workspace with one product for each measured commodity; its own ledger is not used. */
async function workspaceOf() {
  const path = join(folder, 'workspace')
  await rm(path, { recursive: true, force: true })
  await initWorkspace({ folder: path, issuer: null })
  const sample = await readFile(join('samples', 'lithium-ion', 'products', 'lithium-ion.yaml'), 'utf8')
  const text = sample.slice(0, sample.indexOf('# The small cells'))
  for (const code of [largestCommodity, steadyCommodity])
    await writeFile(join(path, 'products', `p${code}.yaml`), text.replaceAll(largestCommodity, code))
  return openWorkspace(path)
}

async function measure(home: Ledger, away: Ledger, connection: Connection, when: string): Promise<void> {
  const workspace = await workspaceOf()
  for (const code of [steadyCommodity, largestCommodity]) {
    const product = await readProduct(workspace, `p${code}`)
    const brief = (ledger: Ledger) => makeBriefs(workspace, ledger, product, toMonth(2023, 12), ['zh', 'en'])
    const text = (briefs: Awaited<ReturnType<typeof brief>>): string =>
      JSON.stringify(briefs, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
    const name = `a brief of ${code}, ${when}`
    await brief(home)
    const expected = await timed(`${name}, file`, () => brief(home))
    await brief(away)
    const result = await timed(`${name}, cluster`, () => brief(away))
    console.log(`  the same brief: ${text(result) === text(expected)} (${text(result).length} characters)`)
    const bytes = (part: RegExp) =>
      seen.reduce((sum, { sql, stats }) => sum + (part.test(sql) ? (stats?.physicalInputBytes ?? 0) : 0), 0)
    console.log(
      `  read: ${megabytes(bytes(/./))} MB (sums and rows of the brief ${megabytes(bytes(/AS given|DISTINCT batch/))}, what is known of the loads ${megabytes(bytes(/listed/))}), ${added(({ processedRows }) => processedRows)} rows`,
    )
    console.log(`  files that may have it: ${await filesWith(connection, code)}`)
  }
}

/** Files of rows and of sums that have this commodity between the first and the last of theirs. */
async function filesWith(connection: Connection, code: string): Promise<string> {
  const texts: string[] = []
  for (const [table, column] of [
    ['observations', 7],
    ['sums', 3],
  ] as const) {
    const row = await readOne(
      connection,
      `SELECT CAST(count(*) AS decimal(38, 0)) AS files, CAST(coalesce(sum(size), 0) AS decimal(38, 0)) AS bytes,
         CAST(count_if(has) AS decimal(38, 0)) AS likely,
         CAST(coalesce(sum(size) FILTER (WHERE has), 0) AS decimal(38, 0)) AS likely_bytes
       FROM (SELECT file_size_in_bytes AS size, element_at(lower_bounds, ${column}) <= ${literal(code)}
         AND element_at(upper_bounds, ${column}) >= ${literal(code)} AS has FROM "${table}$files")`,
    )
    texts.push(
      `${row.number('likely')} of ${row.number('files')} of ${table} (${megabytes(row.number('likely_bytes'))} of ${megabytes(row.number('bytes'))} MB)`,
    )
  }
  return texts.join(', ')
}

await mkdir(folder, { recursive: true })
const homePath = join(folder, 'home.duckdb')
const isNew = workload === 'load' || workload === 'copy'
if (isNew) for (const path of [homePath, `${homePath}.wal`]) await rm(path, { force: true })
const home = await openDuckDbLedger(homePath)
const away = await openTrinoLedger(address, (statement) => seen.push(statement))
const connection = await connect(address)
console.log(`${rows} rows, schema ${schema}`)
if (workload === 'load') await fill([home, away], (index) => (index === 0 ? 'file' : 'cluster'))
if (workload === 'copy') {
  await timed('loaded into a file', () => fill([home], () => 'file'))
  await timed('copied to the cluster', () => copied(home, away))
}
if (isNew || workload === 'brief') await measure(home, away, connection, isNew ? 'as loaded' : 'again')
if (isNew || workload === 'upkeep') {
  await timed('upkeep', () => compactTrinoLedger(address))
  await measure(home, away, connection, 'after upkeep')
}
if (workload === 'copy' || workload === 'back') {
  const backPath = join(folder, 'back.duckdb')
  for (const path of [backPath, `${backPath}.wal`]) await rm(path, { force: true })
  const back = await openDuckDbLedger(backPath)
  await timed('copied back', () => copied(away, back))
  await back.close()
  await rm(backPath, { force: true })
}
await connection.close()
await away.close()
await home.close()

async function copied(from: MovableLedger, to: MovableLedger): Promise<void> {
  const { tables } = await copyLedger(from, to, folder, silentEffects)
  for (const { table, rows: count, value, digest } of tables)
    console.log(`  ${table}: ${count} rows, sum ${value ?? 'none'}, digest ${digest}`)
}
