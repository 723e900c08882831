import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentEffects } from '../../src/workspace/effects.ts'
import { loadFiles } from '../../src/workspace/load/load-files.ts'
import { openScanExecutor } from '../../src/workspace/load/scan/scan-executor.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import { months as monthsOf } from '../support/staged.ts'
import { workspaceWith } from '../support/workspaces.ts'

const months = monthsOf('2023-01', '2023-12')

/** Exports of one month, so many rows, of which the last is another partner’s. */
const table = (month: string, rows: number) =>
  `数据年月,商品编码,贸易伙伴编码,美元\n${`${month},85076000,110,100\n`.repeat(rows - 1)}${month},85076000,502,100\n`

const fourMonths = ['202309', '202310', '202311', '202312'].map((subject) => [subject, 150_000])

it.each([
  ['one small file, read by this thread', 1, [['202312', 10]]],
  ['files enough for every thread', 3, fourMonths],
  ['one thread for all files, where the ledger needs the other processor', 2, fourMonths],
  ['one file, cut into parts', 3, [['202312', 900_000]]],
] as [string, number, [string, number][]][])(
  'each row is loaded with its line, and the hash of the bytes: %s',
  async (_, processors, tables) => {
    const workspace = await workspaceWith()
    const paths = tables.map(([subject]) => join(workspace.folder, `出口-${subject}.csv`))
    for (const [index, [target, rows]] of tables.entries())
      await writeFile(paths[index] ?? '', table(target, rows))
    const ledger = await openLedger(workspace)
    const loads: { readonly sha256: string; readonly rows: number }[] = []
    const stated: StatedFacts = { scope: 'whole', accept: ['repeated-rows:sum'] }
    const hands = openScanExecutor(paths, processors)
    for await (const fileOutcome of loadFiles(workspace, ledger, paths, stated, silentEffects, hands)) {
      if ('error' in fileOutcome) throw fileOutcome.error
      if ('outcome' in fileOutcome)
        loads.push({ sha256: fileOutcome.outcome.load.sha256, rows: fileOutcome.outcome.load.rows })
    }
    const lines = await ledger.trace({
      ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: 'partner', codes: ['502'] },
      span: { key: 'all', months, grain: 'month', commodities: ['85076000'] },
    })
    await ledger.close()
    expect(lines.map(({ line }) => line)).toEqual(tables.map(([, rows]) => rows + 1))
    const hashes = await Promise.all(
      paths.map(async (path) =>
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ),
    )
    expect(loads).toEqual(tables.map(([, rows], position) => ({ sha256: hashes[position], rows })))
  },
)

it('a thread that does other things too reads no large file without a pause', async () => {
  const hands = await openScanExecutor([])
  expect(hands.isUnsplit(1_000_000)).toBe(true)
  expect(hands.isUnsplit(100_000_000)).toBe(false)
  await hands.close()
})
