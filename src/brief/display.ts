import { Fraction, formatDigits, type NumberForm } from '../trade/numbers/numbers.ts'
import type { Currency, Figure, FigureId, Unit } from '../trade/trade.ts'
import { type Inline, markerSigns } from './document.ts'
import {
  type AmountScale,
  countIntegerDigits,
  countSignificantDigits,
  type DisplayUnit,
  isChange,
  leastDigits,
  mainDigits,
  type Scales,
  showToDigits,
} from './scales/scales.ts'

/** A figure with the text that the brief prints for it, and the scale of an amount. */
export interface Shown {
  readonly figure: Figure
  readonly text: string
  /** Of money and quantities: the unit that the text counts, with its words. */
  readonly scale?: AmountScale
  /** Of a unit value: what it is per, in the words of the language; empty where the data name no unit. */
  readonly per?: string
}

/** A figure in a sentence; `absolute` where the words say the direction (下降 10.3%). */
export function figureSpan({ figure, text }: Shown, form: 'plain' | 'absolute' = 'plain'): Inline {
  return { kind: 'figure', id: figure.id, text: form === 'absolute' ? text.replace(/^-/, '') : text }
}

const percentDecimals = 1
const indexDecimals = { concentration: 0, balance: 2, equals: 1 } as const
const smallestDecimals = 4
const tenth = Fraction.of(1n, 10n)

/** What the texts of figures depend on beside their scales. */
export interface DisplayRules {
  readonly numbers: NumberForm
  /** Decimals of single figures, as the product file states them. */
  readonly overrides: Readonly<Record<FigureId, { readonly decimals: number }>>
  /** The other currency of a brief of two, which has a scale of its own. */
  readonly secondCurrency?: Currency | undefined
}

/** How figures are printed in one language: in the scales of a brief, or of a part of it. */
export class Display {
  readonly scales: Scales
  readonly #rules: DisplayRules

  constructor(scales: Scales, rules: DisplayRules) {
    this.scales = scales
    this.#rules = rules
  }

