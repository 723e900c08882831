import type { DuckDBConnection } from '@duckdb/node-api'
import { type Dimension, dimensions, type NamedCode, perDimension } from '../../../trade/trade.ts'
import type { LoadFacts } from '../../ledger-interface.ts'
import { query } from '../query.ts'
import { isAmong, matchAnyBit, toBits } from './bits.ts'

/**
 * The numbers of names: each code as one name stands beside it is kept once, since the files of every month write the
 * same thousands of names. They are read when they are first needed, and again after `forget`.
 */
export class NameNumbers {
  #known: Promise<KnownNames> | null = null

  /** What is known may have been of a change that was not kept. */
  forget(): void {
    this.#known = null
  }

  /** Reads those that there are, unless that was done. */
  read(connection: DuckDBConnection): Promise<KnownNames> {
    this.#known ??= readKnownNames(connection).catch((error: unknown) => {
      this.#known = null
      throw error
    })
    return this.#known
  }
}

async function readKnownNames(connection: DuckDBConnection): Promise<KnownNames> {
  const knownNames = new KnownNames()
  for (const dimension of dimensions)
    for (const row of await query(
      connection,
      'SELECT id, code, name FROM names WHERE dimension = $dimension',
      { dimension },
    ))
      knownNames.add({ id: row.number('id'), dimension, code: row.text('code'), name: row.text('name') })
  return knownNames
}

/** A code as a name stands beside it, under its number. */
interface NumberedName {
  readonly id: number
  readonly dimension: Dimension
  readonly code: string
  readonly name: string
}

/** The names that the ledger has, and those of files that are on their way to it. */
class KnownNames {
  readonly #ofDimension = perDimension(() => new NamesOfDimension())
  readonly #ofFiles = new WeakMap<LoadFacts['names'], string>()
  #unwritten: NumberedName[] = []
  #last = 0

  /** Adds one that the ledger has. */
  add(name: NumberedName): void {
    this.#ofDimension[name.dimension].learn(name)
    this.#last = Math.max(this.#last, name.id)
  }

  /**
   * The numbers of a file’s names, as bits; those that are new are given one. It takes a while, but for those of whom
   * it was asked before.
   */
  numbersOf(names: LoadFacts['names']): string {
    const present = this.#ofFiles.get(names)
    if (present !== undefined) return present
    const numbers: number[] = []
    for (const dimension of dimensions)
      this.#ofDimension[dimension].addNumbers(numbers, names[dimension], (named) => {
        const name = { id: ++this.#last, dimension, ...named }
        this.#unwritten.push(name)
        return name
      })
    const bits = toBits(numbers)
    this.#ofFiles.set(names, bits)
    return bits
  }

  /** Those of some numbers that the ledger has not: whoever takes them keeps them, or else all that is known is forgotten. */
  takeNotKept(numbers: string): readonly NumberedName[] {
    if (this.#unwritten.length === 0) return []
    const isTaken = matchAnyBit(numbers)
    const taken = this.#unwritten.filter(({ id }) => isTaken(id))
    this.#unwritten = this.#unwritten.filter(({ id }) => !isTaken(id))
    return taken
  }
}

class NamesOfDimension {
  /** The numbers of each code’s names, by name: nearly always one, but a file may have any number. */
  readonly #byCode = new Map<string, Map<string, number>>()
  /** Numbers of what is one object in many files, as most of it is: found many times as fast as by texts. */
  readonly #byObject = new WeakMap<NamedCode, number>()

  learn({ id, code, name }: NumberedName): void {
    const present = this.#byCode.get(code)
    if (present) present.set(name, id)
    else this.#byCode.set(code, new Map([[name, id]]))
  }

  /** Adds the numbers of some, where need be as what one that is new is made. */
  addNumbers(
    numbers: number[],
    some: readonly NamedCode[],
    numbered: (namedCode: NamedCode) => NumberedName,
  ): void {
    for (const item of some) {
      let number = this.#byObject.get(item)
      if (number === undefined) {
        number = this.#numberOf(item, numbered)
        this.#byObject.set(item, number)
      }
      numbers.push(number)
    }
  }

  #numberOf({ code, name }: NamedCode, numbered: (entry: NamedCode) => NumberedName): number {
    const found = this.#byCode.get(code)?.get(name)
    if (found !== undefined) return found
    const numberedName = numbered({ code, name })
    this.learn(numberedName)
    return numberedName.id
  }
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
  const knownNames = await numbers.read(connection)
  const learnt: LearntName[] = []
  const held: string[] = []
  for (const { id: load, facts } of loads) {
    const ofFile = knownNames.numbersOf(facts.names)
    for (const name of knownNames.takeNotKept(ofFile)) learnt.push({ ...name, load })
    held.push(ofFile)
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
interface LearntName extends NumberedName {
  readonly load: number
}

/** So many names are appended before others get their turn: a fiftieth of a second. */
const namesAtOnce = 5_000

/** Value by value: as JSON in one statement they take several times as long, and signs between them may be in a name. */
async function appendNames(connection: DuckDBConnection, learnt: readonly LearntName[]): Promise<void> {
  const appender = await connection.createAppender('names')
  for (const [index, { id, dimension, code, name, load }] of learnt.entries()) {
    if (index > 0 && index % namesAtOnce === 0) await new Promise((resolve) => setImmediate(resolve))
    appender.appendInteger(id)
    appender.appendVarchar(dimension)
    appender.appendVarchar(code)
    appender.appendVarchar(name)
    appender.appendInteger(load)
    appender.endRow()
  }
  appender.closeSync()
}

/** The name of each code in the data of the latest date that have one (of the later load, where dates are the same). */
export async function readNames(
  connection: DuckDBConnection,
  dimension: Dimension,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query(
    connection,
    `SELECT code, arg_max(name, precedence) AS name
     FROM ${namesOfLoads('true', "dimension = $dimension AND name <> '' AND code IN (SELECT unnest($codes::VARCHAR[]))")} JOIN (
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
