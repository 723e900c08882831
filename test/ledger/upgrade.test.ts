import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { json } from '../../src/press/json.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import type { Month } from '../../src/trade/month.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { bundle } from '../support/bundle.ts'
import {
  downgrade,
  downgradeToFormat6,
  expectedBriefs,
  oldLedgers,
  oldWorkspace,
} from '../support/old-ledger.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { withLedger } from '../support/workspaces.ts'

const kills = process.env.TRADEBRIEF_ALL_KILLS === '1' ? 20 : 4

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function opened(name: (typeof oldLedgers)[number]): Promise<Workspace> {
  const workspace = await oldWorkspace(name)
  folders.push(workspace.folder)
  return workspace
}

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

const byId = (figures: unknown): readonly { readonly id: string }[] =>
  [...(figures as { readonly id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1))

describe.each(oldLedgers)('an old ledger: %s', (name) => {
  it('gives the briefs that it gave, after an upgrade that keeps a copy', { timeout: 240_000 }, async () => {
    const workspace = await opened(name)
    const path = join(workspace.folder, 'ledger.duckdb')
    const before = await hashOf(path)
    const { product, month: index, briefs } = await expectedBriefs(name)
    await withLedger(workspace, async (ledger) => {
      for (const { asOf, brief } of briefs) {
        const options = asOf === null ? {} : { asOf }
        const subject = await readProduct(workspace, product)
        const [result] = await makeBriefs(workspace, ledger, subject, index as Month, ['zh'], options) // as it was written
        if (!result) throw new Error('no brief')
        const printed = JSON.parse(new TextDecoder().decode(await json.print(result.document)))
        // Rows of zero are left out now; what is printed has the numbers that it had.
        const figures = byId(printed.figures)
        const ids = new Set(figures.map(({ id }) => id))
        expect(figures).toEqual(byId(brief.figures).filter(({ id }) => ids.has(id)))
        expect(figures.length).toBeGreaterThan(0.9 * byId(brief.figures).length)
        // The month in which a file was cut off comes from the older one that has all of it.
        if (name !== 'truncated') expect(printed.about.files).toEqual(Object(brief.about).files)
      }
    })
    expect(await hashOf(`${path}.v5`)).toBe(before)
    expect(
      (await readdir(workspace.folder)).filter((file) => file.startsWith('ledger.duckdb')).sort(),
    ).toEqual([...['ledger.duckdb', 'ledger.duckdb.gz', 'ledger.duckdb.v5']])
  })
})

describe('an upgraded ledger', () => {
  it('knows how its loads relate, and is written by whoever opens it to read', async () => {
    const workspace = await opened('revision')
    const path = join(workspace.folder, 'ledger.duckdb')
    const shares: number[] = []
    const ledger = await openDuckDbLedger(path, { readOnly: true, onUpgrade: (share) => shares.push(share) })
    const loads = await ledger.loads()
    await ledger.close()
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(loads.map(({ relations }) => relations.map(({ other, kind }) => [other, kind]))).toEqual([
      [],
      [[3, 'revision']],
      [[2, 'revision']],
    ])
    expect(loads[2]?.findings.slice(1)).toMatchObject([{ kind: 'revised', count: 2 }])
  })

  it('has months without rows uncovered, unless its period goes beyond its rows', async () => {
    const folder = await temporaryFolder()
    folders.push(folder.path)
    const path = join(folder.path, 'ledger.duckdb')
    const ledger = await openDuckDbLedger(path)
    const rows = ['2023-01', '2023-04'].map((place, index) =>
      observation({ line: index + 2, month: month(place), commodity: '01', partner: '110', value: 5n }),
    )
    await ledger.load(await stagedFile(folder.path, rows), factsOf(rows, { file: 'concluded.csv' }))
    const stated = {
      file: 'stated.csv',
      flow: 'import',
      period: { from: month('2023-01'), to: month('2023-12') },
    }
    await ledger.load(await stagedFile(folder.path, rows), factsOf(rows, stated as object))
    await ledger.close()
    await downgrade(path)
    const upgraded = await openDuckDbLedger(path)
    const found = (await upgraded.loads()).map(({ uncoveredMonths }) => uncoveredMonths)
    await upgraded.close()
    expect(found).toEqual([[month('2023-02'), month('2023-03')], []])
  })

  it('keeps cells of a pair that nobody decided, and asks for confirmation', async () => {
    const folder = await temporaryFolder()
    folders.push(folder.path)
    const path = join(folder.path, 'ledger.duckdb')
    const ledger = await openDuckDbLedger(path)
    const row = (line: number, partner: string, value: bigint) =>
      observation({ line, month: month('2023-12'), commodity: '01', partner, value })
    const earlier = [row(2, '110', 100n), row(3, '502', 50n)]
    const later = [row(2, '110', 90n)]
    await ledger.load(await stagedFile(folder.path, earlier), factsOf(earlier, { file: 'earlier.csv' }))
    const message = { file: 'later.csv', asOf: '2024-02-18', relation: 'part' } as const
    await ledger.load(await stagedFile(folder.path, later), factsOf(later, message))
    await ledger.close()
    await downgrade(path)
    const upgraded = await openDuckDbLedger(path)
    const [, second] = await upgraded.loads()
    const values = await valuesOf(upgraded)
    await upgraded.close()
    expect(values).toEqual([90n, 50n])
    expect(second?.relations).toMatchObject([{ other: 1, kind: 'unresolved' }])
    const finding = { kind: 'unresolvedRelation', severity: 'confirmation', count: 1, subject: 'earlier.csv' }
    expect(second?.findings).toContainEqual(finding)
  })

  it('of format 6 keeps loads, relations and sums as they are, and a copy', async () => {
    const folder = await temporaryFolder()
    folders.push(folder.path)
    const path = join(folder.path, 'ledger.duckdb')
    const ledger = await openDuckDbLedger(path)
    const row = (line: number, partner: string, value: bigint) =>
      observation({ line, month: month('2023-12'), commodity: '01', partner, value })
    const versions = [
      { rows: [row(2, '110', 100n), row(3, '502', 50n)], facts: { file: 'first.csv' } },
      { rows: [row(2, '110', 90n), row(3, '502', 50n)], facts: { file: 'second.csv', asOf: '2024-02-18' } },
    ]
    for (const { rows, facts } of versions)
      await ledger.load(await stagedFile(folder.path, rows), factsOf(rows, facts))
    const before = { loads: await ledger.loads(), values: await valuesOf(ledger) }
    await ledger.close()
    await downgradeToFormat6(path)
    const old = await hashOf(path)
    const upgraded = await openDuckDbLedger(path)
    const after = { loads: await upgraded.loads(), values: await valuesOf(upgraded) }
    await upgraded.close()
    expect(after).toEqual(before)
    expect(after.values).toEqual([90n, 50n])
    expect(after.loads[1]?.relations).toMatchObject([{ other: 1, kind: 'revision' }])
    expect(await hashOf(`${path}.v6`)).toBe(old)
  })

  it('is refused by a program that is older, which says what to do', async () => {
    const workspace = await opened('undone')
    const path = join(workspace.folder, 'ledger.duckdb')
    await (await openDuckDbLedger(path)).close()
    await asIfNewer(path)
    const error = await openDuckDbLedger(path).catch((reason: unknown) => reason)
    if (!(error instanceof UserError)) throw error
    expect(error.explain('en')).toContain('written by Tradebrief 9.1.0 (format 8)')
    expect(error.explain('en')).toContain('load the original files again')
    await copyFile(path, `${path}.v7`)
    const other = await openDuckDbLedger(path).catch((reason: unknown) => reason)
    expect(other instanceof UserError && other.explain('zh')).toContain(`把 ${path}.v7 改名为 ${path}`)
  })
})

const valuesOf = async (ledger: Ledger): Promise<bigint[]> => {
  const december = { from: month('2023-12'), to: month('2023-12') }
  const totals = await ledger.totals({
    ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: 'partner' },
    spans: [{ key: 'december', months: december, grain: 'month', commodities: ['01'] }],
  })
  return totals.map(({ value }) => value)
}

