import { type Finding, listMonths, type Month, type MonthRange } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { Load } from '../../ledger-interface.ts'
import { type Connection, inStatements, writeRepeatable } from '../connection/connection.ts'
import { fewRows, inRowsAlone, readStoredLoads, type StoredLoad } from '../load/load.ts'
import { everything, listGroups, listParts, listStretches, type Stretch } from '../parts.ts'
import { readHead, relateLoad } from '../relations/relations.ts'

/** So many loads are marked as compared at once. */
const markedAtOnce = 20

/**
 * Finds how loads relate that a program wrote which did not compare them, as if they were loaded one after the other: those
 * of a ledger of an older version, and those that such a program, which had the ledger open, wrote after its upgrade. Every
 * step may be repeated, by several programs at once too, and a load is marked as compared last: whenever the process is
 * killed, the next one that opens the ledger goes on.
 *
 * Where the cells leave it open how two loads relate, cells that the later one does not list stay, as they did before, and
 * a finding of the later load asks for confirmation.
 *
 * @param tell is told how much is done, from 0 to 1.
 */
export async function compareOlderLoads(
  connection: Connection,
  tell: (share: number) => void = () => {},
): Promise<void> {
  const rows = await connection.read('SELECT batch FROM loads WHERE compared IS NULL')
  if (rows.length === 0) return
  const names = new Set(rows.map((row) => row.text('batch')))
  await noteUncoveredMonths(connection)
  await listCommoditiesOfRows(connection)
  const older = (await readStoredLoads(connection)).filter(({ batch }) => names.has(batch))
  let found: Compared[] = []
  for (const [index, stored] of older.entries()) {
    found.push(await compareLoad(connection, stored))
    tell((index + 1) / older.length)
    if (found.length < markedAtOnce && index < older.length - 1) continue
    await markCompared(connection, found)
    found = []
  }
}

interface Compared {
  readonly batch: string
  readonly findings: readonly Finding[]
}

/** What programs have found of how loads relate, which is found anew. */
const relationFindings: ReadonlySet<Finding['kind']> = new Set([
  ...([
    'revised',
    'noLongerListed',
    'sameDate',
    'removed',
    'quantitiesGone',
    'united',
    'excerpt',
    'pages',
  ] as const),
  ...(['partial', 'unresolvedRelation'] as const),
])

async function compareLoad(connection: Connection, { load, batch }: StoredLoad): Promise<Compared> {
  const head = await readHead(connection, batch, load)
  const rivals = head.rivals.filter(({ id }) => id < load.id)
  const stretches = rivals.length === 0 ? [everything] : await readStretches(connection, batch, load)
  const added = { batch, facts: load, id: load.id, cells: load.cells }
  const related = await relateLoad(connection, added, { rivals, stretches, keepUndecided: true })
  const others = load.findings.filter(({ kind }) => !relationFindings.has(kind))
  return { batch, findings: [...others, ...related.findings] }
}

/** In which the rows of a load may be gone through without holding all of them at once. */
async function readStretches(connection: Connection, batch: string, load: Load): Promise<Stretch[]> {
  if (load.rows <= fewRows) return [everything]
  const counted = await connection.read(
    `SELECT commodity, CAST(count(*) AS decimal(38, 0)) AS row_count FROM observations
     WHERE series = $series AND batch = $batch GROUP BY commodity ORDER BY commodity`,
    { series: toSeries(load), batch },
  )
  const counts = counted.map((row) => ({ commodity: row.text('commodity'), rows: row.number('row_count') }))
  const { from, to } = load.period
  return listStretches(listGroups(listParts(counts), Math.trunc(to / 100) - Math.trunc(from / 100) + 1))
}

async function markCompared(connection: Connection, found: readonly Compared[]): Promise<void> {
  const values = found.map(({ batch, findings }) => JSON.stringify([batch, JSON.stringify(findings)]))
  for await (const rows of inStatements(values))
    await writeRepeatable(
      connection,
      `MERGE INTO loads USING (
         SELECT * FROM UNNEST(CAST(json_parse($rows) AS array(row(batch varchar, findings varchar))))
           AS given (batch, findings)
       ) AS given ON loads.batch = given.batch
       WHEN MATCHED THEN UPDATE SET findings = given.findings, compared = true`,
      { rows },
    )
}

/**
 * Notes the months between the first and the last month of a load that have no row. Where its period goes beyond these,
 * somebody said what the query was, and months without rows had no trade.
 */
async function noteUncoveredMonths(connection: Connection): Promise<void> {
  const rows = await connection.read(
    `SELECT loads.batch, loads.from_month, loads.to_month, monthly,
       array_join(array_agg(DISTINCT observations.from_month), ' ') AS months
     FROM loads JOIN observations ON observations.batch = loads.batch
     WHERE uncovered IS NULL
     GROUP BY loads.batch, loads.from_month, loads.to_month, monthly`,
  )
  const values = rows.map((row) => {
    const seen = new Set(row.text('months').split(' ').map(Number))
    const uncovered = row.boolean('monthly') ? uncoveredIn(row.period(), seen) : []
    return JSON.stringify([row.text('batch'), JSON.stringify(uncovered)])
  })
  for await (const given of inStatements(values))
    await writeRepeatable(
      connection,
      `MERGE INTO loads USING (
         SELECT * FROM UNNEST(CAST(json_parse($given) AS array(row(batch varchar, uncovered varchar))))
           AS given (batch, uncovered)
       ) AS given ON loads.batch = given.batch AND loads.uncovered IS NULL
       WHEN MATCHED THEN UPDATE SET uncovered = given.uncovered`,
      { given },
    )
}

const uncoveredIn = (period: MonthRange, seen: ReadonlySet<number>): Month[] =>
  seen.has(period.from) && seen.has(period.to) ? listMonths(period).filter((month) => !seen.has(month)) : []

/** Lists the commodities of rows that nobody asked for. */
const listCommoditiesOfRows = (connection: Connection): Promise<void> =>
  writeRepeatable(
    connection,
    `INSERT INTO load_commodities
     SELECT DISTINCT loads.batch, ${inRowsAlone}, observations.commodity
     FROM loads JOIN observations ON observations.batch = loads.batch
       LEFT JOIN load_commodities AS asked
         ON asked.batch = observations.batch AND asked.commodity = observations.commodity
     WHERE loads.compared IS NULL AND loads.cut LIKE '%commodity%' AND asked.batch IS NULL`,
  )
