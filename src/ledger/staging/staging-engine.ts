import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** A path for the engine, which takes paths for patterns: `[2024] 出口?.csv` must be that file and no other. */
export const literalPath = (path: string): string => path.replace(/[*?[]/g, '[$&]')

/** A path as a text in SQL, where it cannot be bound, such as that of a file to write. */
export const pathInSql = (path: string): string => `'${path.replaceAll("'", "''")}'`

/**
 * Opens an engine in memory, which reads and writes staged files for whatever ledger, and closes it after `use`.
 *
 * @param limits settings of DuckDB, such as `memory_limit`.
 */
export async function withStagingEngine<Result>(
  limits: Readonly<Record<string, string>>,
  use: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:', { ...limits })
  try {
    return await use(await instance.connect())
  } finally {
    instance.closeSync()
  }
}
