import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseCut, getCoverage } from '../../src/ledger/coverage/coverage.ts'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { type Ledger, selectReporter } from '../../src/ledger/ledger.ts'
import { breakdowns, type Currency, currencies, type Flow, type Reported } from '../../src/trade/trade.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { openMemoryLedger } from './memory-ledger.ts'

const reporters: readonly (Reported | undefined)[] = [
  undefined,
  { reporter: 'BRA', source: 'comexstat' },
  { reporter: 'BRA', source: 'comtrade' },
  { reporter: 'JPN', source: 'japan' },
  { reporter: 'CHN', source: 'comtrade' },
]

interface Shipment {
  readonly reported: Reported | undefined
  readonly currency: Currency
  readonly flow: Flow
  readonly year: number
  readonly value: bigint
}

/** A month of one commodity with one partner, so that only whose it is tells loads apart. */
const shipment: fc.Arbitrary<Shipment> = fc.record({
  reported: fc.constantFrom(...reporters),
  currency: fc.constantFrom(...currencies),
  flow: fc.constantFrom('export', 'import'),
  year: fc.constantFrom(2022, 2023),
  value: fc.bigInt({ min: 1n, max: 10n ** 15n }),
})

const isOf = (item: Shipment, { reported, currency, flow }: Omit<Shipment, 'year' | 'value'>): boolean =>
  item.reported === reported && item.currency === currency && item.flow === flow

async function load(ledger: Ledger, folder: string, item: Shipment, index: number): Promise<void> {
  const { reported, currency, flow, year, value } = item
  const rows = [
    observation({ line: 2, month: month(`${year}-12`), commodity: '850760', partner: '502', value }),
  ]
  // The later of two alike replaces the earlier one.
  const asOf = `2024-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  const facts = { file: `${index}.csv`, ...reported, currency, flow, asOf }
  await ledger.load(await stagedFile(folder, rows), factsOf(rows, facts))
}

/** What there is of each year by whose latest file of it, added up. */
function sumOf(shipments: readonly Shipment[], whose: Omit<Shipment, 'year' | 'value'>): bigint | undefined {
  const years = new Map<number, bigint>()
  for (const item of shipments) if (isOf(item, whose)) years.set(item.year, item.value)
  return years.size === 0 ? undefined : [...years.values()].reduce((sum, value) => sum + value, 0n)
}

it.each([
  ['in memory', 60, async () => openMemoryLedger()],
  ['in DuckDB', 6, (folder: string) => openDuckDbLedger(join(folder, 'ledger.duckdb'))],
] as const)(
  'no question to a ledger %s is answered with the trade of several reporters, sources or currencies',
  { timeout: 600_000 },
  async (_, numRuns, open) => {
    await fc.assert(
      fc.asyncProperty(fc.array(shipment, { minLength: 1, maxLength: 24 }), async (shipments) => {
        const folder = await temporaryFolder()
        const ledger = await open(folder.path)
        try {
          for (const [index, item] of shipments.entries()) await load(ledger, folder.path, item, index)
          const loads = await ledger.loads()
          for (const reported of reporters) {
            const reporterLedger = selectReporter(ledger, reported)
            const coverage = getCoverage(await reporterLedger.loads())
            expect(await reporterLedger.coverage()).toEqual(coverage)
            for (const currency of currencies)
              for (const flow of ['export', 'import'] as const) {
                const whose = { reported, currency, flow }
                const expected = sumOf(shipments, whose)
                for (const by of [null, ...breakdowns.slice(0, 1)])
                  await expectSums(reporterLedger, whose, by, expected)
                const spans = [{ key: '', months: months('2023-12'), commodities: ['850760'] }]
                const choice = chooseCut(coverage, { flow, currency, by: null, spans })
                expect(choice.fits).toBe(shipments.some((item) => isOf(item, whose) && item.year === 2023))
              }
          }
          for (const { relations, id } of loads)
            for (const { other } of relations) {
              const [one, two] = [id, other].map((number) => loads.find((item) => item.id === number))
              expect([one?.reporter, one?.source, one?.currency]).toEqual([
                ...[two?.reporter, two?.source, two?.currency],
              ])
            }
        } finally {
          await ledger.close()
          await folder.remove()
        }
      }),
      { numRuns },
    )
  },
)

async function expectSums(
  reporterLedger: Ledger,
  { currency, flow }: Omit<Shipment, 'year' | 'value'>,
  by: 'partner' | 'place' | 'procedure' | null,
  expected: bigint | undefined,
): Promise<void> {
  const span = {
    ...{ key: '', months: months('2022-01', '2023-12'), grain: 'month' as const },
    commodities: ['850760'],
  }
  const cut = ['commodity', 'partner'] as const
  const totals = await reporterLedger.totals({ flow, currency, cut, by, spans: [span], loads: 'together' })
  expect(totals.map(({ value }) => value)).toEqual(expected === undefined ? [] : [expected])
  const rows = await reporterLedger.trace({ flow, currency, cut, by, span })
  expect(rows.reduce((sum, { value }) => sum + value, 0n)).toBe(expected ?? 0n)
}
