import type { Currency, CustomsCurrency } from './currency.ts'
import type { MonthRange } from './month.ts'
import type { Fraction } from './numbers/numbers.ts'
import type { Cut, Dimension, Flow, Measure, Reported, Scope } from './terms.ts'
import { type WindowName, windowNames } from './window.ts'

/**
 * The name of a figure: `[REPORTER.]FLOW[.DIMENSION.CODE].WINDOW[-LAG].MEASURE[.OPERATION]`.
 *
 * @example 'export.partner.USA.month.value.yoy', 'import.group.EU.ytd.value.share', 'net.ytd.value.difference'
 * @example 'export.month-1.value' // of the month before the brief's
 * @example 'export.ytd.value.against-2019' // growth against the same months of 2019
 * @example 'BRA.import.partner.CHN.ytd.value.share' // by the data of another reporter than the brief's
 */
export type FigureId = string

/** `trade` is exports and imports together, `net` exports less imports. */
export type FigureFlow = (typeof figureFlows)[number]

/** ISO 3166 alpha-3 for partners (`X701` for customs' own), ISO 3166-2 for places, customs' codes otherwise. */
export type FigureDimension = (typeof figureDimensions)[number]

const figureDimensions = ['partner', 'group', 'place', 'procedure', 'commodity', 'class'] as const
const figureFlows = ['export', 'import', 'trade', 'net'] as const
const measures: readonly FigureMeasure[] = [
  ...(['value', 'quantity', 'quantity2', 'unitValue', 'valueUSD', 'valueCNY'] as const),
]

/**
 * What customs measures, the unit value (value over the first quantity), and the value in the other currency of a brief of
 * two: another series of customs, never converted.
 */
export type FigureMeasure = Measure | 'unitValue' | SecondMeasure

export type SecondMeasure = `value${CustomsCurrency}`

/**
 * How the values of a dimension are spread over its members, of the dimension as a whole (`export.partner.all…`):
 * Herfindahl-Hirschman index, share of the largest three, five and ten, how many there are, and how many equal ones
 * would be as concentrated. `rank` is of one member.
 */
export const spreadRules = ['hhi', 'cr3', 'cr5', 'cr10', 'number', 'effective', 'rank'] as const
export type SpreadRule = (typeof spreadRules)[number]

/**
 * Prices and volumes over cells of commodity and partner: Fisher's indices as changes in percent, how much of
 * the trade they cover, and Bennet's split of the change with what came, what went and what has no price.
 */
export const splitRules = [
  ...['priceIndex', 'quantityIndex', 'coverage'],
  ...['priceEffect', 'volumeEffect', 'entries', 'exits', 'unpriced'],
] as const
export type SplitRule = (typeof splitRules)[number]

/** A month's value without its season, by the course of all months up to the brief's. */
export const seasonRules = ['adjusted'] as const
export type SeasonRule = (typeof seasonRules)[number]

/**
 * What earlier windows say of one: the largest of those before (`highestBefore`), the largest round number that the value
 * reached and none before did (`milestone`), and for how many months in a row a member was the largest (`leadMonths`).
 */
export const recordRules = ['highestBefore', 'milestone', 'leadMonths'] as const
export type RecordRule = (typeof recordRules)[number]

/**
 * Of the nation's exports or imports by the customs bulletin: their total, its growth, the share of the figure in it, and
 * how many points of its growth the figure makes up.
 */
export const nationalRules = [
  ...['national', 'nationalBase', 'nationalYoy'],
  ...['nationalShare', 'nationalShareBase', 'nationalShareChange', 'nationalContribution'],
] as const
export type NationalRule = (typeof nationalRules)[number]

/** By how much imports by the data of one side exceed exports by those of the other: an amount, percent. */
export const mirrorRules = ['mirrorDifference', 'mirrorPercent'] as const

/** The code of a dimension as a whole. */
export const allCodes = 'all'

/**
 * `base`: the same sum a year before. `denominator`: what shares are taken of. `yoy`: growth against a year
 * before, in percent. `difference`: change against a year before, in the unit of the measure. `mom`: growth
 * against the month before, or the quarter before a quarter, in percent. `twoYear`: average growth over two years. `contribution`: to the growth
 * of the flow, in points. `adjusted`: without the season; `adjustedMom`: growth of that on the point before. What ends in `Base` is of a year before, in `Change` against it.
 * `against`: growth against the same window of another year, in percent; the name says which. `toAverage`: a unit value against that of the whole flow, in percent.
 */
export type FigureOperation = (typeof figureOperations)[number]

