import type { LoadFacts } from '../../src/ledger/ledger-interface.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { factsOf, month, months, observation } from '../support/staged.ts'

const commodities = 200
const killedRows = commodities * 1000

const observationsOf = (rows: number, value: (index: number) => bigint): Observation[] =>
  Array.from({ length: rows }, (_, index) =>
    observation({
      line: index + 2,
      month: month('2023-12'),
      commodity: String(1000 + (index % commodities)),
      partner: String(100 + Math.floor(index / commodities)),
      value: value(index),
      quantity: 1n,
      unit: '个',
    }),
  )

/** What is there before: one partner of each commodity, which the next download revises. */
export const earlierObservations = observationsOf(commodities, () => 1_000_000n)
export const earlierFacts = factsOf(earlierObservations, { file: 'earlier.csv', asOf: '2024-01-18' })

/** 200,000 rows: 200 commodities, 1,000 partners. */
export const killedObservations = () => observationsOf(killedRows, BigInt)

/** Of `killedObservations`, said without making them: the process to be killed has only to load. */
export const killedFacts: LoadFacts = factsOf([], {
  file: 'killed.csv',
  asOf: '2024-02-18',
  period: months('2023-12'),
  monthly: true,
  rows: killedRows,
  valueTotal: (BigInt(killedRows) * BigInt(killedRows - 1)) / 2n,
})
