/**
 * From sums to figures. `figures/` has the figure book, `indices/` the formulas, `seasonal/` seasonal adjustment.
 *
 * @module
 */
export { partnerChanges } from './partner-changes.ts'
export { type Remark, remarkable } from './remarkable.ts'
export {
  type FlowRows,
  type FlowSums,
  flowSums,
  type SpanKey,
  type SpanName,
  spanKey,
  spanMonths,
} from './trade-sums.ts'
