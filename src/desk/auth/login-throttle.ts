import { isIPv6 } from 'node:net'
import { tokenPrefix } from '../../workspace/project/tokens/tokens.ts'

/** A token that was presented, and by whom. */
export interface LoginAttempt {
  readonly token: string
  /** Of the client; empty where it is unknown. */
  readonly address: string
  /** The session that the request came with, where it is a valid one. */
  readonly session: string | null
}

/** After so many wrong tokens, each within a minute of the one before, further ones are refused for a minute. */
const allowed = 10
const pause = 60_000
const mostRemembered = 10_000

/**
 * Counts wrong tokens by their beginning, and by who presents them: a session where there is one, else an address. A
 * beginning that was wrong too often is refused even if the rest is right, so that the rest of a token of which someone
 * knows a part cannot be searched. A right token with another beginning is never refused: many people can share one
 * address, as behind a proxy, and a token is 256 random bits, which no search over other tokens finds.
 */
export class LoginThrottle {
  readonly #byBeginning: FailureCounts
  readonly #byClient: FailureCounts

  constructor(now: () => Date) {
    this.#byBeginning = new FailureCounts(now)
    this.#byClient = new FailureCounts(now)
  }

  /** Whether a token is refused whatever the rest of it is. */
  isLocked({ token }: LoginAttempt): boolean {
    return this.#byBeginning.isExceeded(beginningOf(token))
  }

  /** Counts a wrong token. @returns whether its beginning, or who presents it, had been wrong too often before. */
  countFailure({ token, address, session }: LoginAttempt): boolean {
    const client = session === null ? `address ${networkOf(address)}` : `session ${session}`
    const beginning = beginningOf(token)
    if (this.#byClient.isExceeded(client) || this.#byBeginning.isExceeded(beginning)) return true
    this.#byClient.count(client)
    this.#byBeginning.count(beginning)
    return false
  }
}

/** Counts of failures by key, the latest of many keys; each begins anew after a pause. */
class FailureCounts {
  readonly #counts = new Map<string, { readonly count: number; readonly last: number }>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  isExceeded(key: string): boolean {
    return this.#countOf(key) >= allowed
  }

  count(key: string): void {
    const count = this.#countOf(key) + 1
    this.#counts.delete(key)
    this.#counts.set(key, { count, last: this.#now().getTime() })
    const [oldest] = this.#counts.keys()
    if (this.#counts.size > mostRemembered && oldest !== undefined) this.#counts.delete(oldest)
  }

  #countOf(key: string): number {
    const entry = this.#counts.get(key)
    return entry && this.#now().getTime() - entry.last < pause ? entry.count : 0
  }
}

/** Long enough that nobody has another's by chance (36 bits), short enough to tell nothing of the rest. */
const beginningLength = 6

const beginningOf = (token: string): string =>
  token.slice(0, (token.startsWith(tokenPrefix) ? tokenPrefix.length : 0) + beginningLength)

/** A token as a log may name it: nothing of what is no token, which may be a password for something else. */
export const loggedToken = (token: string): string | null =>
  token.startsWith(tokenPrefix) ? `${beginningOf(token)}…` : null

/** Who has one IPv6 address usually has 2^64 of them. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [left = '', right] = address.split('::')
  const groups = left.split(':').filter(Boolean)
  const lacking = right === undefined ? 0 : 8 - groups.length - right.split(':').filter(Boolean).length
  const list = [...groups, ...Array<string>(Math.max(0, lacking)).fill('0'), ...(right ?? '').split(':')]
  return `${list
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/64`
}
