import type { Coverage, CoverageFilter, Load, LoadFacts, LoadFilter } from '../../ledger-interface.ts'
import { coveredBy, heldBy, loadParameters, type Row, toLoad } from '../../sql/sql.ts'
import { type Connection, listed, type Parameters } from '../connection/connection.ts'
import { readRelations } from '../stored-relations.ts'

/** A load with the name that its rows bear. */
export interface StoredLoad {
  readonly load: Load
  readonly batch: string
}

/** The loads that match, in the order of loading. */
export const readLoads = async (connection: Connection, filter: LoadFilter = {}): Promise<Load[]> =>
  (await readStoredLoads(connection, filter)).map(({ load }) => load)

/** As `readLoads`, with the names of their rows. */
export async function readStoredLoads(
  connection: Connection,
  { sha256, commodities }: LoadFilter = {},
): Promise<StoredLoad[]> {
  const rows = await select(
    connection,
    sha256 === undefined ? 'true' : 'sha256 = $sha256',
    sha256 === undefined ? {} : { sha256 },
    commodities,
  )
  const relations = rows.length === 0 ? null : await readRelations(connection)
  return rows.map((row) => ({
    load: toLoad(row, row.texts('commodities'), relations?.of(row.number('id')) ?? []),
    batch: row.text('batch'),
  }))
}

/**
 * What each load covers, in the order of loading. A filter that names commodities keeps the loads that hold
 * one of them, and of their commodities only those.
 */
export async function readCoverage(connection: Connection, filter: CoverageFilter = {}): Promise<Coverage[]> {
  const commodities = filter.commodities?.length ? filter.commodities : undefined
  const { condition, parameters } = coveredBy(filter)
  const rows = await select(
    connection,
    commodities ? `${condition} AND listed.batch IS NOT NULL` : condition,
    parameters,
    commodities,
  )
  const relations = await readRelations(connection)
  return rows.map((row) => {
    const load = row.number('id')
    return { load, ...heldBy(row, row.texts('commodities'), relations.of(load)) }
  })
}

/** `condition` is SQL written here; what it compares with is bound. Without `commodities` all are listed. */
function select(
  connection: Connection,
  condition: string,
  parameters: Parameters,
  commodities: readonly string[] | undefined,
): Promise<Row[]> {
  const codes = listed('commodity', commodities ?? [])
  // `loads` stands first, so that it is looked up first: what belongs to a load is written before its row.
  return connection.read(
    `SELECT id, loads.batch, file, sha256, source, reporter,
       coalesce(value_scale, 0) AS value_scale, coalesce(quantity_scale, 0) AS quantity_scale, flow, currency, cut, scope, from_month, to_month, monthly,
       truncated_at, coalesce(uncovered, '[]') AS uncovered, relation, as_of, loaded_at,
       CAST(row_count AS decimal(38, 0)) AS row_count, value_total, note, CAST(cells AS decimal(38, 0)) AS cells, findings, listed.commodities
     FROM loads LEFT JOIN (
       SELECT batch, array_agg(commodity ORDER BY position) AS commodities
       FROM load_commodities
       WHERE position >= 0 ${commodities ? `AND ${commodities.length > 0 ? `commodity IN (${codes.sql})` : 'false'}` : ''}
       GROUP BY batch
     ) AS listed ON listed.batch = loads.batch
     WHERE ${condition}
     ORDER BY id`,
    { ...parameters, ...codes.parameters },
  )
}

/** The values of a row of `loads`, in the order of its columns, as SQL, with what is bound to it. */
export const loadColumns = [
  ['id', 'CAST($id AS integer)'],
  ['batch', '$batch'],
  ['file', '$file'],
  ['sha256', '$sha256'],
  ['source', '$source'],
  ['reporter', '$reporter'],
  ['value_scale', 'CAST($valueScale AS integer)'],
  ['quantity_scale', 'CAST($quantityScale AS integer)'],
  ['flow', '$flow'],
  ['currency', '$currency'],
  ['cut', '$cut'],
  ['scope', '$scope'],
  ['series', '$series'],
  ['from_month', 'CAST($from AS integer)'],
  ['to_month', 'CAST($to AS integer)'],
  ['monthly', '$monthly'],
  ['truncated_at', 'CAST($truncatedAt AS integer)'],
  ['uncovered', '$uncovered'],
  ['relation', '$relation'],
  ['as_of', '$asOf'],
  ['as_of_instant', 'CAST($instant AS bigint)'],
  ['loaded_at', '$loadedAt'],
  ['row_count', 'CAST($rows AS bigint)'],
  ['value_total', 'CAST($valueTotal AS decimal(38, 0))'],
  ['note', '$note'],
  ['cells', 'CAST($cells AS bigint)'],
  ['findings', '$findings'],
  ['compared', 'true'],
] as const

/** What is bound to `loadColumns`. */
export const loadValues = (
  { id, cells, ...facts }: Omit<LoadFacts, 'names'> & Pick<Load, 'id' | 'cells'>,
  batch: string,
): Parameters => ({
  id,
  batch,
  ...loadParameters(facts),
  cells: BigInt(cells),
  findings: JSON.stringify(facts.findings),
})
