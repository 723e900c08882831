import type { CellRow } from './pieces.ts'
import type { Line } from './text-lines.ts'

/** The words of headings, as they come in running text; they end where the first row begins. */
const headerWord =
  /^(?:\d{1,2}月当月|1(?:至|-)\d{1,2}月累计|绝对值|所占比重|同比变化|（%）|区域|地区|省份(?:(?:进|出)口额)?|(?:进|出)口额(?=（|同|所|省|绝))/

/** A label over the whole width. */
const blockLabel = /^(?:重点区域|排名前\d{1,2}地区|全部地区)/

/** A number or one of the signs for nothing to show; then what parts it from the next. */
const numberToken = /^(?:[<>]?-?\d[\d.]*|-|\.\.|×)(?= |$|[^\d.])/

/** A name: up to the next number, with digits only in brackets. */
const nameToken = /^(?:（[^）]*）|[^\d\s<>×-])(?:（[^）]*）|[^\d\s<>×.-]|-(?=[^\d\s]))*/

interface Entry {
  readonly name: string
  readonly numbers: string[]
  /** The lines of its first and of its last number. */
  line: number | null
  last: number | null
}

/**
 * Rows of a table in running text. Where the table stands in two halves side by side, a row is a pair of
 * entries; an entry alone on its line, where others stand in pairs, belongs to the second half: the year has
 * all that its month has.
 */
export function tableFromLines(lines: readonly Line[]): { header: string; rows: CellRow[] } {
  const text = new RunningText(lines)
  const header: string[] = []
  for (let word = text.take(headerWord); word !== null; word = text.take(headerWord)) header.push(word)
  const heading = header.join('')
  const numbers = numbersPerName(heading)
  const halves = numbers.overview ? 1 : windowsIn(heading)
  const rows: CellRow[] = []
  let entries: Entry[] = []
  const flush = () => {
    for (const row of pairUp(entries, halves, numbers.count)) rows.push(row)
    entries = []
  }
  for (;;) {
    const line = text.line
    const block = text.take(blockLabel)
    if (block !== null) {
      flush()
      rows.push({ cells: [block], line })
      continue
    }
    const number = text.take(numberToken)
    if (number !== null) {
      const entry = entries.at(-1)
      if (!entry) entries.push({ name: '', numbers: [number], line, last: line })
      else {
        entry.line ??= line
        entry.last = line
        entry.numbers.push(number)
      }
      continue
    }
    const name = text.take(nameToken) ?? text.takeOne()
    if (name === null) break
    const last = entries.at(-1)
    // A unit in brackets that a line break has put after the numbers is part of the name before.
    if (/^（[^）]*）$/.test(name) && last && last.numbers.length > 0) continue
    if (last && last.numbers.length === 0) entries[entries.length - 1] = { ...last, name: last.name + name }
    else entries.push({ name, numbers: [], line: null, last: null })
  }
  flush()
  return { header: heading, rows }
}

/** How many numbers follow a name: in the overview those of all windows, elsewhere of one. */
function numbersPerName(heading: string): { count: number; overview: boolean } {
  const overview = !/区域|地区|省份/.test(heading)
  const columns = 2 + (heading.includes('所占比重') ? 1 : 0)
  return { count: overview ? 2 * windowsIn(heading) : columns, overview }
}

const windowsIn = (heading: string): number => Math.max(1, heading.match(/月(?:当月|累计)/g)?.length ?? 1)

function pairUp(entries: readonly Entry[], halves: number, count: number): CellRow[] {
  const cellsOf = ({ name, numbers }: Entry): string[] => [name, ...numbers]
  if (halves < 2) return entries.map((entry) => ({ cells: cellsOf(entry), line: entry.line }))
  // Where cells stand on lines of their own, lines say nothing of rows.
  const byLine = entries.some(({ numbers, line, last }) => numbers.length > 1 && line === last)
  const filler = Array.from({ length: 1 + count }, () => '')
  const rows: CellRow[] = []
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]
    if (!entry) break
    const next = entries[index + 1]
    const alone = byLine && next?.line !== entry.line
    if (alone || !next) {
      rows.push({ cells: [...(alone ? filler : []), ...cellsOf(entry)], line: entry.line })
      continue
    }
    rows.push({ cells: [...cellsOf(entry), ...cellsOf(next)], line: entry.line })
    index++
  }
  return rows
}

/** Lines as one text without the white space that means nothing, which is everywhere but between numbers. */
class RunningText {
  readonly #text: string
  /** The line of each character. */
  readonly #lines: number[] = []
  #at = 0

  constructor(lines: readonly Line[]) {
    const characters: string[] = []
    for (const { text, number } of lines)
      for (const word of text.split(/\s+/).filter(Boolean)) {
        const before = characters.at(-1) ?? ''
        if (/[\d.×-]/.test(before) && /^[-<>\d.×]/.test(word)) this.#push(characters, ' ', number)
        for (const character of word) this.#push(characters, character, number)
      }
    this.#text = characters.join('')
  }

  #push(characters: string[], character: string, line: number): void {
    characters.push(character)
    for (let unit = 0; unit < character.length; unit++) this.#lines.push(line)
  }

  get line(): number | null {
    return this.#lines[this.#at + (this.#text[this.#at] === ' ' ? 1 : 0)] ?? null
  }

  take(pattern: RegExp): string | null {
    while (this.#text[this.#at] === ' ') this.#at++
    const match = pattern.exec(this.#text.slice(this.#at, this.#at + 200))
    if (!match?.[0]) return null
    this.#at += match[0].length
    return match[0]
  }

  takeOne(): string | null {
    const character = this.#text[this.#at]
    if (character === undefined) return null
    this.#at++
    return character
  }
}
