import { addMonths, type FigureFlow, getYear, type MonthRange } from '../../../trade/trade.ts'
import type { PeriodWords } from '../lexicon/lexicon.ts'
import { resolvePeriod } from '../subjects/subjects.ts'
import type { LargestTogether, Naming, Subject } from './claim.ts'
import { ClauseState } from './clause-state.ts'
import type { ProseContext } from './prose-context.ts'

export type { ProseContext } from './prose-context.ts'

/** So many are named in one list; no sentence of trade names more. */
const mostListed = 250

/** What sentences have said so far: whose, which flow, which months, which measure. */
export class SentenceState extends ClauseState {
  readonly context: ProseContext
  flowSign: -1 | 1 = 1
  /** The word of the flow, where it takes the sign. */
  flowWord: string | null = null
  subjects: Subject[] = []
  /** The goods that a heading names, which its sentences are about. */
  #sectionSubjects: readonly Subject[] = []
  /** Goods of the sentence before, which this one goes on about; null where it does not. */
  #goodsOfSentence: readonly Subject[] | null = null
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
  /** 前三位: so many of the largest, and of whom. */
  largest: 3 | 5 | 10 | null = null
  largestOf: 'partner' | 'place' | null = null
  /** 比2019年同期: so many months before the period that is spoken of. */
  against: number | null = null
  /** 2021年12月至2022年5月: months that numbers are listed of. */
  listedMonths: MonthRange | null = null
  /** The runs of periods that the sentence has named one after another. */
  listedRuns: readonly string[] = []
  /** 前五大市场: so many of the largest, and of whom, in a text of another genre. */
  together: LargestTogether | null = null
  /** Those that the last number was of together, for a share that follows without a name. */
  jointBefore: readonly Subject[] = []
  /** The ranking that the sentence, or the one before it, names the first of. */
  naming: Naming | null = null
  #period: { readonly range: MonthRange; readonly kind: PeriodWords['kind'] } | null = null
  /** What was spoken of before the same months of another year. */
  #basePeriod: { readonly range: MonthRange; readonly kind: PeriodWords['kind'] } | null = null
  #beforeAside: { readonly range: MonthRange; readonly kind: PeriodWords['kind'] } | null = null
  /** The last months of each kind that were named. */
  readonly #named = new Map<PeriodWords['kind'], MonthRange>()
  /** Those of the paragraph. */
  readonly #namedHere = new Map<PeriodWords['kind'], MonthRange>()
  readonly #flows = new Set<FigureFlow>()
  #lastTrade: FigureFlow | null = null
  /** The runs of the periods that the sentence has named. */
  readonly #statedRuns = new Set<string>()
  /** The partner that the clause has named, whose trade in some goods may follow. */
  #partnerOfClause: Subject | null = null
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
    this.together = null
    this.jointBefore = []
    this.levels = []
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

  /** Remembers the flow of a number. */
  noteFlow(flow: FigureFlow): void {
    this.#flows.add(flow)
    if (flow !== 'net') this.#lastTrade = flow
  }

  /** A number is the level of a measure, which growths after it are of. */
  noteLevel({ measure, monthsBefore }: { readonly measure: string; readonly monthsBefore: number }): void {
    this.measure = measure
    if (monthsBefore === 0 && !this.levels.includes(measure))
      this.levels = [...this.levels.slice(-4), measure]
  }

  /** A percentage is of another measure than the last level. */
  setMeasure(measure: string): void {
    this.measure = measure
    this.measureKey = measure
  }

  /** The last so many that were named. */
  lastNamed(count: number): Subject[] {
    return this.recent.slice(-count)
  }

