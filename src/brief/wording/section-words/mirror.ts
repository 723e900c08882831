import type { Valuation } from '../../../codes/publications/publications.ts'
import type { Flow, Month, Window } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { SubheadingCodes } from './market.ts'

/** One flow by the data of both sides. */
export interface MirrorSides {
  readonly exports: Shown
  readonly exportGrowth: Shown
  readonly imports: Shown
  readonly importGrowth: Shown
  /** Imports less exports, and in percent of exports; null where they are not in one currency or unit. */
  readonly compared: { readonly difference: Shown; readonly percent: Shown } | null
}

export interface MirrorFacts {
  readonly product: readonly Inline[]
  readonly month: Month
  readonly window: Window
  /** 中国; China. */
  readonly exporter: string
  /** 巴西; the United States. */
  readonly importer: string
  readonly value: MirrorSides
  /** Null where the brief has no quantities. */
  readonly quantity: MirrorSides | null
}

/** One flow by the data of both sides, month by month. */
export interface MirrorChartFacts {
  readonly product: string
  readonly exporter: string
  readonly importer: string
  readonly from: Month
  readonly to: Month
}

export interface MirrorWords {
  readonly heading: string
  /** The heading of a section of one partner. */
  lone(partner: string): string
  sentences(facts: MirrorFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts, exporter: string, importer: string): string
  /** The title of a chart. */
  chart(facts: MirrorChartFacts): string
  /** What a row is of. @param month the brief's. */
  period(span: { readonly window: Window; readonly lag?: number }, month: Month): string
  column: {
    readonly period: string
    /** Above the columns of amounts that are in one unit, and of quantities. */
    value(unit: string): string
    quantity(unit: string): string
    /** @param unit where none stands above. */
    exports(exporter: string, unit?: string): string
    imports(importer: string, unit?: string): string
    readonly difference: string
    readonly percent: string
    readonly growth: string
  }
  /** @param flow that of the other reporter's data. */
  note(source: string, flow: Flow, isOneCurrency: boolean): string
  /** Whose data a chart has. */
  source(source: string): string
  codes(subheadings: readonly SubheadingCodes[]): string
  readonly otherUnits: string
  readonly gaps: string
  /** Why both sides differ, as is known of any two reporters. */
  causes(valuation: { readonly exports: Valuation; readonly imports: Valuation }): string
}
