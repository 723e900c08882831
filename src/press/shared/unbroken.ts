import type { Inline } from '../../brief/brief.ts'
import { currencies } from '../../trade/trade.ts'

const noBreakSpace = '\u00A0'

/** What stands before an amount with a space between them. */
const codes = `\\b(?:${['RMB', ...currencies].join('|')})`

/** Between a number, a sign of money or a day, and what it counts: where English text would be broken. */
const withinAmount = new RegExp(
  `(?<=\\d) (?=(?:billion|million|thousand|tonnes?|kg|g|kW|metres|litres|items|pairs|percentage points|units)\\b)|(?<=${codes}) (?=[\\d<>-])|(?<=\\b\\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b)`,
  'g',
)

const codeAtEnd = new RegExp(`(?<=${codes}) $`)

/** A text whose numbers stay on the line of what they count: `US$5,548.8 million`, `18 January`. Its spaces alone change. */
export const keepAmounts = (text: string): string => text.replace(withinAmount, noBreakSpace)

/** A line whose figures stay with the word after them and the currency before them, and whose other numbers stay with what they count. */
export function keepAmountsOfLine(content: readonly Inline[]): Inline[] {
  return content.map((inline, index) => {
    if (inline.kind === 'footnote') return inline
    const follows = inline.kind === 'text' && content[index - 1]?.kind === 'figure'
    const joined = follows ? inline.text.replace(/^ (?=[A-Za-z])/, noBreakSpace) : inline.text
    const precedes = inline.kind === 'text' && content[index + 1]?.kind === 'figure'
    const text = precedes ? joined.replace(codeAtEnd, noBreakSpace) : joined
    return { ...inline, text: keepAmounts(text) }
  })
}

/** Words of Latin letters with hyphens, which English text would be broken behind: `lithium-ion`. */
const compound = /\p{Script=Latin}+(?:-\p{Script=Latin}+)+/gu
/** A longer one may be broken, so that lines do not become uneven. */
const mostLetters = 24

/** A text in pieces; `whole` ones are words with hyphens, which stay on one line. Joined, they are the text. */
export function splitCompounds(text: string): readonly { readonly text: string; readonly whole: boolean }[] {
  const pieces: { text: string; whole: boolean }[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(compound)) {
    if (word.length > mostLetters) continue
    pieces.push({ text: text.slice(end, index), whole: false }, { text: word, whole: true })
    end = index + word.length
  }
  pieces.push({ text: text.slice(end), whole: false })
  return pieces.filter((piece) => piece.text !== '')
}
