import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'

const fixtures = fileURLToPath(new URL('../fixtures/ledger-v5', import.meta.url))

/** A brief of an old ledger, as the program that wrote the ledger built it. */
export interface ExpectedBriefs {
  readonly product: string
  readonly month: number
  readonly briefs: readonly { readonly asOf: string | null; readonly brief: Record<string, unknown> }[]
}

/** The names of the fixtures (see `tools/ledger-fixtures`). */
export const oldLedgers = ['sample', 'revision', 'undone', 'truncated', 'bulletin'] as const

/** A workspace in a folder of its own with a ledger that the last program of format 5 wrote. */
export async function oldWorkspace(name: (typeof oldLedgers)[number]): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'tradebrief-old-'))
  await cp(join(fixtures, name), folder, { recursive: true })
  await writeFile(join(folder, 'ledger.duckdb'), gunzipSync(await readFile(join(folder, 'ledger.duckdb.gz'))))
  await stateUnits(join(folder, 'products'))
  return openWorkspace(folder)
}

/** States the units that the program of format 5 took where a product's file states none; now they follow from the data. */
async function stateUnits(products: string): Promise<void> {
  const units = { value: 'value: { scale: 亿, decimals: 1 }', quantityScale: 'quantityScale: 万' }
  for (const name of await readdir(products)) {
    const text = await readFile(join(products, name), 'utf8')
    const missing = Object.entries(units).filter(([key]) => !new RegExp(`^${key}:`, 'm').test(text))
    await writeFile(join(products, name), [text, ...missing.map(([, line]) => `${line}\n`)].join(''))
  }
}

export async function expectedBriefs(name: (typeof oldLedgers)[number]): Promise<ExpectedBriefs> {
  return JSON.parse(gunzipSync(await readFile(join(fixtures, name, 'expected.json.gz'))).toString())
}

const withoutReporters = ['reporter', 'value_scale', 'quantity_scale'].map(
  (column) => `ALTER TABLE loads DROP COLUMN ${column}`,
)

/** Makes of a ledger what the last program of format 6 would have written of the same loads. */
export const downgradeToFormat6 = (path: string): Promise<void> =>
  runStatements(path, [...withoutReporters, 'UPDATE ledger SET version = 6', 'CHECKPOINT'])

/** Makes of a ledger what the last program of format 5 would have written of the same loads. */
export const downgrade = (path: string): Promise<void> =>
  runStatements(path, [
    'DROP TABLE relations',
    'DROP TABLE replacements',
    'ALTER TABLE loads DROP COLUMN uncovered',
    'ALTER TABLE loads DROP COLUMN relation',
    ...withoutReporters,
    'ALTER TABLE ledger DROP COLUMN program',
    'UPDATE ledger SET version = 5',
    'CHECKPOINT',
  ])

async function runStatements(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  for (const sql of statements) await connection.run(sql)
  connection.closeSync()
  instance.closeSync()
}
