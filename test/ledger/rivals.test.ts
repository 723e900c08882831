import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import type { LoadFacts } from '../../src/ledger/ledger-interface.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const row = (commodity: string, value: bigint) =>
  observation({ line: 2, month: month('2023-12'), commodity, partner: '110', value })

const named = (...codes: string[]) => ({
  ...{ partner: [], procedure: [], place: [] },
  commodity: codes.map((code) => ({ code, name: '' })),
})

interface Download {
  readonly rows: readonly Observation[]
  readonly said?: Partial<LoadFacts>
}

const ofPeriod = { period: { from: month('2023-12'), to: month('2023-12') }, monthly: true }

const pairs: readonly [string, Download, Download, string | undefined][] = [
  [
    'rows of one commodity, though their queries are said to have been about others',
    { rows: [row('01', 1n)], said: { commodities: ['98'] } },
    { rows: [row('01', 2n)], said: { commodities: ['99'] } },
    'revised',
  ],
  [
    'rows, and a query for their commodity that had none',
    { rows: [row('01', 1n), row('02', 1n)], said: { names: named('01', '02') } },
    { rows: [], said: { ...ofPeriod, commodities: ['01'], relation: 'revised' } },
    'removed',
  ],
  [
    'rows, and a query for their commodity and another, that had only the other',
    { rows: [row('01', 1n)] },
    { rows: [row('02', 1n)], said: { commodities: ['01', '02'], relation: 'revised' } },
    'removed',
  ],
  [
    'rows of files without commodities, which are of all',
    { rows: [{ ...row('01', 1n), commodity: null }], said: { cut: ['partner'], commodities: [] } },
    { rows: [{ ...row('01', 2n), commodity: null }], said: { cut: ['partner'], commodities: [] } },
    'revised',
  ],
  [
    'rows of two chapters of one month, which have nothing in common',
    { rows: [row('01', 1n)] },
    { rows: [row('02', 2n)] },
    undefined,
  ],
]

describe.each(pairs)('of two loads the later is compared with the earlier: %s', (_, earlier, later, kind) => {
  for (const together of [true, false])
    for (const isCounted of [true, false])
      it(`${together ? 'taken in together' : 'taken in one by one'}, ${isCounted ? 'counted' : 'not counted'}`, async () => {
        const ledger = await openDuckDbLedger(join(folder.path, 'ledger.duckdb'))
        const arriving = await Promise.all(
          [earlier, later].map(async ({ rows, said }, index) => ({
            facts: factsOf(rows, { file: `${index}.csv`, asOf: `2024-0${index + 1}-18`, ...said }),
            staged: {
              ...(await stagedFile(folder.path, rows)),
              ...(isCounted && { commodityRows: counted(rows) }),
            },
          })),
        )
        const othersUntil = together ? setImmediate() : undefined
        const outcomes = await Promise.all(
          arriving.map(({ staged, facts }) => ledger.load(staged, facts, othersUntil && { othersUntil })),
        )
        await ledger.close()
        const findings = outcomes.map(({ load }) => load.findings.map((finding) => finding.kind))
        expect(findings).toEqual([[], kind === undefined ? [] : [kind]])
      })
})

/** One row of each. */
function counted(rows: readonly Observation[]) {
  const codes = rows.flatMap(({ commodity }) => (commodity === null ? [] : { code: commodity }))
  return { codes, rows: codes.map(() => 1) }
}
