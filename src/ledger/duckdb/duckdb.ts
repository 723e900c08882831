/**
 * The ledger in one DuckDB file.
 *
 * @module
 */

import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import pLimit from 'p-limit'
import { askedTogether } from '../caching/caching.ts'
import { refuseForeignDimension } from '../coverage/coverage.ts'
import type { LoadFacts } from '../ledger-interface.ts'
import type { MovableLedger } from '../transfer/transfer.ts'
import { NameNumbers, readCoverage, readLoads, readLoadsKnown, readNames } from './catalog/catalog.ts'
import { batchLoads, loadStaged, withdrawLoad } from './load/load.ts'
import {
  countMissingBytes,
  handOver,
  hasDebris,
  hasLog,
  mendTornBlocks,
  removeDebris,
  takeInventory,
  takeOver,
  upgradeDuckDbLedger,
  verifyLedger,
} from './maintenance/maintenance.ts'
import { openInstance, withConnection } from './open.ts'
import { inTransaction } from './query.ts'
import { Readers } from './readers.ts'
import { prepareSchema } from './schema.ts'
import { copyLedgerTo } from './snapshot.ts'
import { type Known, openQueryCache, readTotals, readTrace } from './totals/totals.ts'

export { isInUse, openInstance } from './open.ts'

export interface DuckDbOptions {
  readonly readOnly?: boolean
  /** A new ledger keeps sums of commodities of which a month has more rows than this (see `keepSums`). */
  readonly crowdedAbove?: number
  /** Is told how far an upgrade of an older ledger is, from 0 to 1 (see `upgrade.ts`). */
  readonly onUpgrade?: (share: number) => void
}

/**
 * Opens the ledger kept in one DuckDB file, or makes a new one. One process may write; while it does, no
 * other can open the file. With `readOnly` several processes may read it at once, and the file must be there.
 * While it is open for writing, a log may lie beside it; closing folds the log in, so that a ledger at rest is
 * one file that can be copied.
 *
 * @example const ledger = await openDuckDbLedger('ledger.duckdb')
 * A ledger of an older format is upgraded first, also for those who only read.
 *
 * @throws UserError where the file is in use, is not a ledger, is of a newer format, or cannot be opened.
 */
export async function openDuckDbLedger(path: string, options: DuckDbOptions = {}): Promise<MovableLedger> {
  const { readOnly = false, crowdedAbove = 1000, onUpgrade = () => {} } = options
  const log = hasLog(path)
  if (log) await mendTornBlocks(path)
  // Who reads asks for rows by the loads that there are; who writes must have the numbers of new ones to itself.
  const mayHaveDebris = !readOnly || log
  const instance = await openInstance(path, readOnly)
  let state: 'sound' | 'debris' | 'outdated'
  try {
    state = await withConnection(instance, async (connection) => {
      if ((await prepareSchema(connection, path, readOnly, crowdedAbove)) === 'outdated') return 'outdated'
      const found = mayHaveDebris && (await hasDebris(connection))
      if (found && !readOnly) await removeDebris(connection)
      return found && readOnly ? 'debris' : 'sound'
    })
  } catch (error) {
    instance.closeSync()
    throw error
  }
  if (state === 'sound') return ledgerOver(instance, path, readOnly)
  instance.closeSync()
  if (state === 'outdated') await upgradeDuckDbLedger(path, onUpgrade)
  // A reader must not write, so the file is put in order first.
  else await (await openDuckDbLedger(path)).close()
  return openDuckDbLedger(path, options)
}

