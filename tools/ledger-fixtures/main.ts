// Makes the fixtures of an older ledger format: node scripts/run.js tools/ledger-fixtures/main.ts FOLDER
//
// Run it with the program whose format is to be kept, before that format changes: it loads generated files into
// ledgers of that program and writes, for each case, a workspace (product file, tables of the bulletin, the ledger
// compressed) and the brief that the program built from it. `test/fixtures/ledger-v5` was made so by the last
// program that wrote format 5.
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { json } from '../../src/press/json.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { takeBulletin } from '../../src/workspace/load/bulletins.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import { initWorkspace } from '../../src/workspace/project/init.ts'
import { openLedger, openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { type FixtureCase, fixtureCases } from './cases.ts'

const [target] = process.argv.slice(2)
if (!target) {
  console.error('usage: node scripts/run.js tools/ledger-fixtures/main.ts FOLDER')
  process.exit(2)
}
for (const fixture of fixtureCases) {
  const folder = await mkdtemp(join(tmpdir(), 'tradebrief-fixture-'))
  try {
    await makeFixture(fixture, folder, join(target, fixture.name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeFixture(fixture: FixtureCase, folder: string, result: string): Promise<void> {
  await initWorkspace({ folder, issuer: null })
  await writeFile(join(folder, 'products', `${fixture.product}.yaml`), await fixture.productText())
  const workspace = await openWorkspace(folder)
  await fillWorkspace(workspace, fixture)
  const briefs = await printBriefs(workspace, fixture)

  await rm(result, { recursive: true, force: true })
  await mkdir(result, { recursive: true })
  for (const part of [join('products', `${fixture.product}.yaml`), 'bulletin', 'tradebrief.yaml'])
    await cp(join(folder, part), join(result, part), { recursive: true }).catch(ignoreMissing)
  await writeFile(
    join(result, 'ledger.duckdb.gz'),
    gzipSync(await readFile(join(folder, 'ledger.duckdb')), { level: 9 }),
  )
  const expected = { product: fixture.product, month: fixture.month, briefs }
  await writeFile(join(result, 'expected.json.gz'), gzipSync(JSON.stringify(expected), { level: 9 }))
  console.log(`${fixture.name}: ${result}`)
}

/** Loads the files of a case in its order and withdraws those that it withdraws. */
async function fillWorkspace(workspace: Workspace, fixture: FixtureCase): Promise<void> {
  const incoming = join(workspace.folder, 'incoming')
  await mkdir(incoming)
  const ledger = await openLedger(workspace)
  try {
    for (const { name, text, stated, withdraw } of fixture.files) {
      const path = join(incoming, name)
      await writeFile(path, text)
      const { load } = (await loadFile(workspace, ledger, path, stated, silentEffects)) ?? {}
      if (withdraw && load) await ledger.withdraw(load.id)
    }
    for (const path of fixture.folder ? await filesToLoad([fixture.folder]) : [])
      await loadFile(workspace, ledger, path, {}, silentEffects)
  } finally {
    await ledger.close()
  }
  for (const { name, text, date } of fixture.bulletins) {
    const path = join(incoming, name)
    await writeFile(path, text)
    await utimes(path, new Date(date), new Date(date))
    await takeBulletin(workspace, path, {})
  }
}

/** The brief of each vintage that the case asks for, as data. */
async function printBriefs(workspace: Workspace, { product, month, vintages }: FixtureCase) {
  const ledger = await openLedger(workspace, { readOnly: true })
  try {
    const briefs: { readonly asOf: string | null; readonly brief: unknown }[] = []
    for (const asOf of vintages) {
      const options = asOf === null ? {} : { asOf }
      const [result] = await makeBriefs(
        workspace,
        ledger,
        await readProduct(workspace, product),
        month,
        ['zh'],
        options,
      )
      if (!result) throw new Error(`no brief of ${product}`)
      briefs.push({ asOf, brief: JSON.parse(new TextDecoder().decode(await json.print(result.document))) })
    }
    return briefs
  } finally {
    await ledger.close()
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
