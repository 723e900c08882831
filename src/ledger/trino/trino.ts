import pLimit from 'p-limit'
import { askedTogether } from '../caching/caching.ts'
import { refuseForeignDimension } from '../coverage/coverage.ts'
import type { MovableLedger } from '../transfer/transfer.ts'
import { connect, type Statement, type TrinoAddress } from './connection/connection.ts'
import { loadStaged, readCoverage, readLoads, readNames, withdrawLoad } from './load/load.ts'
import {
  compareOlderLoads,
  handOver,
  isNoFile,
  takeInventory,
  takeOver,
  verifyLedger,
} from './maintenance/maintenance.ts'
import { prepareSchema } from './schema.ts'
import { readTotals, readTrace } from './totals/totals.ts'

/**
 * Opens the ledger kept on a Trino cluster, in Iceberg tables, or makes its tables. Any number of programs may
 * read and write it at once.
 *
 * @param watch is told every statement that is done, with the engine's statistics.
 * @param crowded up to so many rows a commodity's month in a file is added up when it is asked for; of more the sums are
 * kept too.
 * @param onUpgrade is told how far an upgrade of an older ledger is, from 0 to 1 (see `upgrade.ts`).
 * @throws UserError where the cluster cannot be reached or does not admit the user, where the schema holds
 * something else, or where the package `trino-client` is not installed.
 */
export async function openTrinoLedger(
  address: TrinoAddress,
  watch?: (statement: Statement) => void,
  crowded = 500,
  onUpgrade?: (share: number) => void,
): Promise<MovableLedger> {
  const connection = await connect(address, watch)
  await prepareSchema(connection)
  await compareOlderLoads(connection, onUpgrade)
  /** One after the other: each load is compared with those before it, and they stay out of each other's way. */
  const inTurn = pLimit(1)
  const together = askedTogether((requests) => readTotals(connection, requests))
  return {
    load: (staged, facts, options = {}) =>
      inTurn(() => loadStaged(connection, staged, facts, options, crowded)),
    withdraw: (load) => inTurn(() => withdrawLoad(connection, load)),
    loads: (filter) => readLoads(connection, filter),
    coverage: (filter) => readCoverage(connection, filter),
    totals: async (request) => {
      refuseForeignDimension(request)
      return together(request)
    },
    trace: (request) => readTrace(connection, request),
    names: (dimension, codes) => readNames(connection, dimension, codes),
    handOver: (load, path) => handOver(connection, load, path),
    takeOver: (load, names, staged) => inTurn(() => takeOver(connection, load, names, staged, crowded)),
    inventory: () => takeInventory(connection),
    copyTo: () => Promise.reject(isNoFile()),
    verify: () => verifyLedger(connection),
    missingBytes: async () => 0,
    close: async () => {
      await inTurn(async () => {}) // those before it have ended
      await connection.close()
    },
  }
}
