import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/**
 * Connections to read by, each lent to one reader at a time: what a statement sees is a snapshot, and never a load
 * half done. They are kept open, since opening one takes as long as asking for the sums of a product.
 */
export class Readers {
  readonly #instance: DuckDBInstance
  readonly #idle: DuckDBConnection[] = []

  constructor(instance: DuckDBInstance) {
    this.#instance = instance
  }

  async lend<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const connection = this.#idle.pop() ?? (await this.#instance.connect())
    try {
      return await work(connection)
    } finally {
      this.#idle.push(connection)
    }
  }

  close(): void {
    for (const connection of this.#idle.splice(0)) connection.closeSync()
  }
}
