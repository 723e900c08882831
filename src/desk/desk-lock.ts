import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../trade/errors/errors.ts'
import { processMark } from '../workspace/files/files.ts'
import { type DeskLock, deskLockFile, readDeskLock } from '../workspace/process/process.ts'

/**
 * Locks a workspace for a desk, with its address and the endpoint for commands in the lock file, which only the owner can
 * read.
 *
 * @throws UserError where another desk has locked it, with its address.
 */
export async function acquireDeskLock(
  folder: string,
  { url, version, endpoint }: Omit<DeskLock, 'process'>,
): Promise<{ lock: DeskLock; release(): Promise<void> }> {
  const path = join(folder, deskLockFile)
  const lock: DeskLock = { process: processMark, url, ...(version !== undefined && { version }), endpoint }
  await mkdir(join(folder, '.desk'), { recursive: true, mode: 0o700 })
  for (;;) {
    try {
      await writeFile(path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 })
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const other = await readDeskLock(folder)
      if (other) throw alreadyOpen(other)
      await rm(path, { force: true }) // of a desk that is no more
    }
  }
  return {
    lock,
    async release() {
      const current = await readFile(path, 'utf8').catch(() => '')
      if (current === JSON.stringify(lock)) await rm(path, { force: true })
    },
  }
}

export const alreadyOpen = ({ url }: DeskLock): UserError =>
  new UserError(
    { zh: `这个工作区已在工作台中打开：${url}`, en: `A desk is open on this workspace already: ${url}` },
    { hint: { zh: '请在浏览器中打开这个地址。', en: 'Open that address in the browser.' } },
  )
