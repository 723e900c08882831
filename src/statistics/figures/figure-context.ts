import type { CodeLists } from '../../codes/codes.ts'
import type { Fraction } from '../../trade/numbers/numbers.ts'
import type {
  AmountScale,
  Breakdown,
  CellSet,
  Currency,
  Cut,
  Flow,
  Month,
  Reported,
  Scope,
} from '../../trade/trade.ts'
import type { FlowSums, SpanKey, SpanName } from '../trade-sums.ts'
import type { ReporterBooks } from './reporter-figures.ts'
import type { SecondCurrency } from './second-currency.ts'

/**
 * The cut that served sums of a flow, and the spans that it has, each from monthly cells or from files over
 * exactly these months. Of other spans nothing is known.
 */
export interface Origin {
  readonly cut: Cut
  readonly grains: ReadonlyMap<SpanKey, CellSet['grain']>
  /** The cuts of those spans that come from another one, such as those of the year before. */
  readonly otherCuts?: ReadonlyMap<SpanKey, Cut>
}

/** The cut that serves a span. */
export const cutOfSpan = ({ cut, otherCuts }: Origin, span: SpanKey): Cut => otherCuts?.get(span) ?? cut

export type Origins = Readonly<
  Partial<Record<Flow, Readonly<Partial<Record<'total' | Breakdown, Origin | undefined>>>>>
>

/** The line of a table of the customs bulletin that is a product's own, as first published. */
export interface BulletinTotals {
  readonly flow: Flow
  readonly month: Month
  readonly file: string
  readonly sha256: string
  /** When the table was published, ISO 8601. */
  readonly asOf: string
  /** How many lines the table has. */
  readonly lines: number
  readonly line: number
  readonly goods: string
  /** How many dollars or yuan one printed unit of money is. */
  readonly moneyFactor: bigint
  /** 万个, 吨; null where the line has no quantity. */
  readonly unit: string | null
  /** As printed; null where the table has a dash, or no such column. */
  readonly amounts: Readonly<Record<'month' | 'ytd', Readonly<Record<'value' | 'quantity', string | null>>>>
  /** The change of the value of the year to date against the year before, in percent, as printed; absent without one. */
  readonly change?: string
}

/** What the figures are of: a product's month, with the rules that its shares and marks follow. */
export interface FigureGround {
  readonly month: Month
  readonly currency: Currency
  /** Whose statistics they are; absent for Chinese customs. */
  readonly reported?: Reported | undefined
  /** The scale of the sums; absent for whole units. */
  readonly scale?: AmountScale | undefined
  /** Whose ids the sums are under, and which partners groups have. */
  readonly codes: CodeLists
  /** The commodity codes that hold in a span, for the derivations. */
  commodities(span: SpanName): readonly string[]
  /** The commodity codes of a class that hold in a span; none of a class that the product does not have. */
  classCodes(id: string, span: SpanName): readonly string[]
  /**
   * What a commodity is compared as between a span and the same a year before: itself, or its class where the codes
   * of the class changed in between.
   */
  comparedAs(commodity: string, span: SpanName): string
  /** The codes within which every sum is: of one partner, of one place. Absent for the whole country. */
  readonly within?: Scope
  readonly sums: Readonly<Partial<Record<Flow, FlowSums>>>
  /** Where sums come from in the ledger, for the derivations. */
  readonly origins: Origins
  /** Whether the year before is taken as first published, rather than as revised since. */
  readonly firstPublishedBase: boolean
  /** Tables of the bulletin whose totals are taken for those of the year before; usually none. */
  readonly bulletin: readonly BulletinTotals[]
  /** The figures of the other currency, in a brief of two. */
  readonly second?: SecondCurrency
  /** The figures by the data of other reporters, where the brief has such. */
  readonly others?: ReporterBooks
  /** The nation's totals of the flows by the bulletin, as first published; empty where none is kept. */
  readonly national: readonly BulletinTotals[]
  /** Partners that are neither ranked nor part of what shares are taken of: re-imports, for imports. */
  readonly without: Readonly<Record<Flow, readonly string[]>>
  /**
   * A growth is marked `lowBase` where its base is under this share of the flow's total then, or this part of the amount now, and
   * the growth over the percentage.
   */
  readonly lowBase: {
    readonly shareUnder: Fraction
    readonly partUnder: Fraction
    readonly growthOver: Fraction
  }
}

/** The sums of a flow. @throws Error for one that the ground lacks. */
export function getFlowSums({ sums }: Pick<FigureGround, 'sums'>, flow: Flow): FlowSums {
  const found = sums[flow]
  if (!found) throw new Error(`no sums of the flow ${flow}`)
  return found
}
