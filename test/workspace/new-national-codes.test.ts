import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { month } from '../support/staged.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const folder = join(repository, 'test', 'cases', 'brief', 'market-and-mirror-brazil')

const readLines = async (name: string): Promise<string[]> =>
  (await readFile(join(folder, name), 'utf8')).split(/\r?\n/).filter((line) => line !== '')

/** What Brazil imported in the lines of a month. */
const addUp = (lines: readonly string[], start: string): bigint =>
  lines
    .filter((line) => line.startsWith(start))
    .reduce((sum, line) => sum + BigInt(line.split(';')[10] ?? ''), 0n)

/**
 * The brief of February 2023 from a file of 2022 and January 2023 without 85076090, and one of 2023 that has this code in
 * half of the rows of some months; with the sums of both years, added up by this test alone.
 */
async function build(monthsWithBoth: readonly string[]) {
  const at = await mkdtemp(join(tmpdir(), 'tradebrief-codes-'))
  cleanUpAfterFile(() => rm(at, { recursive: true, force: true }))
  const [heading = '', ...before] = await readLines('IMP_2022.csv')
  const [, ...now] = await readLines('IMP_2023.csv')
  const newer = now.map((line, index) => {
    const hasNewCode = index % 2 === 1 && monthsWithBoth.some((each) => line.startsWith(`"2023";"${each}"`))
    return line.replace('85076000', hasNewCode ? '85076090' : '85076010')
  })
  const january = newer.filter((line) => /^"2023";"01";"85076010"/.test(line))
  const older = [...before.map((line) => line.replace('85076000', '85076010')), ...january]
  const written = { 'older.csv': older, 'newer.csv': newer }
  for (const [name, lines] of Object.entries(written))
    await writeFile(join(at, name), `${[heading, ...lines].join('\n')}\n`)
  const paths = [
    ...['出口2022.csv', '出口2023.csv'].map((name) => join(folder, name)),
    ...Object.keys(written).map((name) => join(at, name)),
  ]
  const product = await readFile(join(folder, 'product.yaml'), 'utf8')
  const workspace = await workspaceWith({ 'batteries.yaml': product })
  await load(workspace, paths, { asOf: '2023-03-18', scope: 'whole' })
  const [brief] = await withLedger(workspace, async (ledger) =>
    makeBriefs(workspace, ledger, await readProduct(workspace, 'batteries'), month('2023-02'), ['zh']),
  )
  const exact = (id: string) => brief?.document.figures.get(id)?.exact
  return {
    shown: [exact('BRA.import.month.value'), exact('BRA.import.month.value.base')],
    sums: [`${addUp(now, '"2023";"02"')}`, `${addUp(before, '"2022";"02"')}`],
  }
}

describe('a national code that only the newer of two overlapping files of another reporter has', () => {
  it('counts as without trade in the older one, where it has no trade in the months of both', async () => {
    const { shown, sums } = await build(['02'])
    expect(shown).toEqual(sums)
  })

  it('is missing in the older one, where it has trade in the months of both', async () => {
    await expect(build(['01', '02'])).rejects.toThrow(/85076090/)
  })
})
