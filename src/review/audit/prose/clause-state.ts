import type { FigureFlow } from '../../../trade/trade.ts'
import type { Facets } from '../lexicon/lexicon.ts'

/** How a clause speaks of its numbers: what they are worked out of, and whether they rise or fall. */
export class ClauseState {
  flow: FigureFlow | null = null
  operation: string | null = null
  /** That of the last number, for points that follow. */
  lastOperation: string | null = null
  /** How many months before the last growth was against, for an amount that follows; null where none was said. */
  lastLag: number | null = null
  /** That of the last growth, for one that is joined to it: up 21.4% on the year and 5.5% on the month. */
  lastMove: { readonly direction: 1 | -1 | 0; readonly word: string | null } | null = null
  direction: 1 | -1 | 0 | null = null
  directionWord: string | null = null
  isTo = false
  /** So many months before the period that is spoken of: 上年同期, 上月. */
  monthsBefore = 0
  isEffect = false
  operationSign: 1 | -1 = 1
  /** 减幅: by how much what was said before has changed. */
  isExtent = false
  isJoint = false
  /** 其中: what follows is part of what was said. */
  isOfWhich = false
  hedge: NonNullable<Facets['hedge']> | null = null
  /** 较二季度, from October: so many months before the period that is spoken of; null where it is not like that. */
  base: number | null | undefined = undefined
  /** Prices and volumes of like with like, for the rest of the sentence. */
  isIndexed = false
  isAdjusted = false
  /** The measures of the levels that the sentence has stated of one subject, in their order. */
  levels: readonly string[] = []
  /** 分别: the place in `levels` of the measure that the next percentage is of; null where none was said. */
  turn: number | null = null

  beginClause(): void {
    this.operation = null
    this.direction = null
    this.directionWord = null
    this.isTo = false
    this.monthsBefore = 0
    this.isEffect = false
    this.operationSign = 1
    this.isExtent = false
    this.isJoint = false
    this.hedge = null
    this.base = undefined
    this.turn = null
  }

  /** 环比回落，前11月…: a rise or fall without a number is not that of what follows. */
  endMove(): void {
    this.direction = null
    this.directionWord = null
    this.isTo = false
    if (this.operation === 'mom' || this.operation === 'yoy') this.operation = null
  }

  /** Markets are those of exports, sources those of imports, where a sentence names no flow. */
  guessFlow(word: string): void {
    if (/market|destination|目的|市场/i.test(word) && this.flow !== 'export') this.flow = 'export'
    if (/source|origin|来源/i.test(word) && this.flow !== 'import') this.flow = 'import'
  }
}
