import type { Currency } from '../../trade/trade.ts'
import type { Product } from '../product/product.ts'
import type { DisplayUnit } from './choose-unit.ts'

/** The units of a language: those that it can show amounts in, and those that a product file states. */
export interface UnitWords {
  /** Whether the decimals that a product file sets for single figures are meant for this language's units. */
  readonly overridden: boolean
  /** In the order of preference. */
  money(currency: Currency): readonly DisplayUnit[]
  /** In the order of preference. @param name customs' own; null where the data have none. */
  quantity(name: string | null): readonly DisplayUnit[]
  /** What one of a unit of quantity is called after “per”, and a tonne where it is one; empty where the data name none. */
  per(name: string | null): string
  readonly perTonne: string
  /** Whether words are a unit of money or quantity as this language writes it: 亿美元, 万吨; US$ million, tonnes. */
  isUnit(text: string): boolean
  statedMoney(scale: StatedScale, currency: Currency): DisplayUnit
  statedQuantity(scale: StatedQuantity, name: string | null): DisplayUnit
}

export type StatedScale = Exclude<Product['value']['scale'], 'auto'>
export type StatedQuantity = Exclude<Product['quantityScale'], 'auto'>
