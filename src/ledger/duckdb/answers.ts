/** Answers by their questions. Those that were asked for last are kept, as many as weigh no more than a limit. */
export class Answers<Answer> {
  readonly #most: number
  readonly #weigh: (answer: Answer) => number
  readonly #entries = new Map<string, { readonly answer: Promise<Answer>; weight: number }>()
  #weight = 0

  /** @param weigh by how much an answer counts beside being one. */
  constructor(most = 500, weigh: (answer: Answer) => number = () => 0) {
    this.#most = most
    this.#weigh = weigh
  }

  /** @param question plain data. @param find what answers it where that is not known. */
  get(question: unknown, find: () => Promise<Answer>): Promise<Answer> {
    const key = JSON.stringify(question)
    const existing = this.#entries.get(key)
    if (existing) {
      this.#entries.delete(key)
      this.#entries.set(key, existing)
      return existing.answer
    }
    const entry = { answer: find(), weight: 0 }
    this.#entries.set(key, entry)
    entry.answer.then(
      (answer) => {
        if (this.#entries.get(key) !== entry) return
        entry.weight = 1 + this.#weigh(answer)
        this.#weight += entry.weight
        if (entry.weight > this.#most) this.#drop(key)
        for (const oldest of this.#entries.keys()) {
          if (this.#weight <= this.#most) break
          this.#drop(oldest)
        }
      },
      () => this.forget(),
    )
    return entry.answer
  }

  forget(): void {
    this.#entries.clear()
    this.#weight = 0
  }

  #drop(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0
    this.#entries.delete(key)
  }
}
