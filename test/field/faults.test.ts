import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { wordFinding } from '../../src/workspace/load/finding-words.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import {
  type Fault,
  type FaultPlace,
  faultPlaces,
  faults,
  heldElsewhere,
} from '../support/faulty-downloads.ts'
import { type FlowYear, flowFaults, importedRow, spoiltFlows } from '../support/faulty-flows.ts'
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
  if (!everything || stated.length === 0) return
  const elsewhere = heldElsewhere.map(([row, test]) => `| both | ${row} | | held by ${test} |`)
  const heading = ['| product | fault | where | what the program says |', '| --- | --- | --- | --- |']
  console.info(['', ...heading, ...stated, ...elsewhere].join('\n'))
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
      const reported = await tellOf(code, now.heading, spoilt(before.rows, now.rows, fault, place))
      const words = fault.severity === 'warning' ? reported.warnings : reported.stopping
      const reason = untold[place]
      stated.push(`| ${code} | ${fault.row}: ${fault.name} | ${place} | ${words ?? `nothing: ${reason}`} |`)
      found[place] = words !== null
    }
    expect(found).toEqual(
      Object.fromEntries(faultPlaces.map((place) => [place, untold[place] === undefined])),
    )
  })

  it('is in none of the files as they are', async () => {
    const { stopping } = await tellOf(code, now.heading, [before.rows, now.rows])
    expect(stopping).toBeNull()
  })
})

describe.skipIf(!isThere(field))('exports and imports', () => {
  it.each(flowFaults)('$name', { timeout: 300_000 }, async ({ name, spoil, untold = {} }) => {
    const found: Partial<Record<FaultPlace, boolean>> = {}
    for (const place of faultPlaces) {
      const { stopping } = await tellOfFlows(spoiltFlows(bothFlows(), spoil, place))
      stated.push(
        `| 39222000 | wrong flow: ${name} | ${place} | ${stopping ?? `nothing: ${untold[place]}`} |`,
      )
      found[place] = stopping !== null
    }
    expect(found).toEqual(
      Object.fromEntries(faultPlaces.map((place) => [place, untold[place] === undefined])),
    )
  })

  it('that are right are not asked about', async () => {
    expect((await tellOfFlows(bothFlows())).stopping).toBeNull()
  })
})

/** Exports and imports of two years of one commodity: the imports are real exports of another, some as re-imports. */
function bothFlows(): FlowYear[] {
  return [2022, 2023].flatMap((year) => {
    const exports = readRealFile('39222000', year)
    const imports = readRealFile(smallTrade, year).rows.map((row) => importedRow(row, '39222000'))
    return [
      { year, flow: 'export' as const, rows: exports.rows },
      { year, flow: 'import' as const, rows: imports },
    ]
  })
}

async function tellOfFlows(files: readonly FlowYear[]): Promise<Told> {
  const workspace = await workspaceWith({
    'sample.yaml': product('39222000').replace('[export]', '[export, import]'),
  })
  const { heading } = readRealFile('39222000', 2023)
  return withLedger(workspace, async (ledger) => {
    for (const { year, flow, rows } of files) await loadYear(workspace, ledger, { heading, year, flow, rows })
    return checksOf(workspace, ledger, [])
  })
}

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

interface Told {
  /** What keeps the brief of December 2023 from being built, in short; null where nothing does. */
  readonly stopping: string | null
  /** What is warned of at loading and by the checks; null for nothing. */
  readonly warnings: string | null
}

async function tellOf(code: string, heading: string, years: Years): Promise<Told> {
  const workspace = await workspaceWith({ 'sample.yaml': product(code) })
  return withLedger(workspace, async (ledger) => {
    const warnings: string[] = []
    try {
      for (const [index, rows] of years.entries())
        warnings.push(
          ...(await loadYear(workspace, ledger, { heading, year: 2022 + index, flow: 'export', rows })),
        )
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return { stopping: `refused at loading: ${error.words.en.split('\n')[0]}`, warnings: null }
    }
    return checksOf(workspace, ledger, warnings)
  })
}

async function checksOf(workspace: Workspace, ledger: Ledger, warnings: readonly string[]): Promise<Told> {
  const read = await readProduct(workspace, 'sample')
  const { results } = await checkProduct(workspace, ledger, read, month('2023-12'))
  const findings = results.flatMap((result) => result.findings)
  const wordsOf = (...severities: readonly string[]) =>
    findings.filter(({ severity }) => severities.includes(severity)).map(({ words }) => words.en)
  return {
    stopping: joined(wordsOf('confirmation', 'refusal')),
    warnings: joined([...warnings, ...wordsOf('warning')]),
  }
}

const joined = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join('; '))

/** Loads a year, and gives the warnings of its load report. */
async function loadYear(
  workspace: Workspace,
  ledger: Ledger,
  { heading, year, flow, rows }: FlowYear & { readonly heading: string },
): Promise<string[]> {
  const isPasted = rows.length > new Set(rows).size
  const words = { export: '出口', import: '进口' }
  const name = join(workspace.folder, 'downloads', `${words[flow]}${year}.csv`)
  const path = await writeDownload(name, heading, isPasted ? rows : sortedRows(rows))
  const date = new Date(`${year + 1}-01-18`)
  await utimes(path, date, date)
  const { load } = await loadFile(workspace, ledger, path, { scope: 'whole' }, silentEffects)
  return load.findings
    .filter(({ severity }) => severity === 'warning')
    .map((finding) => wordFinding(finding, 'en'))
}
