import type { DuckDBConnection } from '@duckdb/node-api'
import { codesInOrder, numbersOfCodes, toCode } from '../../../trade/observation/observation.ts'
import type { NamedCode } from '../../../trade/trade.ts'
import { type Parameters, query } from '../query.ts'
import { amongBits } from './bits.ts'
import type { DescribedLoad } from './names.ts'

/**
 * Keeps the commodities that a query asked for, where they are not just those that its file names. A list may have
 * thousands: it is bound as one text, since binding number by number takes many times as long.
 */
export async function insertCommodities(
  connection: DuckDBConnection,
  loads: readonly DescribedLoad[],
): Promise<void> {
  const asked = loads.filter(({ facts: { commodities, names } }) => !areOf(commodities, names.commodity))
  if (asked.length === 0) return
  await query(
    connection,
    `INSERT INTO load_commodities
     SELECT load, from_json('[' || asked || ']', '["BIGINT"]')
     FROM (SELECT unnest($loads::INTEGER[]) AS load, unnest($asked::VARCHAR[]) AS asked)`,
    { loads: asked.map(({ id }) => id), asked: asked.map(({ facts }) => numbersOfCodes(facts.commodities)) },
  )
}

/** Whether they are the codes of names, in the order of texts: in that they come back. */
function areOf(codes: readonly string[], names: readonly NamedCode[]): boolean {
  const named = codesInOrder(names)
  return (
    codes === named || (codes.length === named.length && codes.every((code, index) => code === named[index]))
  )
}

/**
 * By load the commodities that it lists, in its order. They are looked up here, not by the engine, which would make a
 * text of each: hundreds of loads of the whole country list millions.
 *
 * @param condition which loads, in SQL written here; what it compares with is bound.
 * @param among only these are of interest; where absent, all.
 */
export async function readCommodities(
  connection: DuckDBConnection,
  condition: string,
  parameters: Parameters,
  among?: readonly string[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const wanted = among && new Set(among)
  const ofLoads = `load IN (SELECT id FROM loads WHERE ${condition})`
  const asked = await query(
    connection,
    `SELECT load, commodities FROM load_commodities WHERE ${ofLoads}`,
    parameters,
  )
  const naming = await query(
    connection,
    `SELECT load, names FROM load_names WHERE ${ofLoads} AND load NOT IN (SELECT load FROM load_commodities)`,
    parameters,
  )
  const names = await query(
    connection,
    `SELECT id, code FROM names WHERE dimension = 'commodity'
       ${wanted ? 'AND code IN (SELECT unnest($wanted::VARCHAR[]))' : ''}
     ORDER BY code`,
    wanted && { wanted: [...wanted] },
  )
  const codes = names.map((row) => row.text('code'))
  const numbers = names.map((row) => row.number('id'))
  const commodities = new Map<number, readonly string[]>()
  for (const row of asked) {
    const list = row.bigints('commodities').map(toCode)
    commodities.set(row.number('load'), wanted ? list.filter((code) => wanted.has(code)) : list)
  }
  for (const row of naming) {
    const isNamed = amongBits(row.bytes('names'))
    commodities.set(
      row.number('load'),
      codes.filter((_, index) => isNamed(numbers[index] ?? 0)),
    )
  }
  return commodities
}
