import type { DuckDBConnection } from '@duckdb/node-api'
import type { MonthRange } from '../../trade/month.ts'
import { query } from './query.ts'

/** Where the sums of some commodities are to be had: which loads there are, and what of them is kept or contested. */
export interface Ground {
  readonly loads: readonly GroundLoad[]
  /** By commodity the loads that keep its sums, for all their months. */
  readonly crowded: ReadonlyMap<bigint, ReadonlySet<number>>
  /** Slices of these commodities in which it must be found out cell by cell which load prevails. */
  readonly contested: readonly Contested[]
  readonly units: ReadonlyMap<number, string>
}

/** A load as far as sums are concerned. */
export interface GroundLoad {
  readonly id: number
  readonly series: string
  readonly period: MonthRange
  readonly monthly: boolean
  /** The date of its data, in milliseconds since 1970. */
  readonly instant: bigint
}

/** The months within which all contested slices of a commodity in a series lie. */
export interface Contested {
  readonly series: string
  readonly commodity: bigint
  readonly within: MonthRange
}

/** @param commodities their numbers (see `numberOfCode`), at least one. */
export async function readGround(
  connection: DuckDBConnection,
  commodities: readonly bigint[],
): Promise<Ground> {
  const these = `commodity IN (${commodities.join()})`
  const loads = await query(
    connection,
    'SELECT id, series, from_month, to_month, monthly, as_of_instant FROM loads ORDER BY id',
  )
  const crowded = await query(
    connection,
    `SELECT DISTINCT commodity, load FROM sums WHERE dimension = 0 AND ${these}`,
  )
  const contested = await query(
    connection,
    `SELECT series, commodity, min(from_month) AS from_month, max(to_month) AS to_month
     FROM contested WHERE ${these} GROUP BY ALL`,
  )
  const units = await query(connection, 'SELECT id, name FROM units')
  const loadsOf = new Map<bigint, Set<number>>()
  for (const row of crowded) {
    const commodity = row.bigint('commodity')
    loadsOf.set(commodity, (loadsOf.get(commodity) ?? new Set()).add(row.number('load')))
  }
  return {
    loads: loads.map((row) => ({
      id: row.number('id'),
      series: row.text('series'),
      period: row.period(),
      monthly: row.boolean('monthly'),
      instant: row.bigint('as_of_instant'),
    })),
    crowded: loadsOf,
    contested: contested.map((row) => ({
      series: row.text('series'),
      commodity: row.bigint('commodity'),
      within: row.period(),
    })),
    units: new Map(units.map((row) => [row.number('id'), row.text('name')])),
  }
}
