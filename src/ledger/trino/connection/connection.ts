/**
 * Connections to a Trino cluster: address, client, statements, retries and failures.
 *
 * @module
 */
export { isLoopback, type Staging, type TrinoAddress, toUrl } from './address.ts'
export { EngineFailure, isConflict, isLostWorker, isOutOfMemory } from './failure.ts'
export { listed, literal, type Parameters } from './literal.ts'
export { type Connection, connect, readOne, type Statement } from './open-connection.ts'
export { writeRepeatable } from './repeatable.ts'
export { inStatements } from './statements.ts'