  /** A new sentence is about the total again, unless it goes on with those that were named. */
  beginSentence(goesOn: boolean, keepsGoods = false): void {
    const [first] = this.subjects
    this.#goodsOfSentence = keepsGoods && first?.dimension === 'other' ? [first] : null
    if (!goesOn) this.beginTotal()
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
    this.lastLag = null
    this.lastMove = null
    this.isOfWhich = false
    this.largest = null
    this.largestOf = null
    this.together = null
    this.jointBefore = []
    this.levels = []
    this.against = null
    this.listedMonths = null
    this.listedRuns = []
    this.isIndexed = false
    this.isAdjusted = false
    this.beginClause()
  }

  override beginClause(): void {
    this.placeOfClause = null
    this.#partnerOfClause = null
    super.beginClause()
  }

  /** 其中，3月份…: an aside, after which a new paragraph is about the months before it again. */
  beginAside(): void {
    this.#beforeAside ??= this.#period
  }

  beginParagraph(): void {
    if (this.#beforeAside) this.#period = this.#beforeAside
    this.#beforeAside = null
    this.#namedHere.clear()
    if (this.context.isOwnGenre) return
    this.#year = this.context.year
    if (this.#basePeriod) this.#period = this.#basePeriod
    this.#basePeriod = null
  }

  /** A heading says which flow and goods a section is about, and begins with the total. */
  beginSection(flow: FigureFlow | null, goods: string | null): void {
    if (flow !== null) this.flow = flow
    this.#sectionSubjects = goods === null ? [] : [{ dimension: 'other', code: goods, name: goods }]
    this.beginTotal()
    this.recent = []
  }

  /** What follows is of all that the section is about. */
  beginTotal(): void {
    this.subjects = [...(this.#goodsOfSentence ?? this.#sectionSubjects)]
  }

  /** Goods that are not those of the text; with a partner that the clause has named before, its trade in them. */
  addGoods(goods: string): void {
    this.together = null
    this.jointBefore = []
    this.levels = []
    const partner = this.context.isOwnGenre ? null : this.#partnerOfClause
    const code = partner ? `${goods}.${partner.code}` : goods
    this.subjects = [{ dimension: 'other', code, name: `${partner?.name ?? ''}${goods}` }]
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

  /** 广东民营企业: one of a kind within another. */
  addWithin(subject: Subject): void {
    const outer = this.subjects.at(-1)
    const code = `${outer?.code ?? ''}.${subject.code ?? ''}`
    this.subjects = [
      ...this.subjects.slice(0, -1),
      { dimension: 'other', code, name: `${outer?.name ?? ''}${subject.name}` },
    ]
  }

  addName(subject: Subject): void {
    this.together = null
    this.jointBefore = []
    this.levels = []
    if (subject.dimension === 'place') this.placeOfClause = subject
    const last = this.subjects.at(-1)
    const isPartner = subject.dimension === 'partner' || subject.dimension === 'group'
    if (isPartner) this.#partnerOfClause = subject
    if (!this.context.isOwnGenre && isPartner && this.#goods !== null) {
      this.#addPartnerOfGoods(this.#goods, subject)
      return
    }
    if (this.isListOpen && last && this.subjects.length < mostListed)
      this.subjects = [...this.subjects, subject]
    else this.subjects = [subject]
    this.recent = [...this.recent.slice(-20).filter(({ code }) => code !== subject.code), subject]
    this.isListOpen = true
  }
  /** The goods that the clause or the section is about, where they are not those of the text. */
  get #goods(): string | null {
    const [first] = this.subjects
    if (first?.dimension !== 'other' && first?.dimension !== 'class') return null
    return first.code?.split('.')[0] ?? null
  }

  /** Of several partners in a list, the trade with each in the same goods. */
  #addPartnerOfGoods(goods: string, { code, name }: Subject): void {
    const subject: Subject = { dimension: 'other', code: `${goods}.${code}`, name }
    this.subjects =
      this.isListOpen && this.subjects.length < mostListed ? [...this.subjects, subject] : [subject]
    this.recent = [...this.recent.slice(-20), subject]
    this.isListOpen = true
  }
}
