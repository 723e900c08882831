import type { FigureFlow } from '../../../trade/trade.ts'
import type { PeriodWords, UnitWords } from '../lexicon/lexicon.ts'
import type { LargestTogether, Naming, Subject } from './claim.ts'
import { PeriodState } from './period-state.ts'

export type { ProseContext } from './prose-context.ts'

/** So many are named in one list; no sentence of trade names more. */
const mostListed = 250

/** What sentences have said so far: whose, which flow, which months, which measure. */
export class SentenceState extends PeriodState {
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
  /** The unit of the last quantity, for numbers after it that have none. */
  lastQuantity: UnitWords | null = null
  /** 按美元计价: the currency that growths are in; null where it was not said. */
  currency: string | null = null
  isFlowSaid = false
  /** Whom sentences named, in their order. */
  recent: Subject[] = []
  /** 前三位: so many of the largest, and of whom. */
  largest: 3 | 5 | 10 | null = null
  largestOf: 'partner' | 'place' | null = null
  /** 前五大市场: so many of the largest, and of whom, in a text of another genre. */
  together: LargestTogether | null = null
  /** Those that the last number was of together, for a share that follows without a name. */
  jointBefore: readonly Subject[] = []
  /** The ranking that the sentence, or the one before it, names the first of. */
  naming: Naming | null = null
  readonly #flows = new Set<FigureFlow>()
  #lastTrade: FigureFlow | null = null
  /** The partner that the clause has named, whose trade in some goods may follow. */
  #partnerOfClause: Subject | null = null

  override setPeriod(words: PeriodWords): void {
    super.setPeriod(words)
    this.#endTogether()
  }

  /** What was said of several together, and of several measures, does not hold for what follows. */
  #endTogether(): void {
    this.together = null
    this.jointBefore = []
    this.levels = []
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
    this.beginPeriodsOfSentence()
    if (this.flow === 'net' || (this.#flows.size > 1 && !goesOn))
      this.flow = this.context.mainFlow ?? this.#lastTrade
    this.#flows.clear()
    this.isFlowSaid = false
    this.isListOpen = false
    this.lastOperation = null
    this.lastLag = null
    this.lastMove = null
    this.isOfWhich = false
    this.largest = null
    this.largestOf = null
    this.#endTogether()
    this.isIndexed = false
    this.isAdjusted = false
    this.beginClause()
  }

  override beginClause(): void {
    this.placeOfClause = null
    this.#partnerOfClause = null
    super.beginClause()
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
    this.#endTogether()
    const partner = this.context.isOwnGenre ? null : this.#partnerOfClause
    const code = partner ? `${goods}.${partner.code}` : goods
    this.subjects = [{ dimension: 'other', code, name: `${partner?.name ?? ''}${goods}` }]
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
    this.#endTogether()
    if (subject.dimension === 'place') this.placeOfClause = subject
    const last = this.subjects.at(-1)
    const isPartner = subject.dimension === 'partner' || subject.dimension === 'group'
    if (isPartner) this.#partnerOfClause = subject
    if (!this.context.isOwnGenre && isPartner && this.#goods !== null) {
      this.#addPartnerOfGoods(this.#goods, subject)
      return
    }
    // Germany; Germany recorded …: no list has the same one twice in turn.
    const goesOn = this.isListOpen && last?.code !== subject.code
    if (goesOn && last && this.subjects.length < mostListed) this.subjects = [...this.subjects, subject]
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