  /** The same in other scales. */
  inScales(scales: Scales): Display {
    return scales === this.scales ? this : new Display(scales, this.#rules)
  }

  /** The figures of this month whose decimals the product file sets. */
  get overridden(): readonly FigureId[] {
    return Object.keys(this.#rules.overrides)
  }

  show(figure: Figure): Shown {
    const { text, scale } = this.#showPlain(figure)
    const { unit } = figure
    return {
      ...{ figure, text: this.#format(figure, text) },
      ...(scale && { scale }),
      ...(unit.kind === 'unitValue' && { per: this.scales.unitValue(unit.per).per }),
    }
  }

  /**
   * A round number, without the decimals that it does not need: 50 for 50.0. Where it has more digits than a main figure,
   * in the largest of some units that it is at least one of: 10亿 for 100000万.
   */
  showRoundNumber(figure: Figure, units: readonly DisplayUnit[]): Shown {
    const { text, scale } = this.#showPlain(figure)
    const { value } = figure
    if (!value || !scale) return this.show(figure)
    const isLong = countIntegerDigits(value, scale) > mainDigits.most
    const [unit] = units
      .filter((larger) => isLong && larger.factor > scale.factor && countIntegerDigits(value, larger) >= 1)
      .sort((a, b) => (a.factor > b.factor ? -1 : 1))
    if (!unit) {
      const roundText = text.includes('.') ? text.replace(/\.?0+$/, '') : text
      return { figure, text: this.#format(figure, roundText), scale }
    }
    // Exact, as in `#textOf`: `toFixed` is the fraction’s own.
    const roundText = value.dividedBy(Fraction.of(unit.factor)).toFixed(0)
    const rounded = { ...unit, precision: { kind: 'stated', decimals: 0 } } as const
    return { figure, text: this.#format(figure, roundText), scale: rounded }
  }

  #showPlain(figure: Figure) {
    const scale = this.#scaleFor(figure.unit)
    return { text: this.#textOf(figure, scale), scale }
  }

  /** A number in the form of the language; the sign of a marker stays as it is. */
  #format = ({ value }: Figure, text: string): string =>
    value === null ? text : formatDigits(text, this.#rules.numbers)

  /** Whether the decimals of an amount are chosen: neither stated for its scale nor set for it alone. */
  hasChosenDecimals({ id, unit }: Figure): boolean {
    return this.#scaleFor(unit)?.precision.kind === 'chosen' && this.#rules.overrides[id] === undefined
  }

  /** How many base units of a unit make one shown unit: a whole number, or a part of one for unit values per tonne. */
  factorFor(unit: Unit): Fraction {
    if (unit.kind === 'unitValue') return this.scales.unitValue(unit.per).factor
    return Fraction.of(this.#scaleFor(unit)?.factor ?? 1n)
  }

  #scaleFor(unit: Unit): AmountScale | undefined {
    switch (unit.kind) {
      case 'percent':
      case 'points':
      case 'unitValue':
      case 'count':
      case 'index':
        return undefined
      case 'quantity':
        return this.scales.quantity(unit.name)
      case 'money':
        return unit.currency === this.#rules.secondCurrency ? this.scales.secondMoney : this.scales.money
    }
  }

  /** The one rounding: `toFixed` is the fraction’s own, from integers, half away from zero. */
  #textOf({ id, value, marker, unit }: Figure, scale: AmountScale | undefined): string {
    if (value === null) return markerSigns[marker && marker !== 'lowBase' ? marker : 'notAvailable']
    const override = this.#rules.overrides[id]?.decimals
    const amount = value.dividedBy(this.factorFor(unit))
    if (override !== undefined) return amount.toFixed(override)
    switch (unit.kind) {
      case 'percent':
      case 'points':
        return amount.toFixed(percentDecimals)
      case 'unitValue':
        return showAmount(amount, this.scales.unitValue(unit.per).decimals)
      case 'count':
        return amount.toFixed(0)
      case 'index':
        return amount.toFixed(indexDecimals[unit.of])
      case 'quantity':
      case 'money':
        return scale ? showScaled(id, amount, scale) : amount.toFixed(0)
    }
  }
}

/** An amount in its unit: with the decimals that a product file states, or with enough for what is computed from it. */
function showScaled(id: FigureId, amount: Fraction, { factor, precision }: AmountScale): string {
  if (precision.kind === 'stated') return showAmount(amount, precision.decimals)
  if (factor === 1n && amount.denominator === 1n) return amount.toFixed(0) // whole dollars, whole pieces
  const least = isChange(id) ? (precision.changes ?? precision.least) : precision.least
  return showToDigits(amount, least, leastDigits, precision.most)
}

/**
 * An amount, rounded once and exactly by the fraction: the product's decimals, or where it is under 0.1 or would print as 0,
 * as many as give two significant digits, four at most; under that, `<0.0001`. So an amount that is not zero never looks like
 * zero. (The published brief's own small cells were set by hand; overrides reproduce them.)
 */
export function showAmount(amount: Fraction, decimals: number): string {
  const plain = amount.toFixed(decimals)
  if (amount.sign() === 0) return plain
  if (amount.abs().compare(tenth) >= 0 && countSignificantDigits(plain) > 0) return plain
  let enough = decimals
  while (enough < smallestDecimals && countSignificantDigits(amount.toFixed(enough)) < 2) enough++
  const text = amount.toFixed(enough)
  if (/^-?0\.10*$/.test(text)) return amount.toFixed(Math.max(decimals, 1)) // 0.0976 is 0.1, not 0.10
  if (countSignificantDigits(text) > 0) return text
  const limit = Fraction.of(1n, 10n ** BigInt(enough)).toFixed(enough)
  return amount.sign() < 0 ? `>-${limit}` : `<${limit}`
}
