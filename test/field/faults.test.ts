import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { type Fault, type FaultPlace, faultPlaces, faults } from '../support/faulty-downloads.ts'
import { type RealRow, readRealFile, sortedRows, writeDownload } from '../support/real-download.ts'
import { month } from '../support/staged.ts'
import { field, isThere, withLedger, workspaceWith } from '../support/workspaces.ts'

// Each fault in a real download is found wherever it is, or it is said why nothing can tell of it. All faults of both
// products take some minutes: TRADEBRIEF_ALL_FAULTS=1.

const everything = process.env.TRADEBRIEF_ALL_FAULTS === '1'
const smallTrade = '73242100'
const products = everything ? ['73242100', '39222000'] : ['73242100']

const product = (code: string) => `
name: {zh: 样品, en: sample goods}
classes: [{name: {zh: 样品, en: Sample goods}, codes: {HS2022: ["${code}"]}}]
flows: [export]
value: {scale: 万}
`

const stated: string[] = []
afterAll(() => {
  if (everything && stated.length > 0)
    console.info(
      [
        '',
        '| product | fault | where | what the program says |',
        '| --- | --- | --- | --- |',
        ...stated,
      ].join('\n'),
    )
})

describe.skipIf(!isThere(field)).each(products)('a fault in downloads of %s', (code) => {
  const [before, now] = isThere(field)
    ? [readRealFile(code, 2022), readRealFile(code, 2023)]
    : [
        { heading: '', rows: [] },
        { heading: '', rows: [] },
      ]

  it.each(faults)('$row: $name', { timeout: 300_000 }, async (fault) => {
    const untold = { ...fault.untold, ...(code === smallTrade ? fault.untoldOfSmallTrade : {}) }
    const found: Partial<Record<FaultPlace, boolean>> = {}
    for (const place of faultPlaces) {
      const words = await wordsOf(code, now.heading, spoilt(before.rows, now.rows, fault, place))
      const reason = untold[place]
      stated.push(`| ${code} | ${fault.row}: ${fault.name} | ${place} | ${words ?? `nothing: ${reason}`} |`)
      found[place] = words !== null
    }
    expect(found).toEqual(
      Object.fromEntries(faultPlaces.map((place) => [place, untold[place] === undefined])),
    )
  })

  it('is in none of the files as they are', async () => {
    expect(await wordsOf(code, now.heading, [before.rows, now.rows])).toBeNull()
  })
})

type Years = readonly [before: readonly RealRow[], now: readonly RealRow[]]

function spoilt(
  before: readonly RealRow[],
  now: readonly RealRow[],
  { spoil }: Fault,
  place: FaultPlace,
): Years {
  const isLast = (row: RealRow) => row.month === '202312'
  if (place === 'month') return [before, [...now.filter((row) => !isLast(row)), ...spoil(now.filter(isLast))]]
  return [place === 'year' ? before : spoil(before), place === 'base' ? now : spoil(now)]
}

/** What keeps the brief of December 2023 from being built, in short; null where nothing does. */
async function wordsOf(code: string, heading: string, years: Years): Promise<string | null> {
  const workspace = await workspaceWith({ 'sample.yaml': product(code) })
  return withLedger(workspace, async (ledger) => {
    try {
      for (const [index, rows] of years.entries())
        await loadYear(workspace, ledger, heading, 2022 + index, rows)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return `refused at loading: ${error.words.en.split('\n')[0]}`
    }
    const read = await readProduct(workspace, 'sample')
    const { results } = await checkProduct(workspace, ledger, read, month('2023-12'))
    const stopping = results.flatMap(({ findings }) =>
      findings.filter(({ severity }) => severity === 'confirmation' || severity === 'refusal'),
    )
    return stopping.length === 0 ? null : stopping.map(({ words }) => words.en).join('; ')
  })
}

async function loadYear(
  workspace: Workspace,
  ledger: Ledger,
  heading: string,
  year: number,
  rows: readonly RealRow[],
): Promise<void> {
  const isPasted = rows.length > new Set(rows).size
  const name = join(workspace.folder, 'downloads', `出口${year}.csv`)
  const path = await writeDownload(name, heading, isPasted ? rows : sortedRows(rows))
  const date = new Date(`${year + 1}-01-18`)
  await utimes(path, date, date)
  await loadFile(workspace, ledger, path, { scope: 'whole' }, silentEffects)
}
