/**
 * Products that are often written about, by the first six digits of their codes, which all customs have in common.
 *
 * @module
 */
import type { Localized } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './common-products.csv'

/** A product with the subheading of the Harmonized System that it is. */
export interface CommonProduct {
  /** Six digits. */
  readonly prefix: string
  readonly name: Localized
}

const listed: readonly CommonProduct[] = readCodeList(list).map(({ prefix = '', zh = '', en = '' }) => ({
  prefix,
  name: { zh, en },
}))

/** In the order of their subheadings. */
export const commonProducts = (): readonly CommonProduct[] => listed

/** The common product that every one of some codes belongs to; undefined where there is none. */
export function findCommonProduct(codes: readonly string[]): CommonProduct | undefined {
  const [first] = codes
  const found = listed.find(({ prefix }) => first?.startsWith(prefix))
  return found && codes.every((code) => code.startsWith(found.prefix)) ? found : undefined
}