const figureOperations = [
  ...['base', 'denominator', 'yoy', 'difference', 'share', 'mom', 'twoYear', 'contribution'],
  ...['denominatorBase', 'shareBase', 'shareChange', 'balanceIndex', 'grubelLloyd'],
  ...spreadRules.flatMap((rule) => [rule, `${rule}Base`, `${rule}Change`] as const),
  ...splitRules,
  ...seasonRules,
  'adjustedMom',
  ...recordRules,
  ...nationalRules,
  ...mirrorRules,
  ...(['against', 'toAverage'] as const),
] as const

export interface FigureName {
  /** Another reporter than the brief's, by whose data the figure is: ISO 3166 alpha-3, or EU. */
  readonly reporter?: string
  readonly flow: FigureFlow
  readonly dimension?: FigureDimension
  /** Needed where there is a dimension. */
  readonly code?: string
  readonly window: WindowName
  /** How many months before the brief's month the window ends; absent, or 0, where it ends with that month. */
  readonly lag?: number
  readonly measure: FigureMeasure
  readonly operation?: FigureOperation
  /** Of `against`: the year whose window it is compared with. */
  readonly year?: number
}

export function figureId(name: FigureName): FigureId {
  const { reporter, flow, dimension, code, window, lag, measure, operation, year } = name
  const whose = reporter ? `${reporter}.` : ''
  const subject = dimension ? `.${dimension}${code ? `.${code}` : ''}` : ''
  const run = lag ? `${window}-${lag}` : window
  const computed = operation ? `.${operation}${year ? `-${year}` : ''}` : ''
  return `${whose}${flow}${subject}.${run}.${measure}${computed}`
}

/** What an id names, or null for a text that is no id of a figure. */
export function parseFigureId(id: FigureId): FigureName | null {
  const [, reporter, named = id] = /^(?:(EU|[A-Z]{3})\.)?(.*)$/s.exec(id) ?? []
  const parts = named.split('.')
  const flow = figureFlows.find((existing) => existing === parts[0])
  const dimension = figureDimensions.find((cached) => cached === parts[1])
  const [run = '', measureName, operationName, ...rest] = parts.slice(dimension ? 3 : 1)
  const [, windowName, lag] = /^(\w+?)(?:-([1-9]\d{0,2}))?$/.exec(run) ?? []
  const window = windowNames.find((found) => found === windowName)
  const measure = measures.find((figureMeasure) => figureMeasure === measureName)
  const [, operationWord, yearText] = /^(\w+?)(?:-((?:19|2\d)\d{2}))?$/.exec(operationName ?? '') ?? []
  const operation = figureOperations.find((known) => known === operationWord)
  const code = parts[2]
  if (!flow || !window || !measure || rest.length > 0 || (operationName !== undefined && !operation))
    return null
  if (dimension && !code) return null
  if ((operation === 'against') !== (yearText !== undefined)) return null
  return {
    ...(reporter && { reporter }),
    flow,
    ...(dimension && code && { dimension, code }),
    window,
    ...(lag && { lag: Number(lag) }),
    measure,
    ...(operation && { operation }),
    ...(yearText && { year: Number(yearText) }),
  }
}

export type Unit =
  | { readonly kind: 'money'; readonly currency: Currency }
  /** The unit's name as customs writes it: 个, 千克, 套. Null where the data do not say. */
  | { readonly kind: 'quantity'; readonly name: string | null }
  | { readonly kind: 'percent' }
  /** Percentage points: of growth or of a share. */
  | { readonly kind: 'points' }
  /** Money per unit of quantity. */
  | { readonly kind: 'unitValue'; readonly currency: Currency; readonly per: string | null }
  /** How many, or which in a ranking. */
  | { readonly kind: 'count' }
  /** A number without a unit: an index of concentration (to 10,000) or of balance (-1 to 1), a number of equals. */
  | { readonly kind: 'index'; readonly of: 'concentration' | 'balance' | 'equals' }

/** Why there is nothing to show, or what to know of what is shown. */
export type Marker =
  /** Nothing a year before to compare with, or zero. */
  | 'noBase'
  /** The data do not have it. */
  | 'notAvailable'
  /** The units of what would be added or compared differ. */
  | 'mixedUnits'
  /** The total that a share would be taken of is zero. */
  | 'noTotal'
  /** The base is so small that the growth says little. */
  | 'lowBase'

