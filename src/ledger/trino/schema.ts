import { setTimeout as pause } from 'node:timers/promises'
import { UserError } from '../../trade/errors/errors.ts'
import { type Connection, EngineFailure, readOne, toUrl } from './connection/connection.ts'

/** Raised with every change to the tables that an older or a newer program could not read. */
export const schemaVersion = 5

/**
 * Iceberg changes one table at a time, so one row decides: that of `loads`. Whatever belongs to a load bears
 * its `batch`, a name that is given once and never again, and is written before; until the row is there it is
 * nothing, and if the row never comes it is debris, which upkeep removes (see `maintenance/maintenance.ts`).
 *
 * Observations lie in files by series, year and part of their load (see `parts.ts`), each sorted by commodity and
 * month. What a file's commodities begin and end with is known without opening it, so that a brief opens one small
 * file of each load that it needs, however many others there are. Of a series only the first eight signs name a
 * folder, since the rest can be longer than a name may be. A commodity with more rows in a month than that has
 * its sums kept beside them (see `kept-sums.ts`): whether they prevail is found out when they are read.
 *
 * How two loads relate, and in which slices one is replaced by the other, bears the names of both, is written before the
 * later of the two numbers is there, and is nothing while one of them is not.
 */
const tables = [
  `CREATE TABLE IF NOT EXISTS loads (
    id integer NOT NULL,
    batch varchar NOT NULL,
    file varchar NOT NULL,
    sha256 varchar NOT NULL,
    source varchar NOT NULL,
    flow varchar NOT NULL,
    currency varchar NOT NULL,
    cut varchar NOT NULL,
    scope varchar NOT NULL,
    series varchar NOT NULL,
    from_month integer NOT NULL,
    to_month integer NOT NULL,
    monthly boolean NOT NULL,
    truncated_at integer,
    uncovered varchar,
    relation varchar,
    as_of varchar NOT NULL,
    as_of_instant bigint NOT NULL,
    loaded_at varchar NOT NULL,
    row_count bigint NOT NULL,
    value_total decimal(38, 0) NOT NULL,
    note varchar NOT NULL,
    cells bigint NOT NULL,
    findings varchar NOT NULL,
    compared boolean,
    reporter varchar,
    value_scale integer,
    quantity_scale integer
  )`,
  `CREATE TABLE IF NOT EXISTS load_commodities (
    batch varchar NOT NULL,
    position integer NOT NULL,
    commodity varchar NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS names (
    batch varchar NOT NULL,
    dimension varchar NOT NULL,
    code varchar NOT NULL,
    name varchar NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS observations (
    series varchar NOT NULL,
    batch varchar NOT NULL,
    part integer NOT NULL,
    line integer NOT NULL,
    from_month integer NOT NULL,
    to_month integer NOT NULL,
    commodity varchar NOT NULL,
    partner varchar,
    procedure varchar,
    place varchar,
    value bigint NOT NULL,
    quantity bigint,
    unit varchar,
    quantity2 bigint,
    unit2 varchar
  ) WITH (
    partitioning = ARRAY['truncate(series, 8)', 'truncate(from_month, 100)', 'part'],
    sorted_by = ARRAY['commodity', 'from_month']
  )`,
  `CREATE TABLE IF NOT EXISTS sums (
    series varchar NOT NULL,
    batch varchar NOT NULL,
    commodity varchar NOT NULL,
    from_month integer NOT NULL,
    to_month integer NOT NULL,
    dimension varchar NOT NULL,
    code varchar NOT NULL,
    unit varchar,
    unit2 varchar,
    value decimal(38, 0) NOT NULL,
    quantity decimal(38, 0),
    quantity2 decimal(38, 0),
    row_count bigint NOT NULL
  ) WITH (
    partitioning = ARRAY['truncate(series, 8)', 'truncate(from_month, 100)'],
    sorted_by = ARRAY['commodity', 'dimension', 'from_month']
  )`,
  `CREATE TABLE IF NOT EXISTS relations (
    earlier varchar NOT NULL,
    later varchar NOT NULL,
    kind varchar NOT NULL,
    first_page varchar,
    from_month integer NOT NULL,
    to_month integer NOT NULL,
    equal bigint NOT NULL,
    differing bigint NOT NULL,
    gone bigint NOT NULL,
    added bigint NOT NULL,
    earlier_value decimal(38, 0) NOT NULL,
    later_value decimal(38, 0) NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS replacements (
    series varchar NOT NULL,
    from_month integer NOT NULL,
    to_month integer NOT NULL,
    commodity varchar NOT NULL,
    replaced varchar NOT NULL,
    replacing varchar NOT NULL,
    rule integer NOT NULL
  ) WITH (
    partitioning = ARRAY['truncate(series, 8)', 'truncate(from_month, 100)'],
    sorted_by = ARRAY['commodity', 'from_month']
  )`,
  // The last, and never empty: where it is, all of them are.
  `CREATE TABLE IF NOT EXISTS ledger AS SELECT ${schemaVersion} AS version`,
]

