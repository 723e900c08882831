/** Where a line can be shown that is written over, as a terminal gives it. */
interface Screen {
  write(text: string): unknown
}

/** Lines that are longer than the terminal is wide are cut off there rather than broken, and then broken again. */
const [cutLines, breakLines] = ['\x1b[?7l', '\x1b[?7h']
const clearLine = '\r\x1b[K'

/**
 * The last line at a terminal, under all that a command prints: what it is doing now. Whatever else is written there is
 * to be written through it, so that the line stays the last, and nothing stands in the middle of it.
 */
export class StatusLine {
  readonly #screen: Screen
  #text: string | null = null
  #isHeld = false

  constructor(screen: Screen) {
    this.#screen = screen
  }

  /** Shows a text instead of the one before; null for none. */
  show(text: string | null): void {
    if (this.#isHeld) this.#text = text
    else this.#change(text)
  }

  /** Writes above the line. */
  above(write: () => void): void {
    const text = this.#text
    if (this.#isHeld || text === null) write()
    else {
      this.#change(null)
      write()
      this.#change(text)
    }
  }

  /** Leaves the terminal to somebody who asks, until there is an answer. */
  async aside<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const text = this.#text
    this.#change(null)
    this.#text = text
    this.#isHeld = true
    try {
      return await ask()
    } finally {
      this.#isHeld = false
      this.#change(this.#text)
    }
  }

  #change(text: string | null): void {
    if (text !== null) this.#screen.write(`${clearLine}${cutLines}${text}${breakLines}`)
    else if (this.#text !== null) this.#screen.write(clearLine)
    this.#text = text
  }
}
