import { Refusal } from './problem.ts'

/** So many wrong tokens in a row from one address, and it has to wait. */
const allowed = 10
const pause = 60_000
const remembered = 10_000

/** Wrong tokens by the address that they came from. No token can be guessed; this keeps the desk from being kept busy. */
export class WrongTries {
  readonly #tries = new Map<string, { count: number; last: number }>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** @throws Refusal (429) for an address that has to wait. */
  refuseTooMany(address: string): void {
    const tries = this.#current(address)
    if (!tries || tries.count < allowed) return
    throw new Refusal(
      429,
      { zh: '错误的令牌太多，请稍后再试。', en: 'Too many wrong tokens; try again later.' },
      { hint: { zh: '等一分钟。', en: 'Wait a minute.' } },
    )
  }

  note(address: string): void {
    const count = (this.#current(address)?.count ?? 0) + 1
    this.#tries.delete(address)
    this.#tries.set(address, { count, last: this.#now().getTime() })
    const [oldest] = this.#tries.keys()
    if (this.#tries.size > remembered && oldest !== undefined) this.#tries.delete(oldest)
  }

  #current(address: string) {
    const tries = this.#tries.get(address)
    return tries && this.#now().getTime() - tries.last < pause ? tries : null
  }
}
