import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../trade/errors/errors.ts'
import { processMark } from '../workspace/files/files.ts'
import { type DeskSign, deskSignFile, readDeskSign } from '../workspace/process/process.ts'

/**
 * Puts up a workspace’s sign that a desk is open on it, with its address, and the door for commands: only the
 * owner can read it.
 *
 * @throws UserError where one is up already, with its address.
 */
export async function putUpSign(
  folder: string,
  { url, door }: Omit<DeskSign, 'process'>,
): Promise<{ sign: DeskSign; takeDown(): Promise<void> }> {
  const path = join(folder, deskSignFile)
  const sign: DeskSign = { process: processMark, url, door }
  await mkdir(join(folder, '.desk'), { recursive: true, mode: 0o700 })
  for (;;) {
    try {
      await writeFile(path, JSON.stringify(sign), { flag: 'wx', mode: 0o600 })
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const other = await readDeskSign(folder)
      if (other) throw alreadyOpen(other)
      await rm(path, { force: true }) // of a desk that is no more
    }
  }
  return {
    sign,
    async takeDown() {
      const current = await readFile(path, 'utf8').catch(() => '')
      if (current === JSON.stringify(sign)) await rm(path, { force: true })
    },
  }
}

export const alreadyOpen = ({ url }: DeskSign): UserError =>
  new UserError(
    { zh: `这个工作区已在工作台中打开：${url}`, en: `A desk is open on this workspace already: ${url}` },
    { hint: { zh: '请在浏览器中打开这个地址。', en: 'Open that address in the browser.' } },
  )
