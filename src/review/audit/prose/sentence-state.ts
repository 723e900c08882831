import { addMonths, type FigureFlow, getYear, type MonthRange } from '../../../trade/trade.ts'
import type { Facets, PeriodWords } from '../lexicon/lexicon.ts'
import { type RunNames, resolvePeriod } from '../subjects/subjects.ts'
import type { Naming, Subject } from './claim.ts'

/** What a text says as a whole, for what its sentences leave open. */
export interface ProseContext {
  readonly runs: RunNames
  readonly year: number
  readonly month: number
  readonly onlyFlow: FigureFlow | null
  /** The flow that the title names alone. */
  readonly mainFlow: FigureFlow | null
  /** What the text calls its goods. */
  readonly products: readonly string[]
  readonly currency: string | null
  readonly quantities: string[]
}

/** So many are named in one list; no sentence of trade names more. */
const mostListed = 250

/** What sentences have said so far: whose, which flow, which months, which measure. */
export class SentenceState {
  readonly context: ProseContext
  flow: FigureFlow | null = null
  flowSign: -1 | 1 = 1
  /** The word of the flow, where it takes the sign. */
  flowWord: string | null = null
  subjects: Subject[] = []
  /** The place that the clause has named, whose trade with a partner may follow. */
  placeOfClause: Subject | null = null
  /** Whether a further name belongs to the list of names before it. */
  isListOpen = false
  measure: string | null = null
  /** The measure of the last level, with its unit where that is not the text’s first. */
  measureKey: string | null = null
  /** 按美元计价: the currency that growths are in; null where it was not said. */
  currency: string | null = null
  isFlowSaid = false
  /** Whom sentences named, in their order. */
  recent: Subject[] = []
  operation: string | null = null
  /** That of the last number, for points that follow. */
  lastOperation: string | null = null
  direction: 1 | -1 | 0 | null = null
  directionWord: string | null = null
  isTo = false
  /** So many months before the period that is spoken of: 上年同期, 上月. */
  monthsBefore = 0
  /** Prices and volumes of like with like, for the rest of the sentence. */
  isIndexed = false
  isAdjusted = false
  isEffect = false
  operationSign: 1 | -1 = 1
  isJoint = false
  hedge: NonNullable<Facets['hedge']> | null = null
  /** 前三位: so many of the largest, and of whom. */
  largest: 3 | 5 | 10 | null = null
  largestOf: 'partner' | 'place' | null = null
  /** 比2019年同期: so many months before the period that is spoken of. */
  against: number | null = null
  /** 2021年12月至2022年5月: months that numbers are listed of. */
  listedMonths: MonthRange | null = null
  /** The ranking that the sentence, or the one before it, names the first of. */
  naming: Naming | null = null
  #period: { readonly range: MonthRange; readonly kind: PeriodWords['kind'] } | null = null
  /** What was spoken of before the same months of another year. */
  #basePeriod: { readonly range: MonthRange; readonly kind: PeriodWords['kind'] } | null = null
  #beforeAside: { readonly range: MonthRange; readonly kind: PeriodWords['kind'] } | null = null
  readonly #flows = new Set<FigureFlow>()
  #lastTrade: FigureFlow | null = null
  /** The runs of the periods that the sentence has named. */
  readonly #statedRuns = new Set<string>()
  #year: number
  #month: number

  constructor(context: ProseContext) {
    this.context = context
    this.#year = context.year
    this.#month = context.month
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
    const range = resolvePeriod(words, { year: this.#year, month: this.#month })
    if (!range) return
    this.#period = { range, kind: words.kind }
    this.#statedRuns.add(this.context.runs.name(range, words.kind))
    // 上年 and 2022年 as a base do not change the year that the text is about.
    if (words.year !== null && words.last !== null && words.yearsBefore === undefined) {
      this.#year = words.year
      if (words.kind === 'month' || words.kind === 'ytd') this.#month = Math.max(1, words.last)
    } else if (words.last !== null && words.last > 0 && (words.kind === 'month' || words.kind === 'ytd'))
      this.#month = words.last
  }

  /** The run of a period, which stays what is not spoken of. */
  runOf(words: PeriodWords): string | null {
    const range = resolvePeriod(words, { year: this.#year, month: this.#month })
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

  /** Remembers the flow of a number. */
  noteFlow(flow: FigureFlow): void {
    this.#flows.add(flow)
    if (flow !== 'net') this.#lastTrade = flow
  }

  /** Markets are those of exports, sources those of imports, where a sentence names no flow. */
  guessFlow(word: string): void {
    if (/market|destination|目的|市场/i.test(word) && this.flow !== 'export') this.flow = 'export'
    if (/source|origin|来源/i.test(word) && this.flow !== 'import') this.flow = 'import'
  }

  /** The last so many that were named. */
  lastNamed(count: number): Subject[] {
    return this.recent.slice(-count)
  }

  /** A new sentence is about the total again, unless it goes on with those that were named. */
  beginSentence(goesOn: boolean): void {
    if (!goesOn) this.subjects = []
    if (!goesOn) {
      this.measure = null
      this.measureKey = null
    }
    if (this.#basePeriod) this.#period = this.#basePeriod
    this.#basePeriod = null
    if (this.flow === 'net' || (this.#flows.size > 1 && !goesOn))
      this.flow = this.context.mainFlow ?? this.#lastTrade
    this.#flows.clear()
    this.#statedRuns.clear()
    this.isFlowSaid = false
    this.isListOpen = false
    this.lastOperation = null
    this.largest = null
    this.largestOf = null
    this.against = null
    this.listedMonths = null
    this.isIndexed = false
    this.isAdjusted = false
    this.beginClause()
  }

  beginClause(): void {
    this.placeOfClause = null
    this.operation = null
    this.direction = null
    this.directionWord = null
    this.isTo = false
    this.monthsBefore = 0
    this.isEffect = false
    this.operationSign = 1
    this.isJoint = false
    this.hedge = null
  }

  /** 其中，3月份…: an aside, after which a new paragraph is about the months before it again. */
  beginAside(): void {
    this.#beforeAside ??= this.#period
  }

  beginParagraph(): void {
    if (this.#beforeAside) this.#period = this.#beforeAside
    this.#beforeAside = null
  }

  /** A heading says which flow a section is about, and begins with the total. */
  beginSection(flow: FigureFlow | null): void {
    if (flow !== null) this.flow = flow
    this.subjects = []
    this.recent = []
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

  /** What was said of a number holds for no other. */
  endNumber(): void {
    this.direction = null
    this.directionWord = null
    this.isTo = false
    this.monthsBefore = 0
    this.hedge = null
    this.isListOpen = false
  }

  /** 江苏省对美国出口: the trade of a place with a partner is neither that of the place nor that with the partner. */
  addPartnerOf(place: Subject, partner: Subject): void {
    this.subjects = [
      { dimension: 'other', code: `${place.code}.${partner.code}`, name: `${place.name}${partner.name}` },
    ]
    this.isListOpen = false
  }

  addName(subject: Subject): void {
    if (subject.dimension === 'place') this.placeOfClause = subject
    const last = this.subjects.at(-1)
    if (this.isListOpen && last && this.subjects.length < mostListed)
      this.subjects = [...this.subjects, subject]
    else this.subjects = [subject]
    this.recent = [...this.recent.slice(-20).filter(({ code }) => code !== subject.code), subject]
    this.isListOpen = true
  }
}
