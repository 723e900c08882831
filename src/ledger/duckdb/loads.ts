import type { DuckDBConnection } from '@duckdb/node-api'
import type { Finding } from '../../trade/finding.ts'
import type { Localized } from '../../trade/language.ts'
import { type Currency, cutKey, cutOf, type Flow, flows } from '../../trade/terms.ts'
import type { Coverage, Load, LoadFacts, LoadFilter, Scope } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { type Parameters, query, queryOne, type Row, textsOf } from './query.ts'

/** The loads that match, in the order of loading. */
export const readLoads = (
  connection: DuckDBConnection,
  { sha256, commodities }: LoadFilter = {},
): Promise<Load[]> =>
  sha256 === undefined
    ? select(connection, 'true', {}, commodities)
    : select(connection, 'sha256 = $sha256', { sha256 }, commodities)

/** The load of a number, or null where there is none. */
export const loadById = async (connection: DuckDBConnection, id: number): Promise<Load | null> =>
  (await select(connection, 'id = $id', { id }))[0] ?? null

/**
 * Writes what is known of a load before its rows are read, and gives its number: the next one, or that which
 * it had in another ledger.
 */
export async function insertLoad(
  connection: DuckDBConnection,
  facts: LoadFacts,
  number?: number,
): Promise<number> {
  const next = await queryOne(connection, 'SELECT coalesce(max(id), 0) + 1 AS id FROM loads')
  const id = number ?? next.number('id')
  await query(
    connection,
    `INSERT INTO loads VALUES (
      $id, $file, $sha256, $source, $flow, $currency, $cut, $scope, $series, $from, $to, $monthly,
      $truncatedAt, $asOf, $instant, $loadedAt, $rows, $valueTotal, $note, 0, '[]'
    )`,
    {
      id,
      file: facts.file,
      sha256: facts.sha256,
      source: facts.source,
      flow: facts.flow,
      currency: facts.currency,
      cut: cutKey(facts.cut),
      scope: JSON.stringify(facts.scope),
      series: seriesOf(facts),
      from: facts.period.from,
      to: facts.period.to,
      monthly: facts.monthly,
      truncatedAt: facts.truncatedAt,
      asOf: facts.asOf,
      instant: BigInt(instantOf(facts.asOf)),
      loadedAt: facts.loadedAt,
      rows: BigInt(facts.rows),
      valueTotal: facts.valueTotal,
      note: JSON.stringify(facts.note),
    },
  )
  await query(
    connection,
    `INSERT INTO load_commodities
     SELECT $id, unnest(range($count)), unnest(${textsOf('$commodities')})`,
    { id, count: facts.commodities.length, commodities: JSON.stringify(facts.commodities) },
  )
  return id
}

/** Completes a load with what its rows showed. */
export async function finishLoad(
  connection: DuckDBConnection,
  id: number,
  { names: _, ...facts }: LoadFacts,
  seen: Pick<Load, 'cells' | 'findings'>,
): Promise<Load> {
  await query(connection, 'UPDATE loads SET cells = $cells, findings = $findings WHERE id = $id', {
    id,
    cells: seen.cells,
    findings: JSON.stringify(seen.findings),
  })
  // What is there now, without reading its thousands of commodities again.
  return { ...facts, ...seen, id }
}

/** Milliseconds since 1970, so that `2024-01-18` and `2024-01-18T00:00:00.000Z` are one date. */
export function instantOf(asOf: string): number {
  const instant = Date.parse(asOf)
  if (Number.isNaN(instant)) throw new RangeError(`not a date in ISO 8601: ${asOf}`)
  return instant
}

/** `condition` is SQL written here; what it compares with is bound. Without `listed` all commodities are. */
async function select(
  connection: DuckDBConnection,
  condition: string,
  parameters: Parameters,
  listed?: readonly string[],
): Promise<Load[]> {
  const rows = await query(
    connection,
    `SELECT loads.*, listed.commodities
     FROM loads LEFT JOIN (
       SELECT load, list(commodity ORDER BY position) AS commodities
       FROM load_commodities
       -- Without this, finding one load would gather the commodities of all.
       WHERE load IN (SELECT id FROM loads WHERE ${condition})
         ${listed ? 'AND commodity IN (SELECT unnest($listed::VARCHAR[]))' : ''}
       GROUP BY load
     ) AS listed ON listed.load = loads.id
     WHERE ${condition}
     ORDER BY id`,
    listed ? { ...parameters, listed } : parameters,
  )
  return rows.map(loadOf)
}

function loadOf(row: Row): Load {
  // Both were written by `JSON.stringify` above, so what comes back has the type that went in.
  const note: Localized | null = JSON.parse(row.text('note'))
  const findings: readonly Finding[] = JSON.parse(row.text('findings'))
  return {
    id: row.number('id'),
    file: row.text('file'),
    sha256: row.text('sha256'),
    source: row.text('source'),
    ...heldBy(row),
    asOf: row.text('as_of'),
    loadedAt: row.text('loaded_at'),
    rows: row.number('row_count'),
    valueTotal: row.bigint('value_total'),
    note,
    findings,
    cells: row.number('cells'),
  }
}

/** What of a load says which trade it holds. */
export function heldBy(row: Row): Omit<Coverage, 'load'> {
  return {
    flow: flowOf(row),
    currency: currencyOf(row),
    cut: cutOf(row.text('cut')),
    scope: scopeOf(row),
    period: row.period(),
    monthly: row.boolean('monthly'),
    truncatedAt: row.monthOrNull('truncated_at'),
    commodities: row.texts('commodities'),
  }
}

function flowOf(row: Row): Flow {
  const flow = flows.find((candidate) => candidate === row.text('flow'))
  if (!flow) throw new Error(`no such flow: ${row.text('flow')}`)
  return flow
}

function currencyOf(row: Row): Currency {
  const currency = row.text('currency')
  if (currency !== 'USD' && currency !== 'CNY') throw new Error(`no such currency: ${currency}`)
  return currency
}

/** Written by `JSON.stringify` above. */
function scopeOf(row: Row): Scope {
  return JSON.parse(row.text('scope'))
}
