const esc = '\u001b'
/** What a terminal obeys, or a character that it shows. */
const pieces = new RegExp(String.raw`${esc}\[(\??)(\d*)([A-Za-z])|[\s\S]`, 'gu')

/** What a terminal shows of what is written to it: lines from the first one on, also those that have scrolled away. */
export class Screen {
  readonly #columns: number
  readonly #lines: string[][] = [[]]
  #row = 0
  #column = 0
  #breaksLines = true

  constructor(columns = 100) {
    this.#columns = columns
  }

  /** Without spaces at their ends. */
  get lines(): readonly string[] {
    return this.#lines.map((line) =>
      Array.from(line, (character) => character ?? ' ')
        .join('')
        .trimEnd(),
    )
  }

  write(text: string): void {
    for (const [piece, mode, count, command] of text.matchAll(pieces)) {
      if (command !== undefined) this.#control(`${mode}${command}`, count ?? '')
      else if (piece === '\r') this.#column = 0
      else if (piece === '\n') this.#nextLine()
      else this.#put(piece)
    }
  }

  #control(command: string, count: string): void {
    const times = Number(count || 1)
    if (command === 'K') this.#line().length = Math.min(this.#line().length, this.#column)
    else if (command === 'J') this.#lines.length = this.#row + 1
    else if (command === 'A') this.#row = Math.max(0, this.#row - times)
    else if (command === 'G') this.#column = times - 1
    else if (count === '7') this.#breaksLines = command === '?h'
  }

  #put(character: string): void {
    if (this.#column === this.#columns && this.#breaksLines) {
      this.#nextLine()
    }
    this.#column = Math.min(this.#column, this.#columns - 1)
    this.#line()[this.#column++] = character
  }

  #nextLine(): void {
    this.#row++
    this.#column = 0
    if (this.#lines.length === this.#row) this.#lines.push([])
  }

  #line(): string[] {
    return this.#lines[this.#row] ?? []
  }
}
