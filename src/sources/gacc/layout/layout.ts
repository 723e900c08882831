/**
 * The layout of files of the customs online query: columns, and the report of what was odd in them.
 *
 * @module
 */
export { badField } from './bad-field.ts'
export { type Column, type Columns, looksLikeHeading, OtherTable, readColumns } from './columns.ts'
export { KeyWatch } from './key-order.ts'
export { detached, OddityTally } from './oddity-tally.ts'
export { createOrder, createReport, keyColumns, portalLimit } from './report.ts'
export {
  amountKinds,
  type ColumnPlan,
  canBeScanned,
  columnPlan,
  type ScanLayout,
  textKinds,
} from './scan-layout.ts'
export {
  joinedSightings,
  type SeenCode,
  type SeenCodes,
  type SeenOddity,
  type Sightings,
} from './scan-summary.ts'
