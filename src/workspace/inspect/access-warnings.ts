import { realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Localized, visible } from '../../trade/trade.ts'
import { ledgerFile } from '../project/project.ts'
import { tokensFile } from '../project/tokens/tokens.ts'

/**
 * What other users of this machine can read of a workspace, in words for a person; nothing where its folder, or one above
 * it, keeps them out. Members of the folder's group are not counted among them: a folder may be shared with a group.
 */
export async function accessWarnings(folder: string): Promise<Localized[]> {
  if (process.platform === 'win32') return []
  const warnings: Localized[] = []
  const mode = async (name: string) => (await stat(join(folder, name)).catch(() => null))?.mode ?? 0
  if ((await canOthersEnter(folder)) && ((await mode(ledgerFile)) & 0o004) !== 0)
    warnings.push({
      zh: `这台机器上的其他用户可以读取数据台账。只供自己使用：chmod 700 ${visible(folder)}`,
      en: `Other users of this machine can read the ledger. To keep them out: chmod 700 ${visible(folder)}`,
    })
  if (((await mode(tokensFile)) & 0o077) !== 0)
    warnings.push({
      zh: `${tokensFile} 应只有它的主人可以读取：chmod 600 ${visible(join(folder, tokensFile))}`,
      en: `Only its owner should be able to read ${tokensFile}: chmod 600 ${visible(join(folder, tokensFile))}`,
    })
  return warnings
}

async function canOthersEnter(folder: string): Promise<boolean> {
  for (let path = await realpath(folder); ; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false
    if (path === dirname(path)) return true
  }
}
