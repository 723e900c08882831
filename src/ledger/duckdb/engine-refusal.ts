import { type RefusalCode, SystemRefusal, systemRefusal } from '../../trade/errors/errors.ts'

/** In the words of the C library, which the engine passes on, and of Windows. */
const codes: ReadonlyMap<string, RefusalCode> = new Map([
  ['No space left on device', 'ENOSPC'],
  ['There is not enough space on the disk', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['File too large', 'EFBIG'],
  ['Permission denied', 'EACCES'],
  ['Access is denied', 'EACCES'],
  ['Read-only file system', 'EROFS'],
  ['Input/output error', 'EIO'],
  ['Is a directory', 'EISDIR'],
])

/**
 * What the operating system refused the engine, or that a ledger is damaged, in words for people; null for any other
 * error.
 *
 * @param file which file this was about, where the engine names none.
 */
export function engineRefusal(error: unknown, file?: string): SystemRefusal | null {
  if (!(error instanceof Error)) return null
  const [, named = file, reason = ''] = /file "([^"]+)": ([^.\n]+)/i.exec(error.message) ?? []
  const code = codes.get(reason.trim())
  if (code) return systemRefusal(code, named, error)
  return damage.test(error.message) ? damaged(named, error) : null
}

const damage = /corrupt database file|could not read enough bytes from file/i

const damaged = (file: string | undefined, cause: Error): SystemRefusal =>
  new SystemRefusal(
    { zh: '数据台账的文件已损坏。', en: 'The ledger’s file is damaged.' },
    {
      ...(file !== undefined && { where: { file } }),
      cause,
      hint: {
        zh: '请换回备份；没有备份，就移走这个文件，再重新导入原始数据文件。',
        en: 'Put a copy back; without one, move the file away and load the original files again.',
      },
    },
  )
