import { Fraction, groupThousands } from '../trade/numbers/numbers.ts'
import type { Figure, FigureId, Unit } from '../trade/trade.ts'
import { type Inline, markerSigns } from './document.ts'
import type { Product } from './product/product.ts'

/** A figure with the text that the brief prints for it. */
export interface Shown {
  readonly figure: Figure
  readonly text: string
}

/** A figure in a sentence; `absolute` where the words say the direction (下降 10.3%). */
export function figureSpan({ figure, text }: Shown, form: 'plain' | 'absolute' = 'plain'): Inline {
  return { kind: 'figure', id: figure.id, text: form === 'absolute' ? text.replace(/^-/, '') : text }
}

const percentDecimals = 1
const quantityDecimals = 1
const unitValueDecimals = 2
const indexDecimals = { concentration: 0, balance: 2, equals: 1 } as const
const smallestDecimals = 4
const fraction = Fraction.of(1n)
const tenth = Fraction.of(1n, 10n)

/** How a language counts in tables: one shown unit in base units, and whether thousands are grouped. */
export interface Scales {
  /** In whole units of the currency: 10^8 for 亿. */
  readonly money: Fraction
  /** In customs' own unit: 10^4 for 万. */
  readonly quantity: Fraction
  readonly grouped: boolean
  /** Whether the decimals that a product file sets for single figures are meant for this scale. */
  readonly overridden: boolean
}

/** How the figures of one product and month are printed in one language: scales, decimals, single overrides. */
export class Display {
  readonly #decimals: number
  readonly #scales: Scales
  readonly #overrides: Readonly<Record<FigureId, { readonly decimals: number }>>

  constructor(product: Product, month: string, scales: Scales) {
    this.#decimals = product.value.decimals
    this.#scales = scales
    this.#overrides = scales.overridden ? (product.overrides[month] ?? {}) : {}
  }

  /** The figures of this month whose decimals the product file sets. */
  get overridden(): readonly FigureId[] {
    return Object.keys(this.#overrides)
  }

  show(figure: Figure): Shown {
    const text = this.#textOf(figure)
    return { figure, text: this.#scales.grouped ? groupThousands(text) : text }
  }

  /** How many base units of a unit make one shown unit. */
  scaleOf(unit: Unit): Fraction {
    switch (unit.kind) {
      case 'percent':
      case 'points':
      case 'unitValue':
      case 'count':
      case 'index':
        return fraction
      case 'quantity':
        return this.#scales.quantity
      case 'money':
        return this.#scales.money
    }
  }

  /** The one rounding: `toFixed` is the fraction’s own, from integers, half away from zero. */
  #textOf({ id, value, marker, unit }: Figure): string {
    if (value === null) return markerSigns[marker && marker !== 'lowBase' ? marker : 'notAvailable']
    const override = this.#overrides[id]?.decimals
    const amount = value.dividedBy(this.scaleOf(unit))
    switch (unit.kind) {
      case 'percent':
      case 'points':
        return amount.toFixed(override ?? percentDecimals)
      case 'unitValue':
        return override === undefined ? showAmount(amount, unitValueDecimals) : amount.toFixed(override)
      case 'count':
        return amount.toFixed(override ?? 0)
      case 'index':
        return amount.toFixed(override ?? indexDecimals[unit.of])
      case 'quantity':
        return amount.toFixed(override ?? quantityDecimals)
      case 'money':
        return override === undefined ? showAmount(amount, this.#decimals) : amount.toFixed(override)
    }
  }
}

/**
 * An amount of money: the product's decimals, or where it is under 0.1, as many as give two significant
 * digits, four at most; under that, `<0.0001`. So an amount that is not zero never looks like zero. (The
 * published brief's own small cells were set by hand; overrides reproduce them.)
 */
export function showAmount(amount: Fraction, decimals: number): string {
  if (amount.sign() === 0 || amount.abs().compare(tenth) >= 0) return amount.toFixed(decimals)
  let enough = decimals
  while (enough < smallestDecimals && significantDigits(amount.toFixed(enough)) < 2) enough++
  const text = amount.toFixed(enough)
  if (/^-?0\.10*$/.test(text)) return amount.toFixed(decimals) // 0.0976 is 0.1, not 0.10
  if (significantDigits(text) > 0) return text
  const limit = Fraction.of(1n, 10n ** BigInt(enough)).toFixed(enough)
  return amount.sign() < 0 ? `>-${limit}` : `<${limit}`
}

const significantDigits = (text: string): number => text.replace(/^-?[0.]*/, '').length
