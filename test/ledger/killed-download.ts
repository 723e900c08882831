import type { LoadFacts } from '../../src/ledger/ledger.ts'
import type { Observation } from '../../src/trade/observation.ts'
import { factsOf, month, observation } from '../support/staged.ts'

interface Download {
  readonly observations: readonly Observation[]
  readonly facts: LoadFacts
}

const commodities = 200

/** What is there before: one partner of each commodity, which the next download revises. */
export function earlierDownload(): Download {
  const observations = Array.from({ length: commodities }, (_, index) => rowOf(index, 1n))
  return { observations, facts: factsOf(observations, { file: 'earlier.csv', asOf: '2024-01-18' }) }
}

/** 200,000 rows: 200 commodities, 1,000 partners. */
export function killedDownload(): Download {
  const observations = Array.from({ length: commodities * 1000 }, (_, index) => rowOf(index, BigInt(index)))
  return {
    observations,
    // Hashing 200,000 rows would only keep the process from what is tested.
    facts: {
      ...factsOf([], { file: 'killed.csv', asOf: '2024-02-18' }),
      ...sums(observations),
      monthly: true,
    },
  }
}

const rowOf = (index: number, value: bigint): Observation =>
  observation({
    line: index + 2,
    month: month('2023-12'),
    commodity: String(1000 + (index % commodities)),
    partner: String(100 + Math.floor(index / commodities)),
    value,
    quantity: 1n,
    unit: '个',
  })

const sums = (observations: readonly Observation[]) => ({
  rows: observations.length,
  valueTotal: observations.reduce((sum, row) => sum + row.value, 0n),
})
