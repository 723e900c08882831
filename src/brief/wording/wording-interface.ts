import type { PlaceKind } from '../../codes/publications/publications.ts'
import type {
  Confirmation,
  Currency,
  Cut,
  EditionLanguage,
  FigureFlow,
  Flow,
  Localized,
  Marker,
  Measure,
  Month,
  MonthRange,
  Window,
} from '../../trade/trade.ts'
import type { MentionForm } from '../commentary/commentary.ts'
import type { Shown } from '../display.ts'
import type { Inline } from '../document.ts'
import type { Kind, Nomenclature, Product } from '../product/product.ts'
import type { ChartWording } from './chart-wording.ts'
import type { CodeFacts } from './code-facts.ts'
import type { Trader } from './trader.ts'
import type { Translator } from './translator.ts'

/** An amount or quantity with its growth against a year before. */
export interface Movement {
  readonly amount: Shown
  readonly growth: Shown
  /** Whether anything was traded, by value; its quantity may be recorded as zero. */
  readonly hasTrade: boolean
}

export interface OverviewFacts {
  readonly product: readonly Inline[]
  readonly month: Month
  readonly window: Window
  readonly measure: Measure
  /** Exports and imports together; absent where the brief covers one flow. */
  readonly trade?: Movement
  readonly export?: Movement
  readonly import?: Movement
  /** Exports less imports; values only. */
  readonly net?: Shown
}

export interface RankedPartner {
  readonly name: string
  readonly value: Shown
  readonly share: Shown
  readonly growth: Shown
}

export interface PartnersFacts {
  readonly product: readonly Inline[]
  readonly flow: Flow
  readonly month: Month
  readonly window: Window
  /** Those that the sentence names, in the order of rank. */
  readonly named: readonly RankedPartner[]
  /** How many there are in all; `named` may be all of them. */
  readonly count: number
  /** Those with trade that no ranking has: of imports the reporter itself, places that are none. */
  readonly unranked: readonly string[]
}

export interface RankedPlace {
  /** In full: 福建省. */
  readonly name: string
  readonly value: Shown
  readonly growth: Shown
}

export interface PlacesFacts extends Omit<PartnersFacts, 'named'> {
  readonly named: readonly RankedPlace[]
  /** Whether this is the brief's first word of places. */
  readonly first: boolean
}

/** What the words of a whole brief depend on, beside its product. */
export interface WordingChoices {
  /** Whether an autonomous region is among the places that the prose names. */
  readonly withRegions: boolean
}

/** What a table's title is made of; its number and its units stand around it. */
export interface CaptionFacts {
  readonly product: string
  readonly month: Month
  /** The windows that the brief shows, its own first. */
  readonly windows: readonly Window[]
  readonly trader: Trader
  /** The flows covered; one alone where a table is of one. */
  readonly flows: readonly Flow[]
  /** The length of the ranking, or null where there are fewer to rank. */
  readonly top: number | null
}

/** Partners left out of shares and rankings. */
export interface LeftOut {
  readonly names: readonly string[]
  /** Whether they are imports from the reporter itself and nothing else: its own goods coming back. */
  readonly reimports: boolean
}

/** What the brief says about itself. */
export interface StatementFacts extends CodeFacts {
  readonly asOf: string
  readonly files: number
  readonly rows: number
  /** What the sections of other reporters add up; null where there are none. */
  readonly others: { readonly files: number; readonly rows: number } | null
  readonly flows: readonly Flow[]
  /** The source of the data; absent for Chinese customs. */
  readonly source?: string
  /** Whether the trade is that of the European Union, which is with other countries. */
  readonly isOfUnion: boolean
  readonly currency: Currency
  /** The other currency, in which a brief of two has totals. */
  readonly secondCurrency?: Currency | undefined
  readonly base: Product['base']
  /** The totals of the year before that are as the bulletin printed them, and the files of its tables. */
  readonly printedBases: {
    readonly totals: readonly { readonly flow: Flow; readonly measure: Measure }[]
    readonly files: readonly string[]
  }
  /** Notes that loads carry, such as that they are a reconstruction. */
  readonly notes: readonly string[]
  /** The same of loads of other reporters. */
  readonly otherNotes: readonly { readonly reporter: string; readonly note: string }[]
  /** The partners left out of shares and rankings, by flow. */
  readonly without: Readonly<Record<Flow, LeftOut>>
  readonly kind: Kind
  readonly trader: Trader
  readonly showsPartners: boolean
  readonly showsPlaces: boolean
  /** Whether it has shares in the nation's totals by the bulletin. */
  readonly showsNation: boolean
  /** Growths on a very small base, with what they are of: 重庆市进口（当月）. */
  readonly lowBases: readonly LowBase[]
  /** Truncated files that the user overruled. */
  readonly overruled: readonly string[]
  /** Where the years of the brief come from different cuts, which serves which months. */
  readonly cuts: readonly CutUse[]
  /** Implausible data that people have confirmed. */
  readonly confirmed: readonly ConfirmedData[]
  /** Names that stand in English, since the brief's language has none for them. */
  readonly untranslated: readonly string[]
  /** Whether an analyst's text stands in it. */
  readonly commented: boolean
  /** Years counted by the codes of another nomenclature than their own. */
  readonly borrowed: readonly {
    readonly year: number
    readonly holding: Nomenclature
    readonly used: Nomenclature
  }[]
}

