import { constants } from 'node:fs'
import { access, copyFile, link, open, rename, rm, stat } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { UserError } from '../../../trade/errors/errors.ts'
import { type Finding, listMonths, type Month } from '../../../trade/trade.ts'
import type { Load } from '../../ledger-interface.ts'
import { readLoads } from '../catalog/catalog.ts'
import { openInstance, withConnection } from '../open.ts'
import { inTransaction, query, queryOne, quoted } from '../query.ts'
import { findRivals, relateLoad } from '../relations/relations.ts'
import { copyBeforeUpgrade, createTables, insertVersion, schemaVersion } from '../schema.ts'
import { hasDebris, hasLog, removeDebris } from './recovery.ts'
import { areAlike, copyTables, ownDatabase } from './rewrite.ts'

/** The tables that an upgrade takes over as they are. */
const sameTables = [
  'load_commodities',
  'names',
  'load_names',
  'observations',
  'sums',
  'units',
  'contested',
] as const

/** From format 6 on, how loads relate is there too. */
const relationTables = ['relations', 'replacements'] as const

/** What an older program found of how loads relate, which is found anew. */
const oldFindings: readonly Finding['kind'][] = ['revised', 'noLongerListed', 'sameDate']

/**
 * Upgrades the ledger in a file to this program's format. The new ledger is written into a file beside it and held
 * against the old one; then it takes the old one's place by one renaming, and the old one stays as `….v5`. Whenever the
 * process is killed, the file is the one ledger or the other, whole.
 *
 * In a ledger of format 5 how loads relate is found from their cells, as it is when they are loaded. Where the cells leave it open, cells that the
 * later one does not list stay, as they did before, and a finding of the later load asks for confirmation.
 *
 * @param tell is told how much is done, from 0 to 1.
 * @throws UserError where the file is in use, or where the new ledger is not like the old one.
 */
export async function upgradeDuckDbLedger(path: string, tell: (share: number) => void): Promise<void> {
  await access(path, constants.W_OK)
  const fresh = `${path}.upgrading`
  const old = await openInstance(path, false)
  let version: number
  let file: number
  try {
    file = (await stat(path)).ino
    version = await withConnection(old, async (connection) => {
      const found = await queryOne(connection, 'SELECT max(version) AS version FROM ledger')
      // Another process may have been faster.
      if (found.number('version') >= schemaVersion) return schemaVersion
      if (hasLog(path)) await query(connection, 'CHECKPOINT')
      // Only who has the ledger open writes here: what is there was left by a process that was killed.
      await removeDatabase(fresh)
      await writeUpgraded(connection, fresh, found.number('version'), tell)
      return found.number('version')
    })
  } catch (error) {
    await removeDatabase(fresh)
    throw error
  } finally {
    old.closeSync()
  }
  if (version === schemaVersion) return
  if ((await stat(path)).ino !== file) return removeDatabase(fresh)
  await flush(fresh)
  const copy = copyBeforeUpgrade(path, version)
  await rm(copy, { force: true })
  // Some file systems know no second name of a file.
  await link(path, copy).catch(() => copyFile(path, copy))
  await rename(fresh, path)
}

const removeDatabase = async (path: string): Promise<void> => {
  for (const file of [path, `${path}.wal`]) await rm(file, { force: true })
}

