import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { openDuckDbLedger } from '../src/ledger/duckdb/duckdb-ledger.ts'
import type { Ledger, LoadFacts, Span } from '../src/ledger/ledger.ts'
import type { MovableLedger } from '../src/ledger/movable.ts'
import type { Statement } from '../src/ledger/trino/connection.ts'
import { openTrinoLedger } from '../src/ledger/trino/trino-ledger.ts'
import { addMonths, type Month, monthOf } from '../src/trade/month.ts'
import { flows } from '../src/trade/terms.ts'
import { silentEffects } from '../src/workspace/effects.ts'
import { copyLedger } from '../src/workspace/ledger-copy.ts'

/**
 * Takes so many generated rows from a ledger in a file to the running cluster of `scripts/trino` and back, and
 * says what a brief's sums read there: node scripts/run.js bench/scale.ts ROWS [back]
 */
const rows = Number(process.argv[2])
const folder = join(process.cwd(), 'out', 'scale', String(rows))
const storage = join(process.cwd(), 'out', 'trino', 'run', 'storage', 'staging')
const monthsInFile = 4
const first = monthOf(2022, 1)
const commodity = '85076000'

/** Rows with 9,000 commodities, 240 partners, 31 places and 15 procedures, skewed as trade is; no key is said to be unique. */
async function stage(path: string, count: number, from: Month, seed: number): Promise<bigint> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB' })
  const connection = await instance.connect()
  const draw = (salt: number) => `((hash(range, ${seed}, ${salt}) % 1000000) / 1000000.0)`
  const months = Array.from({ length: monthsInFile }, (_, index) => addMonths(from, index))
  await connection.run(`COPY (
    SELECT (range + 2)::INTEGER AS line, [${months.join(', ')}][1 + range % ${monthsInFile}]::INTEGER AS month,
      CASE WHEN hash(range, ${seed}, 9) % 2000 = 0 THEN '${commodity}'
        ELSE (10000000 + floor(9000 * ${draw(1)} ** 2)::INTEGER * 9973)::VARCHAR END AS commodity,
      (101 + floor(240 * ${draw(2)} ** 3))::INTEGER::VARCHAR AS partner,
      (10 + floor(15 * ${draw(3)} ** 3))::INTEGER::VARCHAR AS procedure,
      (11 + floor(31 * ${draw(4)} ** 2))::INTEGER::VARCHAR AS place,
      (hash(range, ${seed}, 5) % 100000000)::BIGINT AS value, (hash(range, ${seed}, 6) % 1000000)::BIGINT AS quantity,
      '千克' AS unit, NULL::BIGINT AS quantity2, NULL::VARCHAR AS unit2
    FROM range(${count})) TO '${path}' (FORMAT parquet)`)
  const answer = await connection.runAndReadAll(`SELECT sum(value)::HUGEINT FROM '${path}'`)
  const total = answer.getRowsJS()[0]?.[0]
  instance.closeSync()
  if (typeof total !== 'bigint') throw new Error('no total')
  return total
}

async function fill(ledger: Ledger): Promise<void> {
  const files = flows.flatMap((flow) =>
    Array.from({ length: 24 / monthsInFile }, (_, index) => ({
      flow,
      from: addMonths(first, index * monthsInFile),
    })),
  )
  for (const [seed, { flow, from }] of files.entries()) {
    const path = join(folder, 'rows.parquet')
    const count = Math.round(rows / files.length)
    const valueTotal = await stage(path, count, from, seed)
    const none = new Map<string, string>()
    const file = `${flow}-${from}.csv`
    const facts: LoadFacts = {
      file,
      sha256: createHash('sha256').update(file).digest('hex'),
      source: 'generated',
      flow,
      currency: 'USD',
      cut: ['commodity', 'partner', 'procedure', 'place'],
      scope: {},
      period: { from, to: addMonths(from, monthsInFile - 1) },
      monthly: true,
      truncatedAt: null,
      commodities: [commodity],
      names: { commodity: none, partner: none, procedure: none, place: none },
      asOf: '2024-01-18',
      loadedAt: '2024-01-20T08:00:00.000Z',
      rows: count,
      valueTotal,
      note: null,
      findings: [],
    }
    await ledger.load({ path }, facts)
  }
}

const spanOf = (key: string, from: Month, to: Month): Span => ({
  key,
  months: { from, to },
  grain: 'month',
  commodities: [commodity],
})
const spans = [2023, 2022].flatMap((year) => [
  spanOf(`month ${year}`, monthOf(year, 12), monthOf(year, 12)),
  spanOf(`ytd ${year}`, monthOf(year, 1), monthOf(year, 12)),
])

/** The sums of the five tables: by flow, in total, by partner and by place. */
const sums = (ledger: Ledger) =>
  Promise.all(
    flows.flatMap((flow) =>
      ([null, 'partner', 'place'] as const).map((by) =>
        ledger.totals({
          flow,
          currency: 'USD',
          cut: ['commodity', 'partner', 'procedure', 'place'],
          by,
          spans,
        }),
      ),
    ),
  )

const timed = async <Result>(what: string, deed: () => Promise<Result>): Promise<Result> => {
  const began = performance.now()
  const result = await deed()
  console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(2)} s`)
  return result
}

async function measure(home: MovableLedger, away: MovableLedger, seen: Statement[]): Promise<void> {
  await sums(home)
  const expected = await timed('sums of a brief, file', () => sums(home))
  await sums(away)
  seen.length = 0
  const made = await timed('sums of a brief, cluster', () => sums(away))
  const text = (totals: unknown) =>
    JSON.stringify(totals, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  console.log('the same sums:', text(made) === text(expected))
  const bytes = seen.map(({ stats }) => stats?.physicalInputBytes ?? 0)
  const added = (of: (statement: Statement) => number) =>
    seen.reduce((sum, statement) => sum + of(statement), 0)
  console.log(
    `read: ${bytes.reduce((a, b) => a + b, 0)} bytes (most in one: ${Math.max(...bytes)}), ${added(({ stats }) => stats?.processedRows ?? 0)} rows, ${added(({ stats }) => stats?.cpuTimeMillis ?? 0)} ms of processor, ${seen.length} statements`,
  )
}

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const home = await openDuckDbLedger(join(folder, 'home.duckdb'))
await timed(`${rows} rows loaded, file`, () => fill(home))
const seen: Statement[] = []
const away = await openTrinoLedger(
  {
    host: `127.0.0.1:${process.env.TRADEBRIEF_TRINO_PORT ?? 18_080}`,
    tls: false,
    catalog: 'ledger',
    schema: `scale_${rows}_${Date.now()}`,
    user: 'analyst',
    patience: 120,
    staging: { folder: storage, location: 'local:///staging' },
  },
  (statement) => seen.push(statement),
)
const there = await timed('copied to the cluster', () => copyLedger(home, away, folder, silentEffects))
console.log(there.tables)
await measure(home, away, seen)
if (process.argv[3] === 'back') {
  const back = await openDuckDbLedger(join(folder, 'back.duckdb'))
  const again = await timed('copied back', () => copyLedger(away, back, folder, silentEffects))
  console.log(again.tables)
  await back.close()
}
await away.close()
await home.close()
await rm(folder, { recursive: true, force: true })
