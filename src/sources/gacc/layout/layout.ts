export { badField } from './bad-field.ts'
export { type Column, type Columns, looksLikeHeading, readColumns } from './columns.ts'
export { KeyWatch } from './key-order.ts'
export { detached, OddityTally } from './oddity-tally.ts'
export { keyColumns, orderOf, portalLimit, reportOf } from './report.ts'
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
