import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Row } from '../../src/ledger/sql/row.ts'
import { EngineFailure, explained } from '../../src/ledger/trino/connection/failure.ts'
import type { Parameters } from '../../src/ledger/trino/connection/literal.ts'
import type { Connection } from '../../src/ledger/trino/connection/open-connection.ts'
import { carryRows } from '../../src/ledger/trino/load/insert-rows.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { clusterAddress } from '../support/cluster-address.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

const rows = [observation({ line: 2, month: month('2023-12'), commodity: '01', value: 1n })]
const facts = { ...factsOf(rows), rows: 64_000 }
/** Four parts, of one commodity each. */
const counts = ['01', '02', '03', '04'].map((commodity) => new Row({ commodity, row_count: 16_000n }))

/** A cluster whose nodes can take so many parts at once, and what it was given. */
function cluster(most: number) {
  const given: string[] = []
  const address = {
    ...clusterAddress,
    staging: { folder: folder.path, location: 's3://exchange' },
  }
  const connection: Connection = {
    address,
    read: async () => counts,
    write: async (sql: string, parameters: Parameters = {}) => {
      if (!sql.startsWith('INSERT')) return 0
      const { stretchFrom: from = '', stretchBefore: before = 'end' } = parameters
      if (sql.split('WHEN commodity').length > most) {
        const failure = {
          errorName: 'EXCEEDED_LOCAL_MEMORY_LIMIT',
          errorType: 'INSUFFICIENT_RESOURCES',
          message: '297MB',
        }
        throw explained(new EngineFailure(failure), address)
      }
      given.push(`${from}-${before}`)
      return 0
    },
    close: async () => {},
  }
  return { connection, given }
}

describe('rows on their way to a cluster', () => {
  it.each([
    [4, ['01-end']],
    [2, ['01-03', '03-end']],
    [1, ['01-02', '02-03', '03-04', '04-end']],
  ])('are given at once as far as %i parts fit into the nodes’ memory', async (most, expected) => {
    const { connection, given } = cluster(most)
    const stretches = await carryRows(connection, 'batch', await stagedFile(folder.path, rows), facts)
    expect(given).toStrictEqual(expected)
    expect(stretches.map(({ from, before }) => `${from ?? '01'}-${before ?? 'end'}`)).toStrictEqual(expected)
  })

  it('are refused with one message where not even one part fits, and leave nothing in the staging folder', async () => {
    const { connection } = cluster(0)
    const staged = await stagedFile(join(folder.path), rows)
    const error: unknown = await carryRows(connection, 'batch', staged, facts).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(UserError)
    expect((await readdir(folder.path)).filter((name) => name.startsWith('staged_'))).toStrictEqual([])
  })
})
