import type { NumberForm } from '../../trade/numbers/numbers.ts'
import type { Edition, EditionLanguage, EditionWords, Localized, Month } from '../../trade/trade.ts'
import type { Product } from '../product/product.ts'
import type { UnitWords } from '../scales/scales.ts'
import type { PressWords } from './press-words.ts'
import type { SectionWords } from './section-words/section-words.ts'
import type { Parties, Trader } from './trader.ts'
import type { Wording, WordingChoices } from './wording-interface.ts'

/**
 * The script of a language's text, by which formats choose fonts and sizes: Chinese characters, which are all as wide as
 * high and stand without spaces, or Latin letters.
 */
export type Script = 'han' | 'latin'

/**
 * A language of editions: all that a brief, and the formats that it is rendered in, need of it. A locale is one folder
 * with an entry point that implements this.
 */
export interface Locale {
  readonly language: EditionLanguage
  /** BCP 47: zh-CN, pt-BR. */
  readonly tag: string
  /** The same with a country, as Office wants it: en-US. */
  readonly officeTag: string
  /** What it is called in messages. */
  readonly name: Localized
  /** What it is called in itself. */
  readonly ownName: string
  readonly script: Script
  /** Its letters beyond ASCII, as a `unicode-range` of CSS, where pages must set them in the font of the others. */
  readonly letters?: string
  readonly numbers: NumberForm
  /** Between the items of a list of names. */
  readonly listSeparator: string
  /** Between units in brackets. */
  readonly unitSeparator: string
  /** A text in brackets after another. */
  inBrackets(text: string): string
  readonly units: UnitWords
  createWording(product: Product, choices: WordingChoices): Wording
  /** Whose trade a brief is of. */
  createTrader(parties: Parties): Trader
  /** What a name is in this language; null where nobody has said, and the English one is printed. */
  translate(words: EditionWords): string | null
  /** What `{month}` and `{period}` stand for in a product file's own words. */
  readonly slots: {
    month(month: Month): string
    period(month: Month, edition: Edition): string
  }
  readonly sections: SectionWords
  readonly press: PressWords
}
