import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import type { Ledger, TotalsRequest } from '../../src/ledger/ledger-interface.ts'
import type { MovableLedger } from '../../src/ledger/transfer/transfer.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { openMemoryLedger } from './memory-ledger.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let path: string
beforeEach(async () => {
  folder = await temporaryFolder()
  path = join(folder.path, 'ledger.duckdb')
})
afterEach(() => folder.remove())

const partners = ['110', '116', '502']
const cut = ['commodity', 'partner'] as const

/** Exports of 01 to several partners, and of 02 to one, in one month. */
function download(subject: string, value: bigint) {
  const crowd = partners.map((partner) => ({ commodity: '01', partner }))
  const rows = [...crowd, { commodity: '02', partner: '110' }].map((cell, index) =>
    observation({ ...cell, line: index + 2, month: month(subject), value: value + BigInt(index) }),
  )
  const file = `${subject} ${value}.csv`
  return { rows, facts: factsOf(rows, { file, sha256: file, cut, commodities: ['01', '02'] }) }
}

async function load(ledger: Ledger, subject: string, value: bigint, asOf = '2024-01-18') {
  const { rows, facts } = download(subject, value)
  return ledger.load(await stagedFile(folder.path, rows), { ...facts, asOf })
}

/** What of the table of sums a look at the file shows: load, commodity, dimension and sum. */
async function stored(): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(
    'SELECT load, commodity, dimension, value FROM sums ORDER BY load, commodity, dimension, value',
  )
  connection.closeSync()
  instance.closeSync()
  return reader.getRowsJS()
}

const request: TotalsRequest = {
  flow: 'export',
  currency: 'USD',
  cut,
  by: 'partner',
  spans: [{ key: 'both', months: months('2023-11', '2023-12'), grain: 'month', commodities: ['01', '02'] }],
}

describe('the sums that a ledger keeps', () => {
  it('are those of commodities with more rows than the ledger was made with, in total and by each dimension', async () => {
    const ledger = await openDuckDbLedger(path, { crowdedAbove: 2 })
    await load(ledger, '2023-12', 10n)
    await ledger.close()
    expect(await stored()).toStrictEqual([
      [1, 101n, 0, 33n],
      [1, 101n, 1, 10n],
      [1, 101n, 1, 11n],
      [1, 101n, 1, 12n],
    ])
  })

  it('are of each load’s own, where several come together', async () => {
    const ledger = await openDuckDbLedger(path, { crowdedAbove: 2 })
    const arriving = []
    for (const [flow, crowd, other] of [
      ['export', '01', '02'],
      ['import', '02', '01'],
    ] as const) {
      const many = partners.map((partner) => ({ commodity: crowd, partner }))
      const rows = [...many, { commodity: other, partner: '110' }].map((cell, index) =>
        observation({ ...cell, line: index + 2, month: month('2023-12'), value: 1n }),
      )
      const commodityRows = { codes: [{ code: crowd }, { code: other }], rows: [3, 1] }
      const staged = { ...(await stagedFile(folder.path, rows)), commodityRows }
      const facts = factsOf(rows, { file: flow, sha256: flow, flow, cut, commodities: ['01', '02'] })
      arriving.push({ staged, facts })
    }
    const othersUntil = setImmediate()
    await Promise.all(arriving.map(({ staged, facts }) => ledger.load(staged, facts, { othersUntil })))
    await ledger.close()
    const sumsOf = (load: number, commodity: bigint) => [
      [load, commodity, 0, 3n],
      ...partners.map(() => [load, commodity, 1, 1n]),
    ]
    expect(await stored()).toEqual([...sumsOf(1, 101n), ...sumsOf(2, 102n)])
  })

  it('are of what one month has many rows of, not all months together', async () => {
    const ledger = await openDuckDbLedger(path, { crowdedAbove: 2 })
    const cells = [
      { commodity: '01', partner: '110', of: '2023-11' },
      { commodity: '01', partner: '116', of: '2023-12' },
      { commodity: '01', partner: '502', of: '2023-12' },
      ...partners.map((partner) => ({ commodity: '02', partner, of: '2023-12' })),
    ]
    const rows = cells.map(({ of, ...cell }, index) =>
      observation({ ...cell, line: index + 2, month: month(of), value: 1n }),
    )
    const commodityRows = { codes: [{ code: '01' }, { code: '02' }], rows: [3, 3] }
    const facts = factsOf(rows, { cut, commodities: ['01', '02'] })
    await ledger.load({ ...(await stagedFile(folder.path, rows)), commodityRows }, facts)
    await ledger.close()
    expect(await stored()).toEqual([[1, 102n, 0, 3n], ...partners.map(() => [1, 102n, 1, 1n])])
  })

  it('are kept by whoever opens the ledger later, as it was made', async () => {
    await (await openDuckDbLedger(path, { crowdedAbove: 2 })).close()
    const ledger = await openDuckDbLedger(path)
    await load(ledger, '2023-12', 10n)
    await ledger.close()
    expect(await stored()).toHaveLength(4)
  })

  it('go with the load that they are of', async () => {
    const ledger = await openDuckDbLedger(path, { crowdedAbove: 0 })
    await load(ledger, '2023-11', 10n)
    const { load: second } = await load(ledger, '2023-12', 10n)
    await ledger.withdraw(second.id)
    expect(await ledger.totals(request)).toHaveLength(4)
    await ledger.close()
    expect(new Set((await stored()).map((row) => (row as number[])[0]))).toStrictEqual(new Set([1]))
  })

  it('come with a load that is taken over from another ledger', async () => {
    const from = await openDuckDbLedger(join(folder.path, 'from.duckdb'), { crowdedAbove: 1000 })
    await load(from, '2023-12', 10n)
    const to = await openDuckDbLedger(path, { crowdedAbove: 2 })
    await copy(from, to)
    expect(await to.totals(request)).toStrictEqual(await from.totals(request))
    expect(await to.inventory()).toStrictEqual(await from.inventory())
    await from.close()
    await to.close()
    expect(await stored()).toHaveLength(4)
  })

  it('do not count where a later file has revised a cell, and count again when that is taken back', async () => {
    const ledger = await openDuckDbLedger(path, { crowdedAbove: 0 })
    const memory = openMemoryLedger()
    const both = async () => {
      const [totals, right] = [await ledger.totals(request), await memory.totals(request)]
      expect(totals).toStrictEqual(right)
      return totals.find(({ commodity, code }) => commodity === '01' && code === '110')?.value
    }
    for (const item of [ledger, memory]) await load(item, '2023-12', 10n)
    expect(await both()).toBe(10n)
    for (const entry of [ledger, memory]) await load(entry, '2023-12', 20n, '2024-02-18')
    expect(await both()).toBe(20n)
    for (const candidate of [ledger, memory]) await candidate.withdraw(2)
    expect(await both()).toBe(10n)
    await ledger.close()
  })
})