/** Cells of the ledger: what a sum was taken over. Without a reporter, of Chinese customs' own statistics. */
export interface CellSet extends Partial<Reported> {
  readonly flow: Flow
  readonly currency: Currency
  /** Which of the ledger's cuts was added up. */
  readonly cut: Cut
  readonly measure: Measure
  readonly months: MonthRange
  /** `month`: monthly cells. `whole`: cells of a file without months, over exactly these months. */
  readonly grain: 'month' | 'whole'
  /** True where the first publication counts, rather than the latest. */
  readonly first?: boolean
  readonly commodities: readonly string[]
  /** The dimension that was selected by, with the codes kept or left out; absent for a total. */
  readonly dimension?: Exclude<Dimension, 'commodity'>
  readonly codes?: readonly string[]
  readonly without?: readonly string[]
  /** The trade with these partners, of these places alone; absent for the whole country's. */
  readonly within?: Scope
}

/** A cell of a table of the customs bulletin: a national total as first published, rounded to the table's unit. */
export interface BulletinCell {
  /** Empty where no table was loaded that has it. */
  readonly file: string
  readonly sha256: string
  /** The line of the file, or the row of the sheet. */
  readonly line: number
  /** The table's own name of the goods, which is no HS code: 锂离子蓄电池. */
  readonly goods: string
  readonly flow: Flow
  readonly measure: Measure
  readonly months: MonthRange
  /** As it is printed, without thousands separators. */
  readonly printed: string
  /** How many dollars, yuan or pieces one printed unit is: 10,000 for 万个. */
  readonly factor: bigint
}

/** How a figure came about: from cells of the ledger, from print, or from other figures by id. */
export type Derivation =
  | { readonly operation: 'sum'; readonly cells: CellSet }
  /** printed x factor. */
  | { readonly operation: 'bulletin'; readonly cell: BulletinCell }
  | { readonly operation: 'plus' | 'minus'; readonly of: readonly [FigureId, FigureId] }
  /** (current / base - 1) x 100. */
  | { readonly operation: 'growth'; readonly current: FigureId; readonly base: FigureId }
  /** current - base. */
  | { readonly operation: 'difference'; readonly current: FigureId; readonly base: FigureId }
  /** part / whole x 100. */
  | { readonly operation: 'share'; readonly part: FigureId; readonly whole: FigureId }
  /** (current - base) / whole x 100, the whole being of a year before. */
  | {
      readonly operation: 'contribution'
      readonly current: FigureId
      readonly base: FigureId
      readonly whole: FigureId
    }
  /** (sqrt(current / base) - 1) x 100. */
  | { readonly operation: 'averageGrowth'; readonly current: FigureId; readonly base: FigureId }
  /** a / b; (a - b) / (a + b); 1 - |a - b| / (a + b). */
  | {
      readonly operation: 'quotient' | 'balanceIndex' | 'grubelLloyd'
      readonly of: readonly [FigureId, FigureId]
    }
  /** A rule over the single cells of a set, or of two sets: now, and a year before. */
  | {
      readonly operation: 'cells'
      readonly rule: SpreadRule | SplitRule | SeasonRule | RecordRule
      readonly cells: readonly CellSet[]
      /** The figure whose rank it is, or which is compared with those before. */
      readonly of?: FigureId
    }

/**
 * The heart of the program: an exact value with its unit and how it came about. Prose, tables and charts
 * hold figures by id, so that they cannot disagree. The value is in base units (whole dollars or yuan,
 * pieces, kilograms; percent for growth and shares) and null where there is nothing to show; the marker
 * then says why.
 */
export interface Figure {
  readonly id: FigureId
  readonly value: Fraction | null
  readonly unit: Unit
  readonly marker?: Marker
  readonly derivation: Derivation
}

/** How a figure was computed from others. */
export type Computation = Exclude<Derivation, { readonly operation: 'sum' | 'bulletin' | 'cells' }>

/** The cells of the ledger that a figure itself adds up or looks at; none for one computed from other figures. */
export function listCellSets(derivation: Derivation): readonly CellSet[] {
  if (derivation.operation === 'sum') return [derivation.cells]
  return derivation.operation === 'cells' ? derivation.cells : []
}

/** The figures that a figure is computed from, in the order of its formula. */
export function listOperands(computation: Computation): readonly [FigureId, FigureId, ...FigureId[]] {
  switch (computation.operation) {
    case 'plus':
    case 'minus':
    case 'quotient':
    case 'balanceIndex':
    case 'grubelLloyd':
      return computation.of
    case 'growth':
    case 'difference':
    case 'averageGrowth':
      return [computation.current, computation.base]
    case 'share':
      return [computation.part, computation.whole]
    case 'contribution':
      return [computation.current, computation.base, computation.whole]
  }
}
