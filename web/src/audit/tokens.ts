import type { Place } from './remark.ts'

/** A name or a number of a row, with its place in the text, or as the cell that it is. */
export interface Token {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly number: boolean
}

const numeral = /[<>]?-?\d[\d.,]*|(?<=\s)(?:-|\.\.|×)(?=\s|$)/g

export const numbersIn = (text: string): boolean => /^(?:[<>]?-?\d[\d.,]*|-|\.\.|×)$/.test(text.trim())

/** A row in running text as names and numbers. */
export function splitTokens(text: string): Token[] {
  const tokens: Token[] = []
  let index = 0
  const name = (to: number) => {
    const words = text.slice(index, to).trim()
    if (words !== '') tokens.push({ text: words, from: index, to, number: false })
  }
  for (const found of text.matchAll(numeral)) {
    name(found.index)
    index = found.index + found[0].length
    tokens.push({ text: found[0], from: found.index, to: index, number: true })
  }
  name(text.length)
  return tokens
}

/**
 * Which of a row’s numbers a place means: those after the name, of the window where they are of two, and among
 * them the column. Null where the row is another.
 */
export function spanInRow(
  tokens: readonly Token[],
  { row, column, window }: Place,
  printed: string,
): { readonly from: number; readonly to: number } | null {
  const named = tokens.flatMap((token, index) =>
    !token.number && row !== null && isName(token.text, row) ? [index] : [],
  )
  const position = (window === 'month' ? named[0] : named.at(-1)) ?? (row === null ? -1 : undefined)
  if (position === undefined) return null
  const after = tokens.slice(position + 1)
  const end = after.findIndex(({ number }) => !number)
  const numbers = end < 0 ? after : after.slice(0, end)
  const both = named.length < 2 && numbers.length === 4
  const current = both ? (window === 'month' ? numbers.slice(0, 2) : numbers.slice(2)) : numbers
  const meant = column === 'amount' ? current[0] : column === 'share' ? current[1] : current.at(-1)
  if (meant?.text.trim() === printed) return meant
  return current.find(({ text }) => text.trim() === printed) ?? null
}

/** Whether words are the name, or end with it, as after the sign of a block. */
const isName = (words: string, name: string): boolean => {
  const [item, other] = [words, name].map((text) => text.replace(/\s/g, ''))
  return item === other || (item ?? '').endsWith(other ?? '')
}

/** A number in a sentence: a percentage has its sign after it, an amount has not. */
export function spanInProse(
  text: string,
  { column }: Place,
  printed: string,
): { readonly from: number; readonly to: number } | null {
  const written = printed.replace(/^-/, '')
  const found = [...text.matchAll(/-?\d[\d.,]*/g)].filter(
    ([number]) => number === printed || number.replace(/^-/, '') === written,
  )
  const percent = column === 'share' || column === 'growth'
  const likely = found.find(
    ({ index, 0: number }) => /^\s*%/.test(text.slice(index + number.length)) === percent,
  )
  const meant = likely ?? found[0]
  return meant ? { from: meant.index, to: meant.index + meant[0].length } : null
}