function ledgerOver(instance: DuckDBInstance, path: string, readOnly: boolean): MovableLedger {
  const access = accessTo(instance, path)
  const { known, perform, read, inTurn } = access
  const names = new NameNumbers()
  const loadBatched = batchLoads((stagedLoads) =>
    inTurn((connection) => keepingNames(names, () => loadStaged(connection, stagedLoads, names))),
  )

  // A load needs them, and is what nearly all who may write are about to do; files are being read still.
  if (!readOnly) read((connection) => names.read(connection)).catch(() => {})

  /** While files are being read this thread has little to do; while they are loaded, others wait for it. */
  const numberNames = async ({ names: ofFile }: LoadFacts): Promise<void> => {
    const knownNames = await read((connection) => names.read(connection))
    knownNames.numbersOf(ofFile)
  }

  return {
    load: (staged, facts, options) => {
      numberNames(facts).catch(() => {}) // thrown again when the file is loaded
      return loadBatched(staged, facts, options)
    },
    withdraw: (load) => inTurn((connection) => withdrawLoad(connection, load)),
    ...ledgerQueries(access),
    handOver: (load, path) => read((connection) => handOver(connection, load, path)),
    takeOver: (load, written, staged) =>
      inTurn((connection) => keepingNames(names, () => takeOver(connection, load, written, staged, names))),
    inventory: () => read(takeInventory),
    // With a connection of its own: it attaches another database.
    copyTo: (copy) => perform(() => withConnection(instance, (connection) => copyLedgerTo(connection, copy))),
    verify: () => read(verifyLedger),
    missingBytes: async () => {
      const isUnchanged = known.noticeChanges()
      const missing = await read((connection) => countMissingBytes(connection, path))
      return isUnchanged() ? missing : null
    },
    close: access.close,
  }
}

/** Ways to a ledger's instance: reads run side by side, changes one after the other. */
function accessTo(instance: DuckDBInstance, path: string) {
  const running = new Set<Promise<unknown>>()
  const changesInTurn = pLimit(1)
  const { known, release } = openQueryCache(path)
  const readers = new Readers(instance)

  const perform = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = work()
    running.add(result)
    const forget = () => running.delete(result)
    result.then(forget, forget)
    return result
  }

  const read = <Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> =>
    perform(() => readers.lend(work))

  /** By what is known, or else all in one snapshot. */
  const readKnown = <Result>(
    work: (connection: DuckDBConnection, existing: Known | null) => Promise<Result>,
  ): Promise<Result> =>
    read((connection) =>
      known.read((cached) =>
        cached ? work(connection, cached) : inTransaction(connection, () => work(connection, null)),
      ),
    )

  /** One after the other: a load is compared with those before it. Each has a connection of its own. */
  const inTurn = <Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> =>
    changesInTurn(() => perform(() => known.change(() => withConnection(instance, work))))

  const close = async () => {
    await changesInTurn(async () => {}) // those before it have ended
    await Promise.allSettled(running)
    readers.close()
    release()
    instance.closeSync()
  }
  return { known, perform, read, readKnown, inTurn, close }
}

type Access = ReturnType<typeof accessTo>

/** What a ledger answers of its rows and names. */
function ledgerQueries({ known, read, readKnown }: Access) {
  const together = askedTogether((requests) =>
    readKnown((connection, catalog) => readTotals(connection, requests, catalog)),
  )
  return {
    loads: (filter) =>
      readKnown((connection, catalog) =>
        // Those of all commodities are thousands of codes for each load, and are asked for but once.
        catalog && filter?.commodities && filter.sha256 === undefined
          ? readLoadsKnown(connection, filter.commodities, catalog)
          : readLoads(connection, filter),
      ),
    coverage: (filter) =>
      readKnown((connection, catalog) => {
        const ask = () => readCoverage(connection, filter)
        return catalog && filter?.commodities ? catalog.coverage.get(filter, ask) : ask()
      }),
    totals: async (request) => {
      refuseForeignDimension(request)
      return known.read((stored) => {
        const ask = () => together(request)
        return stored ? stored.totals.get(request, ask) : ask()
      })
    },
    trace: (request) => read((connection) => readTrace(connection, request)),
    names: (dimension, codes) => read((connection) => readNames(connection, dimension, codes)),
  } satisfies Partial<MovableLedger>
}

/** What a change learnt of names holds only if the change does. */
async function keepingNames<Result>(names: NameNumbers, change: () => Promise<Result>): Promise<Result> {
  try {
    return await change()
  } catch (error) {
    names.forget()
    throw error
  }
}
