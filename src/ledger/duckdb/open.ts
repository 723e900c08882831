import { availableParallelism } from 'node:os'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import { fileInUse, noDatabase } from './engine-messages.ts'
import { engineRefusal } from './engine-refusal.ts'
import { logOptions } from './log-options.ts'

/**
 * Opens a database file, or makes it. From the cache: two instances of one file in one process would both
 * get the lock and spoil the file, since locks are by process.
 *
 * @throws UserError where the file is in use, is no database, or cannot be opened.
 */
export async function openInstance(path: string, readOnly: boolean): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.fromCache(path, {
      access_mode: readOnly ? 'READ_ONLY' : 'READ_WRITE',
      // Nothing here needs an extension, and a ledger must never fetch one from the network.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // Rows carry their lines, so a load may write them in any order, which takes far less memory.
      preserve_insertion_order: 'false',
      ...logOptions(path),
      // Where two loads meet a block is not full. Writing such blocks anew takes time, and leaves gaps in the file.
      max_vacuum_tasks: '0',
      // The engine takes about as much again beside it.
      memory_limit: '128MB',
      threads: String(Math.min(availableParallelism(), 4)),
    })
  } catch (cause) {
    const refused = engineRefusal(cause, path)
    if (refused) throw refused
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new UserError(wordsFor(message), { where: { file: path }, cause, ...hintFor(message) })
  }
}

/** Lends a connection. An instance with one that is open still is not closed, and who opens the file next waits for it. */
export async function withConnection<Result>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
  }
}

/** Whether a file could not be opened because another program has it open, or this one in another way. */
export const isInUse = (error: unknown): boolean =>
  error instanceof UserError && error.cause instanceof Error && fileInUse.test(error.cause.message)

function wordsFor(message: string): Localized {
  if (fileInUse.test(message))
    return { zh: '数据台账正被另一个程序使用', en: 'The ledger is in use by another program' }
  if (noDatabase.test(message)) return { zh: '这个文件不是数据台账', en: 'This file is not a ledger' }
  return { zh: `无法打开数据台账：${message}`, en: `The ledger cannot be opened: ${message}` }
}

function hintFor(message: string): { readonly hint?: Localized } {
  if (fileInUse.test(message)) {
    return {
      hint: {
        zh: '请关闭正在使用它的 Tradebrief 窗口或命令，然后重试。',
        en: 'Close the Tradebrief window or command that uses it, then try again.',
      },
    }
  }
  if (noDatabase.test(message))
    return {
      hint: {
        zh: '请换回备份；没有备份，就移走这个文件，再重新导入原始数据文件。',
        en: 'Put a copy back; without one, move the file away and load the original files again.',
      },
    }
  return {}
}