async function asIfNewer(path: string): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  await connection.run("UPDATE ledger SET version = 8, program = '9.1.0'")
  connection.closeSync()
  instance.closeSync()
}

describe('an upgrade', () => {
  it(`leaves a whole ledger whenever its process is killed (${kills} times)`, {
    timeout: 1_800_000,
  }, async () => {
    const folder = await temporaryFolder()
    folders.push(folder.path)
    const script = await bundle(new URL('upgrade-in-process.ts', import.meta.url), folder.path)
    const { folder: old } = await opened('sample')
    const original = join(old, 'ledger.duckdb')
    const copyOf = async (name: string) => {
      const path = join(folder.path, `${name}.duckdb`)
      await copyFile(original, path)
      return path
    }
    const { milliseconds } = await upgradeInProcess(script, await copyOf('measured'))
    const expected = await contentOf(join(folder.path, 'measured.duckdb'))
    for (let kill = 0; kill < kills; kill++) {
      const path = await copyOf(`killed-${kill}`)
      await upgradeInProcess(script, path, milliseconds * (0.05 + (kill * 0.95) / kills))
      expect(await contentOf(path)).toEqual(expected)
      expect(await hashOf(`${path}.v5`)).toBe(await hashOf(original))
      expect(existsSync(`${path}.upgrading`)).toBe(false)
    }
  })
})

/** Opens a ledger in a process of its own; kills it so many milliseconds after that began, or lets it end. */
function upgradeInProcess(
  script: string,
  path: string,
  killAfter?: number,
): Promise<{ milliseconds: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    let began = 0
    let ended = 0
    child.stdout.on('data', (text: Buffer) => {
      if (began === 0) {
        began = performance.now()
        if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
      }
      if (text.toString().includes('done')) ended = performance.now()
    })
    child.on('error', reject)
    child.on('exit', () => resolve({ milliseconds: ended - began }))
  })
}

async function contentOf(path: string) {
  const ledger = await openDuckDbLedger(path)
  try {
    return { loads: await ledger.loads(), inventory: await ledger.inventory() }
  } finally {
    await ledger.close()
  }
}
