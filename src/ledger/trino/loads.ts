import type { Coverage, CoverageFilter, Load, LoadFacts, LoadFilter, LoadRelation } from '../ledger.ts'
import { coveredBy, heldBy, loadOf, loadParameters } from '../sql/kept-load.ts'
import type { Row } from '../sql/row.ts'
import type { Connection } from './connection.ts'
import { listed, type Parameters } from './literal.ts'

/** A load with the name that its rows bear. */
export interface Kept {
  readonly load: Load
  readonly batch: string
}

/** The loads that match, in the order of loading. */
export const readLoads = async (connection: Connection, filter: LoadFilter = {}): Promise<Load[]> =>
  (await readKept(connection, filter)).map(({ load }) => load)

/** As `readLoads`, with the names of their rows. */
export async function readKept(
  connection: Connection,
  { sha256, commodities }: LoadFilter = {},
): Promise<Kept[]> {
  const rows = await select(
    connection,
    sha256 === undefined ? 'true' : 'sha256 = $sha256',
    sha256 === undefined ? {} : { sha256 },
    commodities,
  )
  const relations = await readRelations(connection)
  return rows.map((row) => ({
    load: loadOf(row, row.texts('commodities'), relations.get(row.number('id')) ?? []),
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
    return { load, ...heldBy(row, row.texts('commodities'), relations.get(load) ?? []) }
  })
}

/**
 * The pairs of loads of one series that share months and commodities. This ledger does not let a later load replace an
 * earlier one: cells of both count, the later where both list one. That is right for parts of one query and for filtered
 * queries, where somebody has said so; all other pairs are `unresolved`, so that whatever stands on both says so.
 */
async function readRelations(connection: Connection): Promise<Map<number, LoadRelation[]>> {
  const pairs = await connection.read(
    `WITH pairs AS (
       SELECT earlier.id AS earlier, later.id AS later, later.relation AS relation, earlier.cut AS cut,
         earlier.batch AS earlier_batch, later.batch AS later_batch,
         greatest(earlier.from_month, later.from_month) AS from_month,
         least(earlier.to_month, later.to_month) AS to_month
       FROM loads AS earlier JOIN loads AS later ON later.series = earlier.series
       WHERE later.from_month <= earlier.to_month AND later.to_month >= earlier.from_month
         AND (later.as_of_instant > earlier.as_of_instant
           OR (later.as_of_instant = earlier.as_of_instant AND later.id > earlier.id))
     ), shared AS (
       SELECT DISTINCT pairs.earlier, pairs.later
       FROM pairs JOIN load_commodities AS own ON own.batch = pairs.earlier_batch
         JOIN load_commodities AS other ON other.batch = pairs.later_batch AND other.commodity = own.commodity
     )
     SELECT pairs.earlier, pairs.later, pairs.relation, pairs.from_month, pairs.to_month
     FROM pairs LEFT JOIN shared ON shared.earlier = pairs.earlier AND shared.later = pairs.later
     WHERE shared.earlier IS NOT NULL OR pairs.cut NOT LIKE '%commodity%'
     ORDER BY pairs.earlier, pairs.later`,
    {},
  )
  const relations = new Map<number, LoadRelation[]>()
  for (const pair of pairs) {
    const [earlier, later] = [pair.number('earlier'), pair.number('later')]
    for (const [id, other] of [
      [earlier, later],
      [later, earlier],
    ] as const) {
      const relation = { ...unknownOverlap(pair), other, isLater: id === later }
      relations.set(id, [...(relations.get(id) ?? []), relation])
    }
  }
  return relations
}

/** What is known of a pair whose cells were not compared. */
function unknownOverlap(pair: Row): Omit<LoadRelation, 'other' | 'isLater'> {
  const stated = pair.textOrNull('relation')
  return {
    kind: stated === 'part' ? 'part' : stated === 'filtered' ? 'excerpt' : 'unresolved',
    months: pair.period(),
    cells: { equal: 0, differing: 0, gone: 0, added: 0 },
    value: { earlier: 0n, later: 0n },
  }
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
    `SELECT id, loads.batch, file, sha256, source, flow, currency, cut, scope, from_month, to_month, monthly,
       truncated_at, coalesce(uncovered, '[]') AS uncovered, relation, as_of, loaded_at, CAST(row_count AS decimal(38, 0)) AS row_count, value_total, note,
       CAST(cells AS decimal(38, 0)) AS cells, findings, listed.commodities
     FROM loads LEFT JOIN (
       SELECT batch, array_agg(commodity ORDER BY position) AS commodities
       FROM load_commodities
       ${commodities ? `WHERE ${commodities.length > 0 ? `commodity IN (${codes.sql})` : 'false'}` : ''}
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
