/** Keys within this time of each other are undone together, in milliseconds. */
const together = 800
const mostSteps = 500

/** What a text was before each change, in steps as a person makes them. */
export class UndoStack {
  #past: string[] = []
  #future: string[] = []
  #changed = 0

  get canUndo(): boolean {
    return this.#past.length > 0
  }

  get canRedo(): boolean {
    return this.#future.length > 0
  }

  /** Notes what a text is before a change; `isTyped` for a key, which may belong to the step before. */
  note(before: string, now: number, isTyped: boolean): void {
    const continues = isTyped && this.#past.length > 0 && now - this.#changed < together
    this.#changed = isTyped ? now : 0
    this.#future = []
    if (continues) return
    this.#past.push(before)
    if (this.#past.length > mostSteps) this.#past.shift()
  }

  /** The text one step back; null where there is none. */
  undo(current: string): string | null {
    return this.#move(this.#past, this.#future, current)
  }

  redo(current: string): string | null {
    return this.#move(this.#future, this.#past, current)
  }

  #move(from: string[], to: string[], current: string): string | null {
    const text = from.pop()
    if (text === undefined) return null
    to.push(current)
    this.#changed = 0
    return text
  }
}
