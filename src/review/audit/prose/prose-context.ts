import type { FigureFlow } from '../../../trade/trade.ts'
import type { PeriodWords } from '../lexicon/lexicon.ts'
import type { RunNames } from '../subjects/subjects.ts'

/** What a text says as a whole, for what its sentences leave open. */
export interface ProseContext {
  readonly runs: RunNames
  readonly year: number
  readonly month: number
  /** The period that the title names, which sentences are about before any of them names one. */
  readonly titlePeriod: PeriodWords | null
  readonly onlyFlow: FigureFlow | null
  /** The flow that the title names alone. */
  readonly mainFlow: FigureFlow | null
  /** What the text calls its goods. */
  readonly products: readonly string[]
  readonly currency: string | null
  readonly quantities: string[]
  /** Whether the text is of the genre of our own briefs, whose sentences are known. */
  readonly isOwnGenre: boolean
  /** The quarter that the text names most often, the latest of such. */
  readonly quarter: PeriodWords | null
  /** What growths and shares are of where nothing says it; `rate` where a text has amounts of several kinds. */
  readonly rateMeasure: 'value' | 'quantity' | 'rate'
  /** Words that stand before a direction of trade anywhere. */
  readonly goods: ReadonlySet<string>
  /** The country whose statistics the text is from, by its id, where that is not China, to which China is a partner; or null. */
  readonly reporter: string | null
  /** The place whose trade the whole text is about; null where that is the country’s. */
  readonly trader: string | null
}
