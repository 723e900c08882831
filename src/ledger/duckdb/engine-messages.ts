import type { RefusalCode } from '../../trade/errors/errors.ts'

// What the engine says in English and by nothing else. Another version may say it otherwise: test/ledger/engine-messages.test.ts
// provokes each message and fails then.

/** A block whose checksum is not that of what it holds, with both and its place in the file. */
export const wrongChecksum =
  /computed checksum (\d+) does not match stored checksum (\d+) in block at location (\d+)/

/** A file that another program has open, or this one with other settings. */
export const fileInUse = /could not set lock|being used by another process|different configuration/i

/** A file that is no database. */
export const noDatabase = /not a valid DuckDB database/i

/** A file that is damaged. */
export const damagedFile = /corrupt database file|could not read enough bytes from file/i

/** A table or a column that is not there. */
export const noTableOrColumn = /^(Catalog|Binder) Error/

/** A file that the operating system refused, with its name and the reason. */
export const refusedFile = /file "([^"]+)": ([^.\n]+)/i

/** Reasons in the words of the C library, which the engine passes on, and of Windows. */
export const refusalReasons: ReadonlyMap<string, RefusalCode> = new Map([
  ['No space left on device', 'ENOSPC'],
  ['There is not enough space on the disk', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['File too large', 'EFBIG'],
  ['Permission denied', 'EACCES'],
  ['Access is denied', 'EACCES'],
  ['Read-only file system', 'EROFS'],
  ['Input/output error', 'EIO'],
  ['The cloud file provider is not running', 'UNKNOWN'],
  ['The cloud operation was unsuccessful', 'UNKNOWN'],
  ['Is a directory', 'EISDIR'],
])
