import { type RefusalCode, type SystemRefusal, systemRefusal } from '../../trade/system-refusal.ts'

/** In the words of the C library, which the engine passes on, and of Windows. */
const codes: ReadonlyMap<string, RefusalCode> = new Map([
  ['No space left on device', 'ENOSPC'],
  ['There is not enough space on the disk', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['Permission denied', 'EACCES'],
  ['Access is denied', 'EACCES'],
  ['Read-only file system', 'EROFS'],
  ['Input/output error', 'EIO'],
])

/** What the operating system refused the engine, in words for people; null for any other error. */
export function engineRefusal(error: unknown): SystemRefusal | null {
  if (!(error instanceof Error)) return null
  const [, file, reason = ''] = /file "([^"]+)": ([^.\n]+)/i.exec(error.message) ?? []
  const code = codes.get(reason.trim())
  return code ? systemRefusal(code, file, error) : null
}
