import type { DuckDBConnection } from '@duckdb/node-api'
import { type Dimension, dimensions, type NamedCode } from '../../trade/terms.ts'
import type { LoadFacts } from '../ledger.ts'
import { bitsOf, isAmong } from './bits.ts'
import { queryChunks } from './columns.ts'
import { query } from './query.ts'

/**
 * The numbers of names: each code as one name stands beside it is kept once, since the files of every month write the
 * same thousands of names. They are read when they are first needed, and again after `forget`.
 */
export class NameNumbers {
  #known: Promise<Known> | null = null
  #last = 0

  /** What is known may have been of a change that was not kept. */
  forget(): void {
    this.#known = null
  }

  /** The numbers of names; those that are new are learnt, and handed to `tell`. */
  async of(
    connection: DuckDBConnection,
    names: LoadFacts['names'],
    tell: (name: NewName) => void,
  ): Promise<number[]> {
    const known = await this.read(connection)
    const number = (dimension: Dimension, { code, name }: NamedCode): number => {
      const found = known[dimension].byCode.get(code)?.find((one) => one.name === name)
      if (found) return found.id
      const id = ++this.#last
      learn(known[dimension], code, { name, id })
      tell({ id, dimension, code, name })
      return id
    }
    const numbers: number[] = []
    for (const dimension of dimensions)
      addNumbers(numbers, names[dimension], known[dimension].byObject, (named) => number(dimension, named))
    return numbers
  }

  /** Reads those that there are, unless that was done. */
  read(connection: DuckDBConnection): Promise<Known> {
    this.#known ??= this.#readAll(connection).catch((error: unknown) => {
      this.#known = null
      throw error
    })
    return this.#known
  }

  async #readAll(connection: DuckDBConnection): Promise<Known> {
    const none = (): KnownNames => ({ byCode: new Map(), byObject: new WeakMap() })
    const known: Known = { commodity: none(), partner: none(), procedure: none(), place: none() }
    for (const dimension of dimensions)
      for (const chunk of await queryChunks(
        connection,
        'SELECT id, code, name FROM names WHERE dimension = $dimension',
        { dimension },
      )) {
        const [id, code, name] = [chunk.integers('id'), chunk.texts('code'), chunk.texts('name')]
        for (let row = 0; row < chunk.rows; row++) {
          learn(known[dimension], code.at(row), { name: name.at(row), id: id.at(row) })
          this.#last = Math.max(this.#last, id.at(row))
        }
      }
    return known
  }
}

/** Adds the numbers of objects, where need be from what tells the number of one that is new. */
function addNumbers<One extends object>(
  numbers: number[],
  some: readonly One[],
  known: WeakMap<One, number>,
  numberOf: (one: One) => number,
): void {
  for (const one of some) {
    let number = known.get(one)
    if (number === undefined) {
      number = numberOf(one)
      known.set(one, number)
    }
    numbers.push(number)
  }
}

/** A code as a name stands beside it, under its new number. */
interface NewName {
  readonly id: number
  readonly dimension: Dimension
  readonly code: string
  readonly name: string
}

type Known = Readonly<Record<Dimension, KnownNames>>

interface KnownNames {
  /** The names of each code, nearly always one, with their numbers. */
  readonly byCode: Map<string, Numbered[]>
  /** Numbers of what is one object in many files, as most of it is: found many times as fast as by texts. */
  readonly byObject: WeakMap<NamedCode, number>
}

interface Numbered {
  readonly name: string
  readonly id: number
}

function learn({ byCode }: KnownNames, code: string, name: Numbered): void {
  const there = byCode.get(code)
  if (there) there.push(name)
  else byCode.set(code, [name])
}

/** A load that is written down. */
export interface DescribedLoad {
  readonly id: number
  readonly facts: LoadFacts
}

/** Keeps the names that files write beside their codes. */
export async function insertNames(
  connection: DuckDBConnection,
  loads: readonly DescribedLoad[],
  numbers: NameNumbers,
): Promise<void> {
  const learnt: LearntName[] = []
  const held: string[] = []
  for (const { id: load, facts } of loads) {
    const ofLoad = await numbers.of(connection, facts.names, (name) => learnt.push({ ...name, load }))
    held.push(bitsOf(ofLoad))
  }
  if (learnt.length > 0) await appendNames(connection, learnt)
  await query(
    connection,
    `INSERT INTO load_names
     SELECT load, held::BIT FROM (SELECT unnest($loads::INTEGER[]) AS load, unnest($held::VARCHAR[]) AS held)`,
    { loads: loads.map(({ id }) => id), held },
  )
}

/** A name that no load has written before, and the load that does. */
interface LearntName extends NewName {
  readonly load: number
}

/** Value by value: as JSON in one statement they take several times as long, and signs between them may be in a name. */
async function appendNames(connection: DuckDBConnection, learnt: readonly LearntName[]): Promise<void> {
  const appender = await connection.createAppender('names')
  for (const { id, dimension, code, name, load } of learnt) {
    appender.appendInteger(id)
    appender.appendVarchar(dimension)
    appender.appendVarchar(code)
    appender.appendVarchar(name)
    appender.appendInteger(load)
    appender.endRow()
  }
  appender.closeSync()
}

/** The name of each code in the data of the latest date (of the later load, where dates are the same). */
export async function readNames(
  connection: DuckDBConnection,
  dimension: Dimension,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query(
    connection,
    `SELECT code, arg_max(name, precedence) AS name
     FROM ${namesOfLoads('true', 'dimension = $dimension AND code IN (SELECT unnest($codes::VARCHAR[]))')} JOIN (
       SELECT id AS load, row_number() OVER (ORDER BY as_of_instant, id) AS precedence FROM loads
     ) USING (load)
     GROUP BY code
     ORDER BY code`,
    { dimension, codes },
  )
  return new Map(rows.map((row) => [row.text('code'), row.text('name')]))
}

/** Each name of each load, in SQL. The conditions are about loads and about names, and written here. */
export const namesOfLoads = (ofLoads = 'true', ofNames = 'true'): string => `(
  SELECT held.load, dimension, code, name
  FROM (SELECT load, names AS bits FROM load_names WHERE ${ofLoads}) AS held
    JOIN (SELECT id, dimension, code, name FROM names WHERE ${ofNames}) AS named
      ON ${isAmong('id', 'bits')}
)`
