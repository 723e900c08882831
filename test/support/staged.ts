import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoadFacts, StagedFile } from '../../src/ledger/ledger-interface.ts'
import { toStagedFile } from '../../src/ledger/staging/staging.ts'
import { type Month, type MonthRange, parseMonth } from '../../src/trade/month.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'

/** A folder for one test, with a way to be rid of it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'tradebrief-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

let written = 0

/** Writes observations to a staged file of its own in a folder. */
export async function stagedFile(
  folder: string,
  observations: readonly Observation[],
  name = `staged-${++written}.parquet`,
): Promise<StagedFile> {
  const path = join(folder, name)
  await writeFile(path, toStagedFile(observations))
  return { path }
}

/** `2023-12`, or a failure of the test. */
export function month(text: string): Month {
  const parsed = parseMonth(text)
  if (parsed === null) throw new Error(`no month: ${text}`)
  return parsed
}

/** `months('2023-01', '2023-12')`, or one month. */
export const months = (from: string, to = from): MonthRange => ({ from: month(from), to: month(to) })

/** One row with everything absent but what is given. */
export const observation = (given: Partial<Observation>): Observation => ({
  line: 1,
  month: null,
  commodity: null,
  partner: null,
  procedure: null,
  place: null,
  value: 0n,
  quantity: null,
  unit: null,
  quantity2: null,
  unit2: null,
  ...given,
})

/** Facts that fit the observations, of a whole monthly file of exports in US dollars; `given` prevails. */
export function factsOf(observations: readonly Observation[], given: Partial<LoadFacts> = {}): LoadFacts {
  const seen = observations.flatMap((row) => row.month ?? []).sort((a, b) => a - b)
  const first = seen[0] ?? month('2023-12')
  const file = given.file ?? 'download.csv'
  return {
    file,
    sha256: createHash('sha256').update(file).update(toStagedFile(observations)).digest('hex'),
    source: 'portal',
    flow: 'export',
    currency: 'USD',
    cut: ['commodity', 'partner'],
    scope: {},
    period: { from: first, to: seen.at(-1) ?? first },
    monthly: seen.length > 0,
    truncatedAt: null,
    uncoveredMonths: [],
    commodities: [...new Set(observations.flatMap((row) => row.commodity ?? []))].sort(),
    names: { commodity: [], partner: [], procedure: [], place: [] },
    asOf: '2024-01-18',
    loadedAt: '2024-01-20T08:00:00.000Z',
    rows: observations.length,
    valueTotal: observations.reduce((sum, row) => sum + row.value, 0n),
    note: null,
    findings: [],
    ...given,
  }
}
