import { createHash, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { isExpired, readTokens, type Token, tokensFile } from '../../workspace/project/tokens/tokens.ts'
import { readStamp, Stamped } from '../file-cache.ts'

/** The workspace’s tokens as its file has them now: one that is taken back opens nothing from then on. */
export class Keyring {
  readonly #folder: string
  readonly #now: () => Date
  readonly #tokens = new Stamped<readonly Token[]>()

  constructor(folder: string, now: () => Date) {
    this.#folder = folder
    this.#now = now
  }

  /** Those that are not expired. */
  async tokens(): Promise<readonly Token[]> {
    const now = this.#now()
    return (await this.#all()).filter((token) => !isExpired(token, now))
  }

  /** Whose a token is, also where it is expired; compared with every digest to its end, so that the time it takes says nothing. */
  async holder(token: string): Promise<Token | null> {
    const given = createHash('sha256').update(token).digest()
    let holder: Token | null = null
    for (const item of await this.#all())
      if (timingSafeEqual(given, Buffer.from(item.sha256, 'hex'))) holder = item
    return holder
  }

  async #all(): Promise<readonly Token[]> {
    const stamp = await readStamp(join(this.#folder, tokensFile))
    return this.#tokens.get(stamp, () => readTokens(this.#folder))
  }
}
