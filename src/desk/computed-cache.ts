import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

export interface CacheLimits<Value> {
  readonly entries: number
  /** The size of all values together, and how to measure one. */
  readonly size?: { readonly most: number; readonly measure: (value: Value) => number }
}

/** The state of the data that values are computed from. */
export interface StateVersion {
  /** The same for the same state, also where the data were of another state in between. */
  readonly name: string
  /** Whether nothing has changed since. */
  isCurrent(): boolean
}

/**
 * Values that were computed last, the least recently used first out; values of an earlier state are there again when that
 * state is, such as after a load that is undone. Requests for one key at the same time share a computation; a failed one,
 * and one during which the state changed, is not cached.
 */
export class ComputedCache<Value extends object> {
  readonly #values: LRUCache<string, Value>
  readonly #pending = new Map<string, Promise<Value>>()

  constructor({ entries, size }: CacheLimits<Value>) {
    this.#values = new LRUCache({
      max: entries,
      // A size must be positive. A value above the limit is not cached.
      ...(size && { maxSize: size.most, sizeCalculation: (value) => Math.max(1, size.measure(value)) }),
    })
  }

  /** @throws what `compute` throws. */
  async get(version: StateVersion, key: string, compute: () => Promise<Value>): Promise<Value> {
    const versionKey = `${version.name} ${key}`
    const cached = this.#values.get(versionKey)
    if (cached) return cached
    return this.#pending.get(versionKey) ?? this.#compute(version, versionKey, compute)
  }

  async #compute(version: StateVersion, versionKey: string, compute: () => Promise<Value>): Promise<Value> {
    const computing = compute()
    this.#pending.set(versionKey, computing)
    try {
      const value = await computing
      if (version.isCurrent()) this.#values.set(versionKey, value)
      return value
    } finally {
      this.#pending.delete(versionKey)
    }
  }
}

/** A name of a state: the same for the same data. */
export function hashState(data: unknown): string {
  const text = JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
