import { existsSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import packageFile from '../../../package.json' with { type: 'json' }
import { UserError } from '../../trade/errors/errors.ts'
import { noTableOrColumn } from './engine-messages.ts'
import { inTransaction, query } from './query.ts'

/** Raised with every change to the tables that an older or a newer program could not read. */
export const schemaVersion = 7

/**
 * `series` names the cells that can stand for one another (see `toSeries`). Months are YYYYMM; a row of a
 * file without months has the load's whole period. A cut without commodities has the empty code. Codes are
 * numbers (see `numberOfCode`), units those of the table `units`. `names` has each code and name once, with the load
 * that wrote it first; `load_names` has which of them each load writes, as bits: that of each one's number is 1.
 * `load_commodities` has those that a query asked for, of the loads whose file names others, or none.
 *
 * Each load appends its observations sorted by commodity and month, or by month and commodity as the portal does, so
 * that the engine's zone maps skip nearly all of them when one product is asked for. `sums` has those of crowded commodities alone (see
 * `keepSums`), uncompressed, since unpacking took most of the time of reading them. Words of loads and names are
 * uncompressed too: to find out how best to compress them took half of the time whenever a ledger was closed. `relations` has
 * how two loads relate (see `KeptRelation`), `replacements` in which slices what one has does not count beside the other
 * (see `replacementRules`), `contested` the slices of which two loads have cells or in which one is replaced: in all
 * others whatever is there counts. `reporter` is NULL for Chinese customs' own statistics; amounts of a load are whole
 * numbers of so many decimals (`value_scale`, `quantity_scale`). `load` in these is the load that came second. Months without rows that a load does not
 * cover are `uncovered`, as JSON.
 */
const tables = {
  ledger: 'version INTEGER NOT NULL, crowded_above INTEGER NOT NULL, program VARCHAR NOT NULL',
  loads: `
    id INTEGER PRIMARY KEY,
    file VARCHAR NOT NULL USING COMPRESSION uncompressed,
    sha256 VARCHAR NOT NULL USING COMPRESSION uncompressed,
    source VARCHAR NOT NULL USING COMPRESSION uncompressed,
    flow VARCHAR NOT NULL USING COMPRESSION uncompressed,
    currency VARCHAR NOT NULL USING COMPRESSION uncompressed,
    cut VARCHAR NOT NULL USING COMPRESSION uncompressed,
    scope VARCHAR NOT NULL USING COMPRESSION uncompressed,
    series VARCHAR NOT NULL USING COMPRESSION uncompressed,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    monthly BOOLEAN NOT NULL,
    truncated_at INTEGER,
    uncovered VARCHAR NOT NULL USING COMPRESSION uncompressed,
    relation VARCHAR USING COMPRESSION uncompressed,
    as_of VARCHAR NOT NULL USING COMPRESSION uncompressed,
    as_of_instant BIGINT NOT NULL,
    loaded_at VARCHAR NOT NULL USING COMPRESSION uncompressed,
    row_count BIGINT NOT NULL,
    value_total HUGEINT NOT NULL,
    note VARCHAR NOT NULL USING COMPRESSION uncompressed,
    cells BIGINT NOT NULL,
    findings VARCHAR NOT NULL USING COMPRESSION uncompressed,
    reporter VARCHAR USING COMPRESSION uncompressed,
    value_scale INTEGER NOT NULL,
    quantity_scale INTEGER NOT NULL`,
  load_commodities: `
    load INTEGER NOT NULL,
    commodities BIGINT[] NOT NULL`,
  names: `
    id INTEGER NOT NULL,
    dimension VARCHAR NOT NULL USING COMPRESSION uncompressed,
    code VARCHAR NOT NULL USING COMPRESSION uncompressed,
    name VARCHAR NOT NULL USING COMPRESSION uncompressed,
    load INTEGER NOT NULL`,
  load_names: `
    load INTEGER NOT NULL,
    names BIT NOT NULL USING COMPRESSION uncompressed`,
  observations: `
    load INTEGER NOT NULL,
    line INTEGER NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    commodity BIGINT NOT NULL,
    partner INTEGER,
    procedure INTEGER,
    place INTEGER,
    value BIGINT NOT NULL,
    quantity BIGINT,
    unit INTEGER,
    quantity2 BIGINT,
    unit2 INTEGER`,
  sums: `
    series VARCHAR NOT NULL,
    load INTEGER NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    commodity BIGINT NOT NULL,
    dimension INTEGER NOT NULL USING COMPRESSION uncompressed,
    code INTEGER NOT NULL USING COMPRESSION uncompressed,
    unit INTEGER,
    unit2 INTEGER,
    value HUGEINT NOT NULL USING COMPRESSION uncompressed,
    quantity HUGEINT USING COMPRESSION uncompressed,
    quantity2 HUGEINT USING COMPRESSION uncompressed,
    row_count INTEGER NOT NULL USING COMPRESSION uncompressed`,
  units: `
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL`,
  contested: `
    series VARCHAR NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    commodity BIGINT NOT NULL,
    load INTEGER NOT NULL`,
  relations: `
    earlier INTEGER NOT NULL,
    later INTEGER NOT NULL,
    kind VARCHAR NOT NULL USING COMPRESSION uncompressed,
    first_page INTEGER,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    equal BIGINT NOT NULL,
    differing BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    added BIGINT NOT NULL,
    earlier_value HUGEINT NOT NULL,
    later_value HUGEINT NOT NULL,
    load INTEGER NOT NULL`,
  replacements: `
    series VARCHAR NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    commodity BIGINT NOT NULL,
    replaced INTEGER NOT NULL,
    replacing INTEGER NOT NULL,
    rule INTEGER NOT NULL,
    load INTEGER NOT NULL`,
} as const

export type Table = keyof typeof tables

export const tableNames = Object.keys(tables) as Table[]

/** The oldest version that can be upgraded (see `upgrade.ts`). */
const oldestUpgradable = 5

/** Whether the tables of a database can be used, or are to be upgraded first. */
export type SchemaState = 'current' | 'outdated'

/**
 * Makes the tables in an empty database, in one transaction, and leaves those of a ledger as they are.
 *
 * @param crowdedAbove of how many rows of a commodity in a month a new ledger keeps sums (see `keepSums`).
 * @throws UserError where the tables are of a version that cannot be used, or are not a ledger's.
 */
export async function prepareSchema(
  connection: DuckDBConnection,
  file: string,
  readOnly: boolean,
  crowdedAbove: number,
): Promise<SchemaState> {
  const version = await versionOf(connection)
  if (version === schemaVersion) return 'current'
  if (version === null) {
    if (!readOnly && (await isEmpty(connection))) {
      await createLedger(connection, crowdedAbove)
      return 'current'
    }
    throw new UserError(
      { zh: '这个数据库不是 Tradebrief 的数据台账', en: 'This database is not a ledger of Tradebrief' },
      { where: { file }, hint: { zh: '请另选一个文件名。', en: 'Choose another file name.' } },
    )
  }
  if (version > schemaVersion) throw newerLedger(file, version, await programOf(connection))
  if (version >= oldestUpgradable) return 'outdated'
  throw new UserError(
    {
      zh: `数据台账的格式是 ${version}，本程序只认识 ${oldestUpgradable} 到 ${schemaVersion}`,
      en: `The ledger has format ${version}; this program knows ${oldestUpgradable} to ${schemaVersion}`,
    },
    {
      where: { file },
      hint: {
        zh: '请移走这个文件，再重新导入原始数据文件。',
        en: 'Move this file away and load the original files again.',
      },
    },
  )
}

/** Where the ledger is kept as it was before an upgrade from some version. */
export const copyBeforeUpgrade = (file: string, version: number): string => `${file}.v${version}`

function newerLedger(file: string, version: number, program: string | null): UserError {
  const copy = copyBeforeUpgrade(file, schemaVersion)
  const writer = { zh: program ?? '的更新版本', en: program ?? 'a newer version' }
  const otherwise = existsSync(copy)
    ? {
        zh: `或用升级前的副本：把 ${copy} 改名为 ${file}（其中没有升级以后载入的数据）。`,
        en: `Or go back to the copy from before the upgrade: rename ${copy} to ${file} (it lacks what was loaded since).`,
      }
    : {
        zh: '或移走这个文件，再用本程序重新载入原始数据文件。',
        en: 'Or move this file away, and load the original files again with this program.',
      }
  return new UserError(
    {
      zh: `数据台账是 Tradebrief ${writer.zh} 写的（格式 ${version}），本程序（${packageFile.version}）只认识到格式 ${schemaVersion}`,
      en: `The ledger was written by Tradebrief ${writer.en} (format ${version}); this program (${packageFile.version}) knows formats up to ${schemaVersion}`,
    },
    {
      where: { file },
      hint: {
        zh: `请用写它的那个版本打开。${otherwise.zh}`,
        en: `Open it with the version that wrote it. ${otherwise.en}`,
      },
    },
  )
}

/** The program that wrote a ledger last in its format; null where it does not say so. */
async function programOf(connection: DuckDBConnection): Promise<string | null> {
  const [row] = await query(connection, 'SELECT max(program) AS program FROM ledger').catch(() => [])
  return row?.textOrNull('program') ?? null
}

/** The version of a ledger; null where the database is none: the engine names so a table, or a column, that is not there. */
async function versionOf(connection: DuckDBConnection): Promise<number | null> {
  const [row] = await query(connection, 'SELECT max(version) AS version FROM ledger').catch(
    (error: unknown) => {
      if (error instanceof Error && noTableOrColumn.test(error.message)) return []
      throw error
    },
  )
  return row?.numberOrNull('version') ?? null
}

const isEmpty = async (connection: DuckDBConnection): Promise<boolean> =>
  (
    await query(
      connection,
      'SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() LIMIT 1',
    )
  ).length === 0

/** The tables of a ledger that there are, which in an older version are fewer. */
export async function tablesThere(connection: DuckDBConnection): Promise<Table[]> {
  const rows = await query(
    connection,
    'SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()',
  )
  const names = new Set(rows.map((row) => row.text('table_name')))
  return tableNames.filter((table) => names.has(table))
}

const createLedger = (connection: DuckDBConnection, crowdedAbove: number): Promise<void> =>
  inTransaction(connection, async () => {
    await createTables(connection)
    await insertVersion(connection, crowdedAbove)
  })

/** Says of which version the tables are, and which program made them so. */
export async function insertVersion(connection: DuckDBConnection, crowdedAbove: number): Promise<void> {
  await query(connection, 'INSERT INTO ledger VALUES ($version, $crowdedAbove, $program)', {
    version: schemaVersion,
    crowdedAbove,
    program: packageFile.version,
  })
}

/** Makes all tables of a ledger, without a row. */
export async function createTables(connection: DuckDBConnection): Promise<void> {
  for (const name of tableNames) await query(connection, `CREATE TABLE ${name} (${tables[name]})`)
}