/** Its bytes are on the disk before its name is the ledger's. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function writeUpgraded(
  connection: DuckDBConnection,
  fresh: string,
  version: number,
  tell: (share: number) => void,
): Promise<void> {
  const old = await ownDatabase(connection)
  const hasRelations = version >= 6
  await query(connection, `ATTACH ${quoted(fresh)} AS fresh`)
  try {
    await query(connection, 'USE fresh')
    await createTables(connection)
    const same = hasRelations ? [...sameTables, ...relationTables] : sameTables
    const asBefore = same.map((table) => ({ table, from: `${old}.${table}` }))
    const added = `${hasRelations ? '' : "'[]' AS uncovered, "}0 AS value_scale, 0 AS quantity_scale`
    const loads = `(SELECT *, ${added} FROM ${old}.loads)`
    await copyTables(connection, [...asBefore, { table: 'loads', from: loads }], (share) => tell(share / 2))
    for (const table of same)
      if (!(await areAlike(connection, `${old}.${table}`, `fresh.main.${table}`))) throw differs(table)
    if (await hasDebris(connection)) await removeDebris(connection)
    if (!hasRelations) {
      await noteUncoveredMonths(connection)
      await relateAll(connection, (share) => tell(0.5 + share / 2))
    }
    const crowded = await queryOne(connection, `SELECT max(crowded_above) AS crowded FROM ${old}.ledger`)
    await insertVersion(connection, crowded.number('crowded'))
    tell(1)
    await query(connection, 'CHECKPOINT')
  } finally {
    await query(connection, `USE ${old}`)
    await query(connection, 'DETACH fresh')
  }
}

/**
 * Notes the months between the first and the last month of a load that have no row. Where its period goes beyond these,
 * somebody said what the query was, and months without rows had no trade.
 */
async function noteUncoveredMonths(connection: DuckDBConnection): Promise<void> {
  const rows = await query(
    connection,
    `SELECT id, loads.from_month, loads.to_month, list(DISTINCT observations.from_month)::BIGINT[] AS months
     FROM loads JOIN observations ON observations.load = loads.id
     WHERE monthly AND loads.from_month < loads.to_month
     GROUP BY ALL`,
  )
  const found = rows.flatMap((row) => {
    const period = row.period()
    const seen = new Set(row.bigints('months').map((month) => Number(month) as Month)) // a month of a row
    if (!seen.has(period.from) || !seen.has(period.to)) return []
    const uncovered = listMonths(period).filter((month) => !seen.has(month))
    return uncovered.length === 0 ? [] : { id: row.number('id'), uncovered: JSON.stringify(uncovered) }
  })
  if (found.length === 0) return
  await query(
    connection,
    `UPDATE loads SET uncovered = given.uncovered
     FROM (SELECT unnest($ids::INTEGER[]) AS id, unnest($uncovered::VARCHAR[]) AS uncovered) AS given
     WHERE given.id = loads.id`,
    { ids: found.map(({ id }) => id), uncovered: found.map(({ uncovered }) => uncovered) },
  )
}

/** Finds how all loads relate, as if they were loaded one after the other. */
async function relateAll(connection: DuckDBConnection, tell: (share: number) => void): Promise<void> {
  const names = { commodity: [], partner: [], procedure: [], place: [] }
  const incoming = (await readLoads(connection)).map((load) => ({
    ...{ id: load.id, staged: { path: '' }, facts: { ...load, names } },
    load,
  }))
  if (incoming.length === 0) return
  const rivals = await findRivals(connection, incoming)
  await inTransaction(connection, async () => {
    for (const [index, { load, ...one }] of incoming.entries()) {
      const current = rivals.get(one.id) ?? []
      const found = await relateLoad(connection, one, load.cells, current, { keepUndecided: true })
      await replaceFindings(connection, load, found)
      tell((index + 1) / incoming.length)
    }
  })
}

async function replaceFindings(
  connection: DuckDBConnection,
  load: Load,
  found: readonly Finding[],
): Promise<void> {
  const others = load.findings.filter(({ kind }) => !oldFindings.includes(kind))
  if (found.length === 0 && others.length === load.findings.length) return
  await query(connection, 'UPDATE loads SET findings = $findings WHERE id = $id', {
    id: load.id,
    findings: JSON.stringify([...others, ...found]),
  })
}

const differs = (table: string): UserError =>
  new UserError(
    {
      zh: `升级后 ${table} 与原台账不一致。`,
      en: `After the upgrade, ${table} is not what it was.`,
    },
    {
      hint: {
        zh: '台账仍是原来的文件。请再运行一次。',
        en: 'The ledger is the file that it was. Run it again.',
      },
    },
  )
