import { LRUCache } from 'lru-cache'

export interface CacheLimits<Value> {
  readonly entries: number
  /** The size of all values together, and how to measure one. */
  readonly size?: { readonly most: number; readonly measure: (value: Value) => number }
}

/**
 * Values that were computed last, the least recently used first out. Requests for one key at the same time share a
 * computation; a failed one is not cached.
 */
export class ComputedCache<Value extends object> {
  readonly #values: LRUCache<string, Value>
  readonly #pending = new Map<string, Promise<Value>>()
  #version = ''

  constructor({ entries, size }: CacheLimits<Value>) {
    this.#values = new LRUCache({
      max: entries,
      // A size must be positive. A value above the limit is not cached.
      ...(size && { maxSize: size.most, sizeCalculation: (value) => Math.max(1, size.measure(value)) }),
    })
  }

  /**
   * @param version of what values are computed from; values of another version are dropped.
   * @throws what `compute` throws.
   */
  async get(version: string, key: string, compute: () => Promise<Value>): Promise<Value> {
    if (version !== this.#version) this.#values.clear()
    this.#version = version
    const versionKey = `${version} ${key}`
    const cached = this.#values.get(versionKey)
    if (cached) return cached
    const pending = this.#pending.get(versionKey) ?? this.#compute(version, versionKey, compute)
    return pending
  }

  async #compute(version: string, versionKey: string, compute: () => Promise<Value>): Promise<Value> {
    const computing = compute()
    this.#pending.set(versionKey, computing)
    try {
      const value = await computing
      if (version === this.#version) this.#values.set(versionKey, value)
      return value
    } finally {
      this.#pending.delete(versionKey)
    }
  }
}
