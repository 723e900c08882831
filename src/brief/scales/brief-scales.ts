import { type FigureBook, secondMeasure } from '../../statistics/figures/figures.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type {
  Currency,
  FigureFlow,
  FigureMeasure,
  FigureName,
  Flow,
  Month,
  Unit,
  Window,
} from '../../trade/trade.ts'
import type { Product } from '../product/product.ts'
import {
  chooseUnit,
  countIntegerDigits,
  type DisplayUnit,
  isReadableIn,
  mainDigits,
  mostBesideIn,
} from './choose-unit.ts'
import {
  type ColumnDecimals,
  columnsOfReporter,
  moneyKey,
  type ScaledPart,
  secondMoneyKey,
} from './column-decimals.ts'
import { countShareDecimals } from './decimals.ts'
import { type AmountScale, type Precision, withColumns } from './even-scale.ts'
import { findTypicalTotal } from './typical-total.ts'
import { createUnitValueScales, type UnitValueScale } from './unit-value-scale.ts'
import type { UnitWords } from './unit-words.ts'

/** The scales of a table and its prose. */
export interface Scales {
  readonly money: AmountScale
  /** Of the other currency, in a brief of two. */
  readonly secondMoney?: AmountScale
  quantity(name: string | null): AmountScale
  /** @param per customs’ own unit of quantity. */
  unitValue(per: string | null): UnitValueScale
}

/**
 * Tables of a flow have a unit of their own where its total is so many times smaller than the main figure: what they
 * list, parts of that total, is then two orders of magnitude smaller.
 */
const muchSmaller = 10n
const monthsOfYear = Fraction.of(12n)
const statedDecimals = 1

/** What the scales of a brief are chosen from. */
export interface ScaleFacts {
  readonly product: Product
  readonly month: Month
  /** The windows that the brief shows, its own first. */
  readonly windows: readonly Window[]
  readonly words: UnitWords
  /** Asked for totals alone; the figures that it makes are not those of the brief. */
  readonly book: Pick<FigureBook, 'get' | 'holds'>
  /** Decimals that columns of tables need to be even; absent where that is not known yet. */
  readonly columns?: ColumnDecimals
  /** The same of the data of other reporters, by reporter. */
  readonly others?: ReadonlyMap<string, ScaleFacts>
  /** By how many units money is counted in a smaller one than the brief's, as in prose with a small amount. */
  readonly smallerBy?: number
}

/**
 * The scales of a brief in one language, chosen once, from its totals: one for money, one for each unit of quantity, and
 * one for the money of a flow whose total is two orders of magnitude smaller. What the product file states prevails.
 */
export class BriefScales {
  readonly main: Scales
  readonly #flows: Readonly<Record<Flow, Scales>>
  readonly #words: UnitWords
  readonly #others: ReadonlyMap<string, BriefScales>

  constructor(facts: ScaleFacts) {
    const { product, words, columns } = facts
    const quantities = new Map<string | null, AmountScale>()
    const quantity = (name: string | null): AmountScale => {
      const chosen =
        quantities.get(name) ?? withColumns(chooseQuantity(facts, name), columns, 'main', name ?? '')
      quantities.set(name, chosen)
      return chosen
    }
    const unitValue = createUnitValueScales(facts)
    const both = product.flows.length > 1
    const money = chooseMoney(facts, product.currency, 'value')
    const second = chooseSecondMoney(facts, money)
    const smaller = (scale: AmountScale, flow: FigureFlow) => chooseSmaller(facts, scale, flow)
    const scalesOf = (scale: AmountScale, part: ScaledPart): Scales => ({
      money: facts.smallerBy
        ? smaller(scale, part === 'main' ? getWholeFlow(product) : part)
        : withColumns(scale, columns, part, moneyKey),
      quantity,
      unitValue,
      ...(second && { secondMoney: withColumns(second, columns, 'main', secondMoneyKey) }),
    })
    // The tables of an only flow have the scale of the brief.
    const [only] = product.flows
    const evenly = both || !only || facts.smallerBy ? money : scalesOf(money, 'main').money
    const main = scalesOf(evenly, both || !only ? 'main' : only)
    this.main = main
    const ofFlow = (flow: Flow): Scales =>
      both ? scalesOf(chooseMoneyOfFlow(facts, flow, money), flow) : main
    this.#flows = { export: ofFlow('export'), import: ofFlow('import') }
    this.#words = words
    this.#others = new Map(
      [...(facts.others ?? [])].map(([reporter, other]) => {
        const ofReporter = columns && { columns: columnsOfReporter(columns, reporter) }
        const smallerBy = facts.smallerBy ? { smallerBy: facts.smallerBy } : {}
        return [reporter, new BriefScales({ ...other, ...ofReporter, ...smallerBy })]
      }),
    )
  }

  /** The units of the language that an amount can be shown in; none of what is no amount. */
  listUnits(unit: Unit): readonly DisplayUnit[] {
    if (unit.kind === 'money') return this.#words.money(unit.currency)
    return unit.kind === 'quantity' ? this.#words.quantity(unit.name) : []
  }

  /** Whether words are a unit of money or quantity. */
  isUnit(text: string): boolean {
    return this.#words.isUnit(text)
  }

  /** Those that a figure is shown in outside tables: a part of a flow as in the tables of the flow. */
  forFigure({ reporter, flow, dimension, operation }: FigureName): Scales {
    if (reporter !== undefined) return this.forReporter(reporter)
    const isPart = dimension !== undefined || operation === 'denominator'
    return isPart && (flow === 'export' || flow === 'import') ? this.forFlow(flow) : this.main
  }

  /** Those of tables and prose about the data of another reporter. */
  forReporter(reporter: string): Scales {
    return this.#others.get(reporter)?.main ?? this.main
  }

  /** Those of the tables and the prose of one flow. */
  forFlow(flow: Flow): Scales {
    return this.#flows[flow]
  }
}