async function copy(from: MovableLedger, to: MovableLedger) {
  for (const item of await from.loads()) {
    const staged = { path: join(folder.path, `moved-${item.id}.parquet`) }
    await to.takeOver(item, await from.handOver(item, staged.path), staged)
  }
}

describe('what an open ledger knows of its loads', () => {
  it('is never mixed with what is loaded meanwhile', async () => {
    const ledger = await openDuckDbLedger(path, { crowdedAbove: 1 })
    await load(ledger, '2023-12', 10n)
    const sumOf = async () =>
      (await ledger.totals({ ...request, by: null })).reduce((sum, { value }) => sum + value, 0n)
    const before = await sumOf()
    expect(before).toBe(10n + 11n + 12n + 13n)
    let loading = true
    const revising = load(ledger, '2023-12', 20n, '2024-02-18').finally(() => {
      loading = false
    })
    const seen: bigint[] = []
    while (loading) {
      seen.push(await sumOf())
      // A sum that is known comes at once: the load must have its turn too.
      await setImmediate()
    }
    await revising
    const after = await sumOf()
    expect(after).toBe(20n + 21n + 22n + 23n)
    for (const sum of seen) expect([before, after]).toContain(sum)
    await ledger.close()
  })

  it('is common to all that have its file open', async () => {
    const writer = await openDuckDbLedger(path)
    const reader = await openDuckDbLedger(path)
    const commodities = ['01']
    expect(await reader.loads({ commodities })).toHaveLength(0)
    expect(await reader.totals(request)).toHaveLength(0)
    await load(writer, '2023-12', 10n)
    expect(await reader.loads({ commodities })).toHaveLength(1)
    expect(await reader.coverage({ commodities })).toHaveLength(1)
    expect(await reader.totals(request)).toHaveLength(4)
    await writer.withdraw(1)
    expect(await reader.totals(request)).toHaveLength(0)
    await writer.close()
    await reader.close()
  })
})
