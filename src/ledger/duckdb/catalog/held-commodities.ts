import type { DuckDBConnection } from '@duckdb/node-api'
import { toCode } from '../../../trade/observation/observation.ts'
import { query } from '../query.ts'
import { readCommodities } from './commodities.ts'
import type { Incoming } from './observations.ts'

/** Tells of two loads whether a commodity is in rows of both, or was asked for by their queries. */
export type Meet = (load: number, earlier: number) => boolean

/**
 * What some loads hold: the commodities of their rows and those that their queries asked for. A file whose cut has no
 * commodities is of all. Where reading has counted rows their commodities are known; else the ledger is asked.
 */
export async function commoditiesThatMeet(
  connection: DuckDBConnection,
  loads: ReadonlySet<number>,
  incoming: readonly Incoming[],
): Promise<Meet> {
  const held = new CommoditiesOfLoads()
  const unknown = new Set(loads)
  for (const { id, staged, facts } of incoming) {
    if (!loads.has(id)) continue
    const codes = facts.cut.includes('commodity') ? facts.commodities : ['']
    for (const code of codes) held.add(id, code)
    if (!staged.commodityRows) continue
    for (const { code } of staged.commodityRows.codes) held.add(id, code)
    unknown.delete(id)
  }
  if (unknown.size > 0) await addRowsOf([...unknown], connection, held)
  const present = [...loads].filter((load) => !incoming.some(({ id }) => id === load))
  if (present.length > 0) await addAskedOf(present, incoming, connection, held)
  return held.meet()
}

async function addRowsOf(
  loads: readonly number[],
  connection: DuckDBConnection,
  held: CommoditiesOfLoads,
): Promise<void> {
  const rows = await query(
    connection,
    `SELECT DISTINCT load, commodity FROM observations WHERE load IN (${loads.join()})`,
  )
  for (const row of rows) held.add(row.number('load'), toCode(row.bigint('commodity')))
}

/** Adds the commodities that the queries of earlier loads asked for, as far as new loads have them too. */
async function addAskedOf(
  loads: readonly number[],
  incoming: readonly Incoming[],
  connection: DuckDBConnection,
  held: CommoditiesOfLoads,
): Promise<void> {
  const among = new Set(
    incoming.flatMap(({ facts, staged }) => [
      ...facts.commodities,
      ...(staged.commodityRows?.codes.map(({ code }) => code) ?? []),
    ]),
  )
  const asked = await readCommodities(connection, `id IN (${loads.join()})`, {}, [...among])
  for (const [load, codes] of asked) for (const code of codes) held.add(load, code)
  const bare = await query(
    connection,
    `SELECT id FROM loads WHERE id IN (${loads.join()}) AND NOT contains(cut, 'commodity')`,
  )
  for (const row of bare) held.add(row.number('id'), '')
}

/** Sets of commodities. These have places, as they come. */
class CommoditiesOfLoads {
  readonly #places = new Map<string, number>()
  readonly #ofLoads = new Map<number, number[]>()

  add(load: number, commodity: string): void {
    let place = this.#places.get(commodity)
    if (place === undefined) {
      place = this.#places.size
      this.#places.set(commodity, place)
    }
    const places = this.#ofLoads.get(load)
    if (places) places.push(place)
    else this.#ofLoads.set(load, [place])
  }

  /** When all have been added. As bits, thousands of pairs are soon compared. */
  meet(): Meet {
    const size = Math.ceil(this.#places.size / 32)
    const bits = new Map([...this.#ofLoads].map(([load, places]) => [load, wordsOf(places, size)]))
    const none = new Uint32Array(size)
    return (load, other) => haveOneInCommon(bits.get(load) ?? none, bits.get(other) ?? none)
  }
}

function wordsOf(places: readonly number[], size: number): Uint32Array {
  const words = new Uint32Array(size)
  for (const place of places) words[place >> 5] = (words[place >> 5] ?? 0) | (1 << (place & 31))
  return words
}

function haveOneInCommon(some: Uint32Array, others: Uint32Array): boolean {
  for (let index = 0; index < some.length; index++)
    if (((some[index] ?? 0) & (others[index] ?? 0)) !== 0) return true
  return false
}
