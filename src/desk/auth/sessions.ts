import { createHash, randomBytes } from 'node:crypto'
import type { Token } from '../../workspace/project/tokens/tokens.ts'

/** A day at the desk: who has not been there for so long signs in again. */
const patience = 12 * 60 * 60 * 1000
const most = 1000

interface Session {
  readonly sha256: string
  seen: number
}

/**
 * Who has signed in, in the desk’s memory alone: it closes, and everybody is out. A session stands for a token, and
 * ends with it.
 */
export class Sessions {
  /** By the digest of the session’s own number, so that a search for it tells nothing by the time it takes. */
  readonly #sessions = new Map<string, Session>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Opens a session, and gives the number that stands for it. */
  open({ sha256 }: Token): string {
    const number = randomBytes(32).toString('base64url')
    this.#sessions.set(digest(number), { sha256, seen: this.#now().getTime() })
    for (const old of [...this.#sessions.keys()].slice(0, -most)) this.#sessions.delete(old)
    return number
  }

  /** The token, of those that there are, for which a session stands; null for one that is over. */
  holder(number: string, tokens: readonly Token[]): Token | null {
    const key = digest(number)
    const session = this.#sessions.get(key)
    if (!session) return null
    const now = this.#now().getTime()
    const token = tokens.find(({ sha256 }) => sha256 === session.sha256)
    if (!token || now - session.seen > patience) {
      this.#sessions.delete(key)
      return null
    }
    session.seen = now
    return token
  }

  close(number: string): void {
    this.#sessions.delete(digest(number))
  }
}

const digest = (number: string): string => createHash('sha256').update(number).digest('base64url')
