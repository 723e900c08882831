import { createHash, timingSafeEqual } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readTokens, type Token, tokensFile } from '../workspace/tokens.ts'

/** The workspace’s tokens as its file has them now: one that is taken back opens nothing from then on. */
export class Keyring {
  readonly #folder: string
  #read: { readonly stamp: string; readonly tokens: Promise<readonly Token[]> } | null = null

  constructor(folder: string) {
    this.#folder = folder
  }

  async tokens(): Promise<readonly Token[]> {
    const found = await stat(join(this.#folder, tokensFile)).catch(() => null)
    const stamp = found ? `${found.mtimeMs} ${found.size} ${found.ino}` : ''
    if (this.#read?.stamp !== stamp) this.#read = { stamp, tokens: readTokens(this.#folder) }
    return this.#read.tokens
  }

  /** Whose a token is; compared with every digest to its end, so that the time it takes says nothing. */
  async holder(token: string): Promise<Token | null> {
    const given = createHash('sha256').update(token).digest()
    let holder: Token | null = null
    for (const one of await this.tokens())
      if (timingSafeEqual(given, Buffer.from(one.sha256, 'hex'))) holder = one
    return holder
  }
}
