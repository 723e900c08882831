import type { Figure, FigureId, Marker } from '../trade/figure.ts'
import { Fraction } from '../trade/fraction.ts'
import type { Inline } from './document.ts'
import { multiples, type Product } from './product.ts'

/** A figure with the text that the brief prints for it. */
export interface Shown {
  readonly figure: Figure
  readonly text: string
}

/** A figure in a sentence; `absolute` where the words say the direction (下降 10.3%). */
export function figureSpan({ figure, text }: Shown, form: 'plain' | 'absolute' = 'plain'): Inline {
  return { kind: 'figure', id: figure.id, text: form === 'absolute' ? text.replace(/^-/, '') : text }
}

/** What is printed where there is nothing to show; customs prints `-` without a base. */
const signs: Record<Exclude<Marker, 'lowBase'>, string> = {
  noBase: '-',
  noTotal: '-',
  notAvailable: '..',
  mixedUnits: '×',
}

const percentDecimals = 1
const quantityDecimals = 1
const smallestDecimals = 4
const tenth = Fraction.of(1n, 10n)

/** How the figures of one product and month are printed: scales, decimals and single overrides. */
export class Display {
  readonly #product: Product
  readonly #overrides: Readonly<Record<FigureId, { readonly decimals: number }>>

  constructor(product: Product, month: string) {
    this.#product = product
    this.#overrides = product.overrides[month] ?? {}
  }

  /** The figures of this month whose decimals the product file sets. */
  get overridden(): readonly FigureId[] {
    return Object.keys(this.#overrides)
  }

  show(figure: Figure): Shown {
    return { figure, text: this.#textOf(figure) }
  }

  /** One shown unit of money in whole units of the currency: 10^8 for 亿. */
  get moneyFactor(): Fraction {
    return Fraction.of(multiples[this.#product.value.scale])
  }

  /** One shown unit of quantity in customs' own unit: 10^4 for 万. */
  get quantityFactor(): Fraction {
    const scale = this.#product.quantityScale
    return Fraction.of(typeof scale === 'string' ? multiples[scale] : BigInt(scale.factor))
  }

  #textOf({ id, value, marker, unit }: Figure): string {
    if (value === null) return signs[marker && marker !== 'lowBase' ? marker : 'notAvailable']
    const override = this.#overrides[id]?.decimals
    switch (unit.kind) {
      case 'percent':
        return value.toFixed(override ?? percentDecimals)
      case 'quantity':
        return value.dividedBy(this.quantityFactor).toFixed(override ?? quantityDecimals)
      case 'money': {
        const amount = value.dividedBy(this.moneyFactor)
        return override === undefined
          ? showAmount(amount, this.#product.value.decimals)
          : amount.toFixed(override)
      }
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
  if (significantDigits(text) > 0) return text
  const limit = Fraction.of(1n, 10n ** BigInt(enough)).toFixed(enough)
  return amount.sign() < 0 ? `>-${limit}` : `<${limit}`
}

const significantDigits = (text: string): number => text.replace(/^-?[0.]*/, '').length
