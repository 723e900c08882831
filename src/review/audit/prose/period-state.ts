import { addMonths, getYear, type MonthRange } from '../../../trade/trade.ts'
import type { PeriodWords } from '../lexicon/lexicon.ts'
import { resolvePeriod } from '../subjects/subjects.ts'
import { ClauseState } from './clause-state.ts'
import type { ProseContext } from './prose-context.ts'

interface Period {
  readonly range: MonthRange
  readonly kind: PeriodWords['kind']
}

/** Which months sentences have spoken of so far. */
export class PeriodState extends ClauseState {
  readonly context: ProseContext
  /** 比2019年同期: so many months before the period that is spoken of. */
  against: number | null = null
  /** 2021年12月至2022年5月: months that numbers are listed of. */
  listedMonths: MonthRange | null = null
  /** The runs of periods that the sentence has named one after another. */
  listedRuns: readonly string[] = []
  #period: Period | null = null
  /** What was spoken of before the same months of another year. */
  #basePeriod: Period | null = null
  #beforeAside: Period | null = null
  /** The last months of each kind that were named. */
  readonly #named = new Map<PeriodWords['kind'], MonthRange>()
  /** Those of the paragraph. */
  readonly #namedHere = new Map<PeriodWords['kind'], MonthRange>()
  /** The runs of the periods that the sentence has named. */
  readonly #statedRuns = new Set<string>()
  #year: number
  #month: number

  constructor(context: ProseContext) {
    super()
    this.context = context
    this.#year = context.year
    this.#month = context.month
    const { titlePeriod } = context
    const range = titlePeriod && this.rangeOf(titlePeriod)
    if (titlePeriod && range) this.#period = { range, kind: titlePeriod.kind }
  }

  /** The run of the months that are spoken of; null where none was named. */
  get run(): string | null {
    return this.#period && this.context.runs.name(this.#period.range, this.#period.kind)
  }

  /** Whether the sentence names the months of its figures, and no others besides. */
  get isPeriodStated(): boolean {
    return this.#statedRuns.size === 1
  }

  get months(): MonthRange | null {
    return this.#period?.range ?? null
  }

  setPeriod(words: PeriodWords): void {
    const range = this.rangeOf(words)
    if (!range) return
    const isAside = !this.context.isOwnGenre && this.#isBefore(range)
    if (isAside) this.#basePeriod ??= this.#period
    if (this.isOfWhich && !this.context.isOwnGenre) this.beginAside()
    this.#period = { range, kind: words.kind }
    this.#named.set(words.kind, range)
    this.#namedHere.set(words.kind, range)
    this.#statedRuns.add(this.context.runs.name(range, words.kind))
    if (isAside) return
    // 上年 and 2022年 as a base do not change the year that the text is about.
    if (words.year !== null && words.last !== null && words.yearsBefore === undefined) {
      this.#year = words.year
      if (words.kind === 'month' || words.kind === 'ytd') this.#month = Math.max(1, words.last)
    } else if (words.last !== null && words.last > 0 && (words.kind === 'month' || words.kind === 'ytd'))
      this.#month = words.last
  }

  /** Whether months are of a year before those that the sentence has named: what was, said in passing. */
  #isBefore({ to }: MonthRange): boolean {
    return this.#period !== null && this.#statedRuns.size > 0 && getYear(to) < getYear(this.#period.range.to)
  }

  /** 7月、8月和9月: numbers may be listed of each. */
  listPeriod(words: PeriodWords, isFurther: boolean): void {
    const run = this.runOf(words)
    if (run !== null) this.listedRuns = isFurther ? [...this.listedRuns.slice(-24), run] : [run]
  }

  /** The months of a period; null where there are none. */
  rangeOf(words: PeriodWords): MonthRange | null {
    const context = { year: this.#year, month: this.#month }
    if (!words.isAgain) return resolvePeriod(words, context)
    const named = this.#namedHere.get(words.kind)
    if (named) return named
    if (words.kind === 'month') return resolvePeriod(words, this.context)
    const { quarter } = this.context
    const main = words.kind === 'quarter' && quarter ? resolvePeriod(quarter, context) : null
    return main ?? this.#named.get(words.kind) ?? null
  }

  /** The run of a period, which stays what is not spoken of. */
  runOf(words: PeriodWords): string | null {
    const range = this.rangeOf(words)
    return range && this.context.runs.name(range, words.kind)
  }

  /** 2023年同期: the same months of that year, for the rest of the sentence. @param isBase whether growth is against them. */
  setSameMonths(year: number, isBase: boolean): void {
    const current = this.#basePeriod ?? this.#period
    if (!current) return
    const years = getYear(current.range.to) - year
    this.#basePeriod = current
    this.against = isBase ? 12 * years : null
    const { from, to } = current.range
    this.#period = {
      range: { from: addMonths(from, -12 * years), to: addMonths(to, -12 * years) },
      kind: current.kind,
    }
  }

  /** 其中，3月份…: an aside, after which a new paragraph is about the months before it again. */
  beginAside(): void {
    this.#beforeAside ??= this.#period
  }

  /** 2021年12月至2022年5月: numbers may be listed of each of the months. */
  listMonths(first: PeriodWords, last: PeriodWords): void {
    if (first.kind !== 'month' || last.kind !== 'month' || first.year === null || !this.#period) return
    const from = resolvePeriod(first, { year: this.#year, month: this.#month })?.from
    const { to } = this.#period.range
    this.listedMonths = from !== undefined && from < to ? { from, to } : null
  }

  /** 1月起: the months from that one on. */
  continueMonths(words: PeriodWords): void {
    const from = resolvePeriod(words, { year: this.#year, month: this.#month })?.from
    if (this.listedMonths && from !== undefined) this.listedMonths = { ...this.listedMonths, from }
  }

  /** A new sentence goes on about the months that were spoken of before those of another year. */
  protected beginPeriodsOfSentence(): void {
    if (this.#basePeriod) this.#period = this.#basePeriod
    this.#basePeriod = null
    this.#statedRuns.clear()
    this.against = null
    this.listedMonths = null
    this.listedRuns = []
  }

  /** @param isItem an entry of a list is about the period of the title, until it names another. */
  beginParagraph(isItem = false): void {
    if (this.#beforeAside) this.#period = this.#beforeAside
    this.#beforeAside = null
    this.#namedHere.clear()
    if (this.context.isOwnGenre) return
    this.#year = this.context.year
    if (isItem && this.context.titlePeriod) this.setPeriod(this.context.titlePeriod)
    if (this.#basePeriod) this.#period = this.#basePeriod
    this.#basePeriod = null
  }
}