type Totals = readonly { readonly value: Fraction | null; readonly unit: string | null }[]

/** The totals of each window, the brief's own first. */
function getTotals({ book, windows }: ScaleFacts, flow: FigureFlow, measure: FigureMeasure): Totals {
  return windows.map((window) => {
    const { value, unit } = book.get({ flow, window, measure })
    return { value, unit: unit.kind === 'quantity' ? unit.name : null }
  })
}

/** The size of the total of the first window that has one. */
const findMain = (totals: Totals): Fraction | undefined =>
  totals.flatMap(({ value }) => (value && value.sign() !== 0 ? [value.abs()] : []))[0]

/** Totals with what is typical of the first of them. */
interface SizedTotals {
  readonly totals: Totals
  readonly typical: Fraction | null
}

const getSizes = (facts: ScaleFacts, flow: FigureFlow, measure: FigureMeasure): SizedTotals => ({
  totals: getTotals(facts, flow, measure),
  typical: findTypicalTotal(facts, flow, measure),
})

/**
 * The unit of a total. Of a month that of a typical one, so that the months of a year have the same, unless the month
 * itself could not be read in it; twelve times as much has room too.
 */
function chooseUnitOfTotals(
  units: readonly DisplayUnit[],
  { windows }: ScaleFacts,
  { totals, typical }: SizedTotals,
): DisplayUnit {
  const main = findMain(totals) ?? null
  const choose = (total: Fraction | null, others: readonly (Fraction | null)[]) =>
    chooseUnit(units, total, [
      ...others,
      ...(total && windows[0] === 'month' ? [total.times(monthsOfYear)] : []),
    ])
  // A quarter or a year has few neighbours; its unit is its own.
  const usual = windows[0] === 'month' && typical ? choose(typical, []) : null
  if (usual && (!main || isReadableIn(main, usual))) return usual
  return choose(
    main,
    totals.slice(1).map(({ value }) => value),
  )
}

/** Whether a stated unit is used: a language with other units takes one of these where numbers would be too long. */
const isStatedUnitUsed = (stated: DisplayUnit, { words }: ScaleFacts, totals: Totals): boolean =>
  words.overridden ||
  totals.every(({ value }) => !value || countIntegerDigits(value, stated) <= mostBesideIn(stated))

function chooseMoney(facts: ScaleFacts, currency: Currency, measure: FigureMeasure): AmountScale {
  const { product, words } = facts
  const { scale, decimals } = product.value
  const sizes = getSizes(facts, getWholeFlow(product), measure)
  const stated = scale === 'auto' ? null : words.statedMoney(scale, currency)
  if (stated && isStatedUnitUsed(stated, facts, sizes.totals))
    return { ...stated, precision: { kind: 'stated', decimals: decimals ?? statedDecimals } }
  const unit = chooseUnitOfTotals(words.money(currency), facts, sizes)
  return { ...unit, precision: getPrecision(unit, sizes.totals, decimals) }
}

/**
 * The scale of the other currency; null in a brief of one. It counts as the brief's own does: amounts of both stand side
 * by side, in tables and in sentences.
 */