/** Versions before it are not upgraded. */
const oldestUpgradable = 2

/**
 * What of the columns of `loads` these versions lack: empty for the loads that they have, and for those that their programs
 * write where they still have the ledger open (see `upgrade.ts`).
 */
const addedColumns = [
  ...['uncovered varchar', 'relation varchar', 'compared boolean'],
  ...['reporter varchar', 'value_scale integer', 'quantity_scale integer'],
]

/**
 * Makes the tables where there are none, and adds what those of an older version lack. Several programs may do so at once:
 * every step may be repeated, and the version is written last.
 *
 * @throws UserError where the schema holds something else, or tables of a version that this program does not know.
 */
export async function prepareSchema(connection: Connection): Promise<void> {
  const found = await connection.read(
    'SELECT table_name FROM information_schema.tables WHERE table_schema = $schema',
    { schema: connection.address.schema },
  )
  const names = found.map((row) => row.text('table_name'))
  if (!names.includes('ledger')) {
    if (names.some((name) => !regExp.test(name))) throw notALedger(connection)
    await createTables(connection)
  }
  const version = (await readOne(connection, 'SELECT max(version) AS version FROM ledger')).number('version')
  if (version < oldestUpgradable || version > schemaVersion) throw otherVersion(connection, version)
  if (version === schemaVersion) return
  for (const column of addedColumns)
    await createUnlessThere(connection, `ALTER TABLE loads ADD COLUMN IF NOT EXISTS ${column}`)
  await createTables(connection)
  await connection.write(`INSERT INTO ledger SELECT ${schemaVersion} AS version`)
}

/** The ledger's tables, and those of rows on their way. */
const regExp = /^(ledger|loads|load_commodities|names|observations|sums|relations|replacements|staged_\w+)$/

async function createTables(connection: Connection): Promise<void> {
  const { catalog, schema } = connection.address
  const quoted = [catalog, schema].map((name) => `"${name.replaceAll('"', '""')}"`).join('.')
  for (const sql of [`CREATE SCHEMA IF NOT EXISTS ${quoted}`, ...tables])
    await createUnlessThere(connection, sql)
}

/** How often something is made that another program may be making at the same moment. */
const attempts = 5
const longestPause = 1_000

/**
 * `IF NOT EXISTS` is looked up first and made then: of two that make the same at once the catalogue refuses one, each
 * catalogue with words of its own. By the next time it is there.
 */
async function createUnlessThere(connection: Connection, sql: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await connection.write(sql)
      return
    } catch (error) {
      const failed = error instanceof UserError && error.cause instanceof EngineFailure
      const refused = failed || error instanceof EngineFailure
      if (!refused || attempt === attempts) throw error
      await pause(Math.random() * longestPause)
    }
  }
}

const placeOf = ({ address }: Connection) => ({
  file: `${toUrl(address)} ${address.catalog}.${address.schema}`,
})

const notALedger = (connection: Connection): UserError =>
  new UserError(
    { zh: '这个 schema 里是别的表', en: 'This schema holds other tables' },
    {
      where: placeOf(connection),
      hint: { zh: '请另选一个 schema。', en: 'Choose another schema.' },
    },
  )

const otherVersion = (connection: Connection, version: number): UserError =>
  new UserError(
    {
      zh: `数据台账的版本是 ${version}，本程序只认识版本 ${schemaVersion}`,
      en: `The ledger has version ${version}; this program knows version ${schemaVersion}`,
    },
    {
      where: placeOf(connection),
      hint:
        version > schemaVersion
          ? {
              zh: '用写入它的那个版本的 Tradebrief 打开；或另选一个 schema，再重新导入。',
              en: 'Open it with the version of Tradebrief that wrote it, or choose another schema and load the files again.',
            }
          : { zh: '请另选一个 schema，再重新导入。', en: 'Choose another schema and load the files again.' },
    },
  )
