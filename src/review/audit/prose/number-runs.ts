import type { Token, UnitWords } from '../lexicon/lexicon.ts'

export type NumberToken = Extract<Token, { kind: 'number' }>

/** Numbers that are listed together, in one unit: 12.2亿美元、7.5亿美元和5.0亿美元. */
export interface NumberRun {
  readonly numbers: readonly NumberToken[]
  /** The unit of each; one that only the last has is that of all. */
  readonly units: readonly (UnitWords | null)[]
  /** The token after the run. */
  readonly end: number
}

/** The run that begins with a token, which is a number. */
export function readNumberRun(tokens: readonly Token[], index: number): NumberRun {
  const numbers: NumberToken[] = []
  let offset = index
  let end = index
  for (;;) {
    const token = tokens[offset]
    const [first] = numbers
    if (token?.kind !== 'number') break
    if (first && !isAlike(first, token)) break
    numbers.push(token)
    end = offset + 1
    offset = skipListWords(tokens, end)
    if (offset === end) break
  }
  const unit = numbers.findLast((token) => token.unit !== null)?.unit ?? null
  return { numbers, units: numbers.map((token) => token.unit ?? unit), end }
}

const isAlike = (first: NumberToken, other: NumberToken): boolean =>
  first.unit === null || other.unit === null || first.unit.kind === other.unit.kind

/** Over 、 和 and, and commas between numbers of English. */
export function skipListWords(tokens: readonly Token[], from: number): number {
  let offset = from
  for (; offset < tokens.length; offset++) {
    const token = tokens[offset]
    const isList = token?.kind === 'term' && token.facets.link === 'list'
    if (
      !isList &&
      !(token?.kind === 'mark' && (token.text === ',' || token.text === '、')) &&
      token?.text !== ';'
    )
      break
    if (token?.text === ';' && tokens[offset + 1]?.text.toLowerCase() !== 'and') break
  }
  return offset
}
