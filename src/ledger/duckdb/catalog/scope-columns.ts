import { type Breakdown, breakdowns } from '../../../trade/trade.ts'
import { codeNumber } from '../../sql/sql.ts'

const scopeShape = JSON.stringify(Object.fromEntries(breakdowns.map((by) => [by, ['VARCHAR']])))

/** What a load was filtered to, as lists of numbers of codes; NULL where it was not. A column of the table `loads`. */
export const scopeColumns = breakdowns
  .map(
    (by) =>
      `list_transform(from_json(scope, '${scopeShape}').${by}, code -> ${codeNumber('code', 'INTEGER')}) AS only_${by}`,
  )
  .join(', ')

/**
 * Whether a row is of what a load was filtered to, in SQL. A dimension that the cut does not have is NULL in the row, and
 * was the same for the whole series.
 */
export const inScope = (load: string, row: string, by: readonly Breakdown[] = breakdowns): string =>
  ['true', ...by.map((dimension) => isAmong(`${load}.only_${dimension}`, `${row}.${dimension}`))].join(
    ' AND ',
  )

const isAmong = (codes: string, code: string): string =>
  `(${codes} IS NULL OR ${code} IS NULL OR list_contains(${codes}, ${code}))`

/** Whether a load was filtered by what its cut shows, in SQL. */
export const isScoped = (load: string): string =>
  `(${breakdowns.map((by) => `(${load}.only_${by} IS NOT NULL AND contains(${load}.cut, '${by}'))`).join(' OR ')})`
