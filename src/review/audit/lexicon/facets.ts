import type { FigureFlow, FigureOperation } from '../../../trade/trade.ts'

/** What a word of a heading, of a row's label or of a sentence says of the numbers beside it. */
export interface Facets {
  readonly flow?: FigureFlow
  /** -1 where the word takes the sign: 净进口, 逆差. */
  readonly sign?: -1
  readonly measure?: MeasureWord
  readonly operation?: OperationWord
  /** Which of two periods a number is of, where they stand side by side. */
  readonly basis?: 'now' | 'before' | 'change'
  /** A column that names rows, or numbers them. */
  readonly role?: 'name' | 'rank'
  /** A rise, a fall, or neither. */
  readonly direction?: 1 | -1 | 0
  /** 增至: the number after it is where it went, not by how much. */
  readonly to?: true
  /** 前三位: the first so many of a ranking, taken together. */
  readonly largest?: 3 | 5 | 10
  /** How the words around it belong together. */
  readonly link?: LinkWord
  /** 约, 近, 超过: what the number may stand for beside its rounding. */
  readonly hedge?: 'about' | 'over' | 'under'
}

export type MeasureWord = 'value' | 'quantity' | 'unitValue' | 'amount'

/** Operations of figures, and those that only published texts have. */
export type OperationWord = FigureOperation | 'contributionRate' | 'growthChange' | 'cumulative'

/**
 * `joint`: of all that are named together. `respectively`: of each in turn. `top`: who is first. `ofWhich`: part of what
 * was said before. `whole`: the total again. `list`: joins names or numbers. `dollars`, `yuan`: growths are of amounts in that currency. `indexed`: like is compared with like. `effect`: what prices or volumes add to a value.
 */
export type LinkWord =
  | 'joint'
  | 'respectively'
  | 'top'
  | 'ofWhich'
  | 'whole'
  | 'list'
  | 'indexed'
  | 'effect'
  | 'monthBefore'
  | 'dollars'
  | 'yuan'

/** Words of one meaning. */
export interface Term {
  readonly words: readonly string[]
  readonly facets: Facets
}

/** Terms as they are written: words parted by spaces; `_` is a space within a word. */
export const defineTerm = (words: string, facets: Facets): Term => ({
  words: words
    .split(' ')
    .filter(Boolean)
    .map((word) => word.replaceAll('_', ' ')),
  facets,
})
