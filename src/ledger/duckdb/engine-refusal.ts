import { SystemRefusal, systemRefusal } from '../../trade/errors/errors.ts'
import { damagedFile, refusalReasons, refusedFile } from './engine-messages.ts'

/**
 * What the operating system refused the engine, or that a ledger is damaged, in words for people; null for any other
 * error.
 *
 * @param file which file this was about, where the engine names none.
 */
export function engineRefusal(error: unknown, file?: string): SystemRefusal | null {
  if (!(error instanceof Error)) return null
  const [, named = file, reason = ''] = refusedFile.exec(error.message) ?? []
  const code = refusalReasons.get(reason.trim())
  if (code) return systemRefusal(code, named, error)
  return damagedFile.test(error.message) ? damaged(named, error) : null
}

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
