import { setTimeout as pause } from 'node:timers/promises'
import type { QueryResult, QueryStats, Trino } from 'trino-client'
import { Row } from '../../sql/sql.ts'
import type { TrinoAddress } from './address.ts'
import { clientFor } from './client.ts'
import { EngineFailure, explained, isDisturbance, isLostWorker } from './failure.ts'
import { bind, type Parameters } from './literal.ts'

/** What the engine says of a statement that is done, for measurements. */
export interface Statement {
  readonly sql: string
  readonly stats: QueryStats | null
}

export interface Connection {
  readonly address: TrinoAddress
  /** Runs one statement that changes something, once, and says how many rows it changed. */
  write(sql: string, parameters?: Parameters): Promise<number>
  /** The rows of a statement that only reads: tried again where a part of the cluster goes away under it. */
  read(sql: string, parameters?: Parameters): Promise<Row[]>
  /** Cancels on the cluster whatever still runs. */
  close(): Promise<void>
}

/** How often a read is tried, and how long is waited before the next time, in milliseconds. */
const readAttempts = 4
const readPause = 2_000

/** How often the cluster is asked again for more of an answer when the network is disturbed. */
const pollAttempts = 5
const pollPause = 500

/**
 * Speaks to a cluster.
 *
 * @param watch is told every statement that is done.
 * @throws UserError where `trino-client` is not installed; nothing is sent yet.
 */
export async function connect(
  address: TrinoAddress,
  watch: (statement: Statement) => void = () => {},
): Promise<Connection> {
  const trino = await clientFor(address)
  const running = new Set<string>()

  const once = (sql: string, parameters: Parameters, take: (page: QueryResult) => void) =>
    run(trino, bind(sql, parameters), running, take, (stats) => watch({ sql, stats }))

  const write = async (sql: string, parameters: Parameters = {}): Promise<number> => {
    let changed = 0
    try {
      await once(sql, parameters, (page) => {
        changed += changedBy(page)
      })
      return changed
    } catch (error) {
      throw explained(error, address)
    }
  }
  const read = async (sql: string, parameters: Parameters = {}): Promise<Row[]> => {
    for (let attempt = 1; ; attempt++) {
      const rows: Row[] = []
      try {
        await once(sql, parameters, (page) => rows.push(...rowsOf(page)))
        return rows
      } catch (error) {
        const passing = isLostWorker(error) || isDisturbance(error)
        if (!passing || attempt === readAttempts) throw explained(error, address)
        await pause(readPause * attempt)
      }
    }
  }
  return {
    address,
    write,
    read,
    close: async () => {
      await Promise.allSettled([...running].map((id) => trino.cancel(id)))
    },
  }
}

/** As `read`, for a statement that gives exactly one row. */
export async function readOne(
  connection: Connection,
  sql: string,
  parameters: Parameters = {},
): Promise<Row> {
  const [row] = await connection.read(sql, parameters)
  if (!row) throw new Error(`no row came back from: ${sql}`)
  return row
}

async function run(
  trino: Trino,
  sql: string,
  running: Set<string>,
  take: (page: QueryResult) => void,
  watch: (stats: QueryStats | null) => void,
): Promise<void> {
  const pages = await trino.query(sql)
  const id = idOf(pages)
  running.add(id)
  try {
    for (;;) {
      const { value, done } = await patiently(() => pages.next())
      if (value.error) throw new EngineFailure(value.error)
      if (done) return watch(value.stats ?? null)
      take(value)
    }
  } finally {
    running.delete(id)
  }
}

/** The client tells a statement's number only with its first rows, and keeps it here until then. */
function idOf(pages: object): string {
  const id: unknown = Reflect.get(Reflect.get(Reflect.get(pages, 'iter'), 'queryResult'), 'id')
  if (typeof id !== 'string') throw new Error('trino-client keeps the number of a statement elsewhere')
  return id
}

/** Asking for the next part of an answer changes nothing, so it may be asked again. */
async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      if (!isDisturbance(error) || attempt === pollAttempts) throw error
      await pause(pollPause * attempt)
    }
  }
}

/** A statement that changes rows answers with one row, their number. */
function changedBy({ data = [] }: QueryResult): number {
  const number: unknown = data[0]?.[0]
  return typeof number === 'number' ? number : 0
}

/** Decimals come as text, and are whole numbers here. A BIGINT would come as a double, so none may come. */
function rowsOf({ columns = [], data = [] }: QueryResult): Row[] {
  const convert = columns.map(({ name, type }): ((value: unknown) => unknown) => {
    if (type === 'bigint' || type === 'double' || type === 'real')
      throw new TypeError(`column ${name} comes as a ${type}, which is not exact here`)
    if (!type.startsWith('decimal')) return (value) => value
    return (value) => (typeof value === 'string' ? BigInt(value) : value)
  })
  return data.map((values: unknown[]) => {
    const named = columns.map(({ name }, index) => [name, convert[index]?.(values[index])] as const)
    // `Row` checks the type of every value that is taken out of it.
    return new Row(Object.fromEntries(named) as ConstructorParameters<typeof Row>[0])
  })
}
