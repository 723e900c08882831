import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SystemRefusal } from '../../../trade/errors/errors.ts'

/**
 * Puts a staged file where the cluster sees it.
 *
 * @param folder of this file alone, within the staging folder.
 * @throws SystemRefusal where the disk is full or the folder cannot be written to.
 */
export async function putIntoStaging(path: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await copyFile(path, join(folder, 'rows.parquet'))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === '') throw cause
    throw new SystemRefusal(
      code === 'ENOSPC' || code === 'EDQUOT'
        ? { zh: '中转文件夹所在的磁盘已满。', en: 'The disk of the staging folder is full.' }
        : { zh: `中转文件夹写不进去（${code}）。`, en: `The staging folder cannot be written to (${code}).` },
      {
        cause,
        where: { file: folder },
        hint: {
          zh: '没有任何改动。检查 tradebrief.yaml 中的 staging.folder，腾出空间后再试。',
          en: 'Nothing was changed. Check staging.folder in tradebrief.yaml, make room, and try again.',
        },
      },
    )
  }
}
