import {
  type Currency,
  type Cut,
  cutKey,
  type Dimension,
  dimensions,
  type Flow,
  type Reported,
  type Scope,
} from '../../trade/trade.ts'
import type { TotalsRequest } from '../ledger-interface.ts'

/** What decides which cells can stand for one another. */
export interface SeriesKeys extends Partial<Reported> {
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  /** Absent for the whole trade. */
  readonly scope?: Scope
}

/**
 * A short name for the cells that can stand for one another: those of one reporter, source, flow, currency and cut. Those
 * of Chinese customs, which have no reporter, have no prefix. A file
 * filtered by a dimension that it does not show (one place, in a cut by partner) has cells of another trade
 * under the same codes: they get a series of their own, which no total of the cut ever takes in.
 *
 * Exports are X and imports M, as in SDMX. At most eight signs for the whole trade: column statistics of an
 * engine may look no further.
 *
 * @example toSeries({ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'] }) // 'XUcp'
 * @example toSeries({ flow: 'import', currency: 'CNY', cut: ['commodity'], scope: { place: ['35'] } }) // 'MCc|l=35'
 * @example toSeries({ reporter: 'JPN', source: 'japan', flow: 'import', currency: 'JPY', cut: ['commodity'] }) // 'JPN@japan:MJPYc'
 */
export function toSeries({ reporter, source = '', flow, currency, cut, scope = {} }: SeriesKeys): string {
  const shown = dimensions.filter((dimension) => cut.includes(dimension))
  const hidden = dimensions
    .filter((dimension) => dimension !== 'commodity')
    .filter((dimension) => !cut.includes(dimension))
    .flatMap((dimension) => {
      const codes = scope[dimension]
      return codes ? [`|${dimensionSigns[dimension]}=${[...new Set(codes)].sort().join(',')}`] : []
    })
  return [
    reporter === undefined ? '' : `${reporter}@${source}:`,
    flow === 'export' ? 'X' : 'M',
    currencySigns[currency] ?? currency,
    ...shown.map((dimension) => dimensionSigns[dimension]),
    ...hidden,
  ].join('')
}

/** The series of Chinese customs have short signs; others are called by their currency. */
const currencySigns: Readonly<Partial<Record<Currency, string>>> = { USD: 'U', CNY: 'C' }

const dimensionSigns: Readonly<Record<Dimension, string>> = {
  commodity: 'c',
  partner: 'p',
  procedure: 'r',
  place: 'l',
}

/** The dimensions by which trade is limited to some codes. */
export const limitedDimensions = (scope: Scope): Exclude<Dimension, 'commodity'>[] =>
  dimensions.filter((dimension) => dimension !== 'commodity').filter((dimension) => scope[dimension])

/** Whether a file is the whole trade, not filtered to some codes. */
export const isWhole = (scope: Scope): boolean => Object.keys(scope).length === 0

/**
 * Whether a file has all the trade within some codes: it is not filtered, or only to codes among which these are. A
 * file of three partners has all the trade with one of them.
 */
export const isWholeWithin = (scope: Scope, within: Scope = {}): boolean =>
  limitedDimensions(scope).every((dimension) =>
    within[dimension]?.every((code) => scope[dimension]?.includes(code)),
  )

/** @throws RangeError for sums by a dimension that the cut does not have. */
export function refuseForeignDimension({ cut, by, within = {} }: TotalsRequest): void {
  if (by && !cut.includes(by)) throw new RangeError(`a cut by ${cutKey(cut)} has no totals by ${by}`)
  for (const dimension of limitedDimensions(within))
    if (!cut.includes(dimension))
      throw new RangeError(`a cut by ${cutKey(cut)} cannot be limited by ${dimension}`)
}
