import type { DuckDBConnection } from '@duckdb/node-api'
import { type Dimension, dimensions } from '../../trade/terms.ts'
import type { LoadFacts } from '../ledger.ts'
import { queryChunks } from './columns.ts'
import { query } from './query.ts'

/**
 * The numbers of names: each code as one name stands beside it is kept once, since the files of every month write the
 * same thousands of names. They are read when they are first needed, and again after `forget`.
 */
export class NameNumbers {
  #known: Known | null = null
  #last = 0

  /** What is known may have been of a change that was not kept. */
  forget(): void {
    this.#known = null
  }

  /** The numbers of the names of a load; those that are new are learnt, and handed to `tell`. */
  async of(
    connection: DuckDBConnection,
    names: LoadFacts['names'],
    tell: (name: { id: number; dimension: Dimension; code: string; name: string }) => void,
  ): Promise<number[]> {
    const known = await this.#read(connection)
    const numbers: number[] = []
    for (const dimension of dimensions)
      for (const [code, name] of names[dimension]) {
        let number = known[dimension].get(code)?.get(name)
        if (number === undefined) {
          number = ++this.#last
          learn(known[dimension], code, name, number)
          tell({ id: number, dimension, code, name })
        }
        numbers.push(number)
      }
    return numbers
  }

  async #read(connection: DuckDBConnection): Promise<Known> {
    if (this.#known) return this.#known
    const known: Known = { commodity: new Map(), partner: new Map(), procedure: new Map(), place: new Map() }
    for (const dimension of dimensions)
      for (const chunk of await queryChunks(
        connection,
        'SELECT id, code, name FROM names WHERE dimension = $dimension',
        { dimension },
      )) {
        const [id, code, name] = [chunk.integers('id'), chunk.texts('code'), chunk.texts('name')]
        for (let row = 0; row < chunk.rows; row++) {
          learn(known[dimension], code.at(row), name.at(row), id.at(row))
          this.#last = Math.max(this.#last, id.at(row))
        }
      }
    this.#known = known
    return known
  }
}

/** Numbers by code and name. */
type Known = Readonly<Record<Dimension, Map<string, Map<string, number>>>>

function learn(known: Known[Dimension], code: string, name: string, number: number): void {
  const there = known.get(code)
  if (there) there.set(name, number)
  else known.set(code, new Map([[name, number]]))
}

/** Keeps the names that files write beside their codes. */
export async function insertNames(
  connection: DuckDBConnection,
  loads: readonly { readonly id: number; readonly facts: Pick<LoadFacts, 'names'> }[],
  numbers: NameNumbers,
): Promise<void> {
  const learnt: { id: number; dimension: Dimension; code: string; name: string; load: number }[] = []
  const held: { load: number; names: number[] }[] = []
  for (const { id, facts } of loads)
    held.push({
      load: id,
      names: await numbers.of(connection, facts.names, (name) => learnt.push({ ...name, load: id })),
    })
  if (learnt.length > 0)
    await query(
      connection,
      `INSERT INTO names SELECT unnest(from_json($learnt,
         '[{"id":"INTEGER","dimension":"VARCHAR","code":"VARCHAR","name":"VARCHAR","load":"INTEGER"}]'),
         recursive := true)`,
      { learnt: JSON.stringify(learnt) },
    )
  await query(
    connection,
    `INSERT INTO load_names
     SELECT each.load, each.names
     FROM (SELECT unnest(from_json($held, '[{"load":"INTEGER","names":["INTEGER"]}]')) AS each)`,
    { held: JSON.stringify(held) },
  )
}

/** The name of each code in the data of the latest date (of the later load, where dates are the same). */
export async function readNames(
  connection: DuckDBConnection,
  dimension: Dimension,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query(
    connection,
    `SELECT code, name
     FROM ${namesOfLoads()} AS named JOIN loads ON loads.id = named.load
     WHERE dimension = $dimension AND code IN (SELECT unnest($codes::VARCHAR[]))
     QUALIFY row_number() OVER (PARTITION BY code ORDER BY as_of_instant DESC, id DESC) = 1
     ORDER BY code`,
    { dimension, codes },
  )
  return new Map(rows.map((row) => [row.text('code'), row.text('name')]))
}

/** Each name of each load, in SQL. `condition` is about loads, and written here. */
export const namesOfLoads = (condition = 'true'): string => `(
  SELECT held.load, dimension, code, name
  FROM (SELECT load, unnest(names) AS id FROM load_names WHERE ${condition}) AS held JOIN names USING (id)
)`
