import type { Localized } from '../../../trade/trade.ts'

/** What of a template cannot be taken: said in the template's own terms, without its file. */
export class UnfitTemplate extends Error {
  readonly words: Localized

  constructor(words: Localized) {
    super(words.en)
    this.words = words
  }
}