/** What a check found implausible, with the confirmation that it is right. */
export interface ConfirmedData {
  readonly words: Localized
  readonly confirmed: Confirmation
}

/** The cuts that sums of a flow come from, each with the months that it serves. */
export interface CutUse {
  readonly flow: Flow
  readonly uses: readonly { readonly cut: Cut; readonly months: MonthRange }[]
}

export interface LowBase {
  readonly name: string
  /** Whether it is of a partner or group, of a place, of a procedure, or of goods: a class, or the whole flow. */
  readonly dimension: 'partner' | 'place' | 'procedure' | null
  readonly flow: Flow
  readonly window: Window
  /** The month that the window ends with, where that is before the brief's. */
  readonly until?: Month
  readonly growth: Shown
  /** Whose imports they are, by the data of another reporter. */
  readonly reporter?: string
}

export interface FootnoteClass {
  readonly name: string
  readonly codes: readonly string[]
}

export interface FootnoteFacts {
  readonly product: string
  /** As the product file calls it, or by its year. */
  readonly nomenclature: string
  readonly classes: readonly FootnoteClass[]
  /** Where the year compared with has codes of another nomenclature; null for its classes where they are the same. */
  readonly base?: { readonly nomenclature: Nomenclature; readonly classes: readonly FootnoteClass[] | null }
}

/** The words of a brief in one language: each language by its own rules, over the same facts. */
export interface Wording extends Translator {
  readonly language: EditionLanguage
  /** What stands between two sentences: nothing in Chinese. */
  readonly sentenceSpace: string
  title(product: string, month: Month, window: Window): string
  /** @param asOf ISO 8601. */
  subtitle(asOf: string): string
  heading: {
    overview: string
    partners: string
    places: string
    flow(part: 'partners' | 'places', flow: Flow): string
    /** Where the brief has one flow, and the section one heading. */
    lone(part: 'partners' | 'places', flow: Flow): string
    statements: string
    /** With its number: 一、 or （一）. */
    numbered(level: 1 | 2, number: number, words: string): string
  }
  /** What places are called together. */
  readonly placesWord: string
  /** What the places of the brief are. */
  readonly placeKind: PlaceKind
  /** Before what is told by place, 分省; and what each place is to the whole, 省级地区. */
  readonly placeTerms: { readonly by: string; readonly each: string }
  /**
   * The trade that a sentence is about: 锂电池出口, 对美国出口锂电池; China’s exports of lithium batteries to the United
   * States. Without the product, where the paragraph has named it: 出口; exports.
   */
  trade(flow: 'trade' | Flow, product: readonly Inline[] | null): readonly Inline[]
  /**
   * That there was no trade in a period, or none but with those that no ranking has.
   *
   * @param when as a sentence begins with it.
   */
  none(
    when: string,
    flow: 'trade' | Flow,
    product: readonly Inline[],
    unranked?: readonly string[],
  ): readonly Inline[]
  /** The reporter as a partner of its own imports: re-imports. */
  reimports(name: string): string
  overview(facts: OverviewFacts): readonly Inline[]
  partners(facts: PartnersFacts): readonly Inline[]
  places(facts: PlacesFacts): readonly Inline[]
  caption: {
    overview(facts: CaptionFacts): string
    partners(facts: CaptionFacts): string
    places(facts: CaptionFacts): string
    /** With its number, and the units that the table is in, if any: 表1：…（亿美元/万个）. */
    numbered(number: number, title: string, units: readonly string[]): string
  }
  /** 美元/千克, from customs' unit. @param currency by default that of the brief. */
  unitValueUnit(per: string, currency?: Currency): string
  /** An amount of money, a quantity or a unit value in prose, with its unit and without its sign: 52.8亿美元. */
  amount(shown: Shown): readonly Inline[]
  /** What a row of the overview is called. @param unit where it must be said: a net export's change, two quantities. */
  overviewRow(flow: FigureFlow, measure: Measure, unit: string | null): string
  column: {
    window(window: Window, month: Month): string
    partner: string
    place: string
    amount: string
    /** The amount in a table of places: 出口额. */
    amountOf(flow: Flow): string
    share: string
    growth: string
    /** Above growths beside the change of a net export, which is an amount. */
    growthOrChange: string
  }
  block: {
    groups: string
    ranking(top: number | null): string
  }
  note: {
    source: string
    /** The same where later tables are from other sources, and say so. */
    sourceUnlessStated: string
    netChange(month: Month, windows: readonly Window[]): string
    partnersOrder(flow: Flow, top: number | null): string
    placesOrder(flow: Flow, top: number | null): string
    /** What is counted but belongs to no place, such as re-exports. */
    placesUnranked(names: readonly string[]): string
    /** What shares are taken of, with its unit, in each window, and whether that is without re-imports. */
    shares(
      totals: readonly { readonly period: string; readonly amount: string }[],
      isWithoutReimports?: boolean,
    ): string
    marker(marker: Marker): string | null
  }
  /** What commentary takes of a figure: 52.8亿美元, 52.8, 下降10.3%. */
  mention(shown: Shown, form: MentionForm): readonly Inline[]
  chart: ChartWording
  footnote(facts: FootnoteFacts): readonly Inline[]
  statements(facts: StatementFacts): readonly (readonly Inline[])[]
}