function chooseSecondMoney(facts: ScaleFacts, money: AmountScale): AmountScale | null {
  const { product, words } = facts
  const { secondCurrency: currency } = product
  if (!currency) return null
  const measure = secondMeasure(currency)
  const same = words.money(currency).find(({ factor }) => factor === money.factor)
  if (!same || product.value.scale !== 'auto') return chooseMoney(facts, currency, measure)
  const { totals } = getSizes(facts, getWholeFlow(product), measure)
  return { ...same, precision: getPrecision(same, totals, product.value.decimals) }
}

/** The scale that is by so many units smaller, with the decimals that shares need in it; the smallest has no smaller one. */
function chooseSmaller(facts: ScaleFacts, money: AmountScale, flow: FigureFlow): AmountScale {
  const { product, words, smallerBy = 0 } = facts
  const units = words
    .money(product.currency)
    .filter(({ factor }) => factor < money.factor)
    .sort((unit, other) => (unit.factor > other.factor ? -1 : 1))
  const unit = units[Math.min(smallerBy, units.length) - 1]
  if (!unit) return money
  const { totals } = getSizes(facts, flow, 'value')
  return { ...unit, precision: getPrecision(unit, totals, undefined) }
}

/** The flow whose totals units are chosen from: both together, or the only one. */
const getWholeFlow = ({ flows }: Product): FigureFlow => (flows.length > 1 ? 'trade' : (flows[0] ?? 'export'))

/**
 * The scale of the brief. Where the flow is much smaller and has fewer than two digits in that unit, one of the smaller
 * units: a table of parts of 1.9 亿 has 万, so that they keep their digits, unless its year would have six.
 */
function chooseMoneyOfFlow(facts: ScaleFacts, flow: Flow, money: AmountScale): AmountScale {
  const { product, words } = facts
  const { scale, decimals } = product.value
  if (scale !== 'auto' || !product.flows.includes(flow)) return money
  const [all, part] = [getSizes(facts, 'trade', 'value'), getSizes(facts, flow, 'value')]
  const precisely = (unit: DisplayUnit): AmountScale => ({
    ...unit,
    precision: getPrecision(unit, part.totals, decimals),
  })
  const [whole, size] = [all, part].map(({ totals, typical }) => typical?.abs() ?? findMain(totals))
  if (!whole || !size) return money
  const isSmall =
    size.times(Fraction.of(muchSmaller)).compare(whole) < 0 &&
    countIntegerDigits(size, money) < mainDigits.least
  const smaller = words.money(product.currency).filter(({ factor }) => factor < money.factor)
  if (!isSmall || smaller.length === 0) return precisely(money)
  const unit = chooseUnitOfTotals(smaller, facts, part)
  const year = facts.windows[0] === 'month' ? [size.times(monthsOfYear)] : []
  const sizes = [...year, ...part.totals.flatMap(({ value }) => value ?? [])]
  const isLong = sizes.some((total) => countIntegerDigits(total, unit) > mostBesideIn(unit))
  return precisely(isLong ? money : unit)
}

/** As the file states, or enough for shares of the smallest of the totals. */
function getPrecision(unit: DisplayUnit, totals: Totals, decimals: number | undefined): Precision {
  if (decimals !== undefined) return { kind: 'stated', decimals }
  const sizes = totals.flatMap(({ value }) =>
    value && value.sign() !== 0 ? [value.abs().dividedBy(Fraction.of(unit.factor))] : [],
  )
  return { kind: 'chosen', least: Math.max(1, ...sizes.map(countShareDecimals)) }
}

/** From the largest total in the unit: of all trade where it is counted in one, else of one flow. */
function chooseQuantity(facts: ScaleFacts, name: string | null): AmountScale {
  const { product, words } = facts
  const flows: readonly FigureFlow[] = product.flows.length > 1 ? ['trade', ...product.flows] : product.flows
  const found = (['quantity', 'quantity2'] as const)
    .flatMap((measure) => flows.map((flow) => ({ flow, measure, totals: getTotals(facts, flow, measure) })))
    .find(({ totals }) =>
      totals.some(({ value, unit }) => unit === name && value !== null && value.sign() !== 0),
    )
  const scale = product.quantityScale
  const stated = scale === 'auto' ? null : words.statedQuantity(scale, name)
  if (stated && isStatedUnitUsed(stated, facts, found?.totals ?? []))
    return { ...stated, precision: { kind: 'stated', decimals: statedDecimals } }
  const typical = found ? findTypicalTotal(facts, found.flow, found.measure) : null
  const unit = chooseUnitOfTotals(words.quantity(name), facts, { totals: found?.totals ?? [], typical })
  return { ...unit, precision: getPrecision(unit, found?.totals ?? [], undefined) }
}
