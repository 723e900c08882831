import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * How the engine keeps changes. A commit mostly holds by the log, which is folded into the file now and then: after
 * every few small loads that takes most of their time.
 *
 * In a folder with `?` in its path there can be no log: the engine takes what follows a `?` for options, and looks for
 * the log of `a?b/ledger.duckdb` in a folder `a.wal?b`, also through links. There every commit goes into the file
 * itself, which is as safe, and slower.
 */
export const logOptions = (path: string): Readonly<Record<string, string>> =>
  realPath(path).includes('?')
    ? { checkpoint_threshold: '0b', auto_checkpoint_skip_wal_threshold: '0' }
    : { checkpoint_threshold: '64MB' }

/** The path without links, as the engine has it, whether the file is there yet or not. */
function realPath(path: string): string {
  // On Windows only the prefix `\\?\` has a `?`, which the engine knows.
  if (process.platform === 'win32') return ''
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(path)
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path
}
