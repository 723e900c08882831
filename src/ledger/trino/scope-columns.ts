import { type Breakdown, breakdowns, type Scope, toCut } from '../../trade/trade.ts'
import { limitedDimensions } from '../coverage/coverage.ts'

/** The codes to which a scope, as JSON, limits a dimension; NULL where it does not. */
const codesIn = (scope: string, dimension: string): string =>
  `CAST(json_extract(${scope}, '$.${dimension}') AS array(varchar))`

/**
 * Whether a row is of what a load was filtered to, in SQL. A dimension that the cut does not have is absent in the row,
 * and was the same for the whole series.
 */
export const inScope = (scope: string, row: string, by: readonly Breakdown[] = breakdowns): string =>
  ['true', ...by.map((dimension) => isAmong(codesIn(scope, dimension), `${row}.${dimension}`))].join(' AND ')

const isAmong = (codes: string, code: string): string =>
  `(${codes} IS NULL OR ${code} IS NULL OR contains(${codes}, ${code}))`

/** Whether a load was filtered by what its cut, given by its key, shows. */
export const isScoped = (scope: Scope, cut: string): boolean =>
  limitedDimensions(scope).some((dimension) => toCut(cut).includes(dimension))
