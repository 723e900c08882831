import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Ledger, Vintage } from '../../src/ledger/ledger.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { changedRow, type RealRow, readRealFile, sumRows, writeDownload } from '../support/real-download.ts'
import { months } from '../support/staged.ts'
import { field, isThere, withLedger, workspaceWith } from '../support/workspaces.ts'

// A file with an earlier date of data that is loaded after a newer one never replaces it; as of its date it counts.

const code = '73242100'

interface LateFile {
  readonly name: string
  readonly newer: readonly RealRow[]
  readonly older: readonly RealRow[]
  /** What is said of the older one. */
  readonly stated?: StatedFacts
  /** The rows that count now; as of a date between the two those of the older file do. */
  readonly now: readonly RealRow[]
  /** Kinds of what the load report says of the older file. */
  readonly findings: readonly string[]
}

const rows = isThere(field) ? readRealFile(code, 2023).rows : []

const revised = (some: readonly RealRow[]): RealRow[] =>
  some.map((row, index) => (index % 3 === 0 ? changedRow(row, { value: row.value + 1 }) : row))

const isEuropean = ({ partner }: RealRow) => partner.startsWith('3')
const until = (last: string) => rows.filter(({ month }) => month <= last)
const since = (first: string) => rows.filter(({ month }) => month >= first)

const lateFiles: readonly LateFile[] = [
  {
    name: 'of the same months',
    newer: revised(rows),
    older: rows,
    now: revised(rows),
    findings: ['olderData'],
  },
  {
    name: 'of months that overlap',
    newer: revised(since('202306')),
    older: until('202308'),
    now: [...until('202305'), ...revised(since('202306'))],
    findings: ['olderData'],
  },
  {
    name: 'of one continent, as stated',
    newer: revised(rows),
    older: rows.filter(isEuropean),
    stated: {
      scope: { partner: [...new Set(rows.filter(isEuropean).map(({ partner }) => partner))].sort() },
    },
    now: revised(rows),
    findings: ['olderData'],
  },
  {
    name: 'of one continent, with nothing said',
    newer: revised(rows),
    older: rows.filter(isEuropean),
    now: revised(rows),
    findings: ['olderData'],
  },
  {
    name: 'that is the other part of a query',
    newer: rows.filter((row) => !isEuropean(row)),
    older: rows.filter(isEuropean),
    now: rows,
    findings: ['partial'],
  },
]

async function loadDated(
  workspace: Workspace,
  ledger: Ledger,
  asOf: string,
  {
    rows: some,
    stated = {},
  }: { readonly rows: readonly RealRow[]; readonly stated?: StatedFacts | undefined },
) {
  const { heading } = readRealFile(code, 2023)
  const path = await writeDownload(join(workspace.folder, `出口2023-${asOf}.csv`), heading, some)
  return loadFile(workspace, ledger, path, { scope: 'whole', asOf, ...stated }, silentEffects)
}

/** Sums by month and partner. */
async function sumsOf(ledger: Ledger, vintage?: Vintage): Promise<Record<string, number>> {
  const spans = Array.from({ length: 12 }, (_, index) => {
    const key = `2023-${String(index + 1).padStart(2, '0')}`
    return { key, months: months(key), grain: 'month', commodities: [code] } as const
  })
  const totals = await ledger.totals({
    ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner', 'place'], by: 'partner', spans },
    ...(vintage && { vintage }),
  })
  const sums = new Map<string, number>()
  for (const { span, code: partner, value } of totals) {
    const key = `${span.replace('-', '')} ${partner}`
    sums.set(key, (sums.get(key) ?? 0) + Number(value))
  }
  return Object.fromEntries([...sums].sort())
}

const expectedSums = (some: readonly RealRow[]) =>
  Object.fromEntries([...sumRows(some, ({ month, partner }) => `${month} ${partner}`)].sort())

describe.skipIf(!isThere(field))('an older file that is loaded after a newer one', () => {
  it.each(lateFiles)('$name replaces nothing of it', async ({ newer, older, stated, now, findings }) => {
    const workspace = await workspaceWith()
    await withLedger(workspace, async (ledger) => {
      await loadDated(workspace, ledger, '2024-03-18', { rows: newer })
      const { load } = await loadDated(workspace, ledger, '2024-01-18', { rows: older, stated })
      expect(load.findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...findings]))
      expect(await sumsOf(ledger)).toEqual(expectedSums(now))
      expect(await sumsOf(ledger, { asOf: '2024-02-01' })).toEqual(expectedSums(older))
      expect(await sumsOf(ledger, { asOf: '2024-03-18' })).toEqual(expectedSums(now))
    })
  })
})
