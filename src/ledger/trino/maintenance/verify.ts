import { UserError } from '../../../trade/errors/errors.ts'
import { compareWithLoads, type LedgerVerification } from '../../verification.ts'
import type { Connection } from '../connection/connection.ts'
import { readLoads } from '../load/load.ts'

/**
 * Reads the rows of all loads and compares them with what was recorded when they were taken in. The checksums of the
 * files are for the cluster's own storage to check.
 */
export async function verifyLedger(connection: Connection): Promise<LedgerVerification> {
  const loads = await readLoads(connection, { commodities: [] })
  const rows = await connection.read(
    `SELECT id, CAST(count(*) AS decimal(38, 0)) AS row_count,
       coalesce(sum(CAST(value AS decimal(38, 0))), 0) AS value_total,
       min(observations.from_month) < min(loads.from_month) OR max(observations.to_month) > max(loads.to_month)
         AS outside
     FROM loads JOIN observations ON observations.batch = loads.batch
     GROUP BY id`,
  )
  const found = rows.map((row) => ({
    load: row.number('id'),
    rows: row.bigint('row_count'),
    value: row.bigint('value_total'),
    outside: row.boolean('outside'),
  }))
  return {
    loads: loads.length,
    rows: found.reduce((sum, { rows }) => sum + rows, 0n),
    faults: compareWithLoads(loads, found),
  }
}

export const isNoFile = (): UserError =>
  new UserError(
    {
      zh: '集群上的台账不是文件，不能复制成文件。',
      en: 'A ledger on a cluster is not a file that can be copied.',
    },
    {
      hint: {
        zh: '集群的表由集群自己备份；要复制到文件，用 tradebrief ledger copy。',
        en: 'The cluster backs its tables up itself; to copy it to a file, use: tradebrief ledger copy',
      },
    },
  )
