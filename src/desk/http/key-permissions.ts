import { stat } from 'node:fs/promises'
import type { Localized } from '../../trade/trade.ts'

/** What to tell of a private key that every user of the machine can read or change; null where only some can. */
export async function exposedKey(file: string): Promise<Localized | null> {
  // Windows has no such modes, and shows every file as readable.
  if (process.platform === 'win32') return null
  const { mode } = await stat(file)
  if ((mode & 0o006) === 0) return null
  return {
    zh: `注意：这台机器上的每个用户都可以读或改 TLS 密钥 ${file}。请运行：chmod 600 ${file}`,
    en: `Beware: every user of this machine can read or change the TLS key ${file}. Run: chmod 600 ${file}`,
  }
}
