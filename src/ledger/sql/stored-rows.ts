import { cutKey, type Dimension, dimensions, type Finding, formatRange } from '../../trade/trade.ts'
import type { LoadFacts, Total, TracedRow } from '../ledger-interface.ts'
import type { Inventory } from '../transfer/transfer.ts'
import type { Row } from './row.ts'

// What the ledgers that speak SQL read of the rows of loads, from columns of the same names.

/** Distinct keys of a load, rows that were added to another row of their key, and the first line of such a key. */
export interface Cells {
  readonly cells: number
  readonly repeated: number
  readonly firstLine: number | null
}

/**
 * Holds what a statement counted of the rows that arrived against what was said of the file: how many they are
 * (`row_count`), what they add up to (`value_total`), whether any lie `outside` its months (above 0), and in how many
 * each dimension is filled.
 *
 * @throws Error where they differ: the staging, or this reading of it, has a bug, and nothing may be kept.
 */
export function holdToFacts(given: Row, facts: LoadFacts): void {
  const fail = (what: string) => new Error(`${facts.file}: the staged file ${what}`)
  const rows = given.number('row_count')
  if (rows !== facts.rows) throw fail(`has ${rows} rows, not ${facts.rows}`)
  const total = given.bigint('value_total')
  if (total !== facts.valueTotal) throw fail(`adds up to ${total}, not ${facts.valueTotal}`)
  if (given.number('outside') > 0) throw fail(`has rows outside ${formatRange(facts.period)}`)
  const filled = (dimension: Dimension) =>
    given.number(dimension) === (facts.cut.includes(dimension) ? rows : 0)
  const wrong = dimensions.find((dimension) => !filled(dimension))
  if (wrong) throw fail(`and its cut, ${cutKey(facts.cut)}, differ in ${wrong}`)
}

/** A sum, with the columns of its key and its measures. */
export const toTotal = (row: Row, span: string): Total => ({
  span,
  commodity: row.text('commodity'),
  code: row.text('code'),
  load: row.numberOrNull('load'),
  unit: row.textOrNull('unit'),
  unit2: row.textOrNull('unit2'),
  value: row.bigint('value'),
  quantity: row.bigintOrNull('quantity'),
  quantity2: row.bigintOrNull('quantity2'),
  rows: row.number('row_count'),
})

/** What a row of observations has beside its months and its commodity, which are stored otherwise. */
export const toMembersAndAmounts = (row: Row) => ({
  line: row.number('line'),
  partner: row.textOrNull('partner'),
  procedure: row.textOrNull('procedure'),
  place: row.textOrNull('place'),
  value: row.bigint('value'),
  quantity: row.bigintOrNull('quantity'),
  unit: row.textOrNull('unit'),
  quantity2: row.bigintOrNull('quantity2'),
  unit2: row.textOrNull('unit2'),
})

/** A row of a file as it was loaded. */
export const toTracedRow = (row: Row): TracedRow => ({
  load: row.number('load'),
  period: row.period(),
  commodity: row.text('commodity'),
  ...toMembersAndAmounts(row),
})

/** What was counted of the tables beside the loads. */
export const toInventory = (names: Row, observations: Row): Inventory => ({
  names: { rows: names.number('row_count'), digest: names.bigint('digest') },
  observations: {
    rows: observations.number('row_count'),
    value: observations.bigint('value'),
    quantity: observations.bigint('quantity'),
    quantity2: observations.bigint('quantity2'),
    digest: observations.bigint('digest'),
  },
})

/**
 * That rows of a file have one key and were added up, with the line of the first of them. The sources of other reporters
 * refuse rows that come twice: rows of one key there are parts of it.
 */
export const repeatedKeys = ({ file, reporter }: LoadFacts, { repeated, firstLine }: Cells): Finding[] =>
  repeated === 0
    ? []
    : [
        {
          kind: reporter === undefined ? 'repeatedKeys' : 'partsOfCells',
          severity: 'note',
          count: repeated,
          ...(firstLine === null ? {} : { where: { file, line: firstLine } }),
        },
      ]
