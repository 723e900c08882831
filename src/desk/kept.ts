/** What was made last, by key: at most so many, the longest unused go first. What failed is not kept. */
export class Kept<Value extends Promise<unknown>> {
  readonly #most: number
  readonly #values = new Map<string, Value>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key)
    this.#values.delete(key)
    const value = known ?? make()
    this.#values.set(key, value)
    if (!known) value.catch(() => this.#values.delete(key))
    if (this.#values.size > this.#most) {
      const [oldest] = this.#values.keys()
      if (oldest !== undefined) this.#values.delete(oldest)
    }
    return value
  }
}
