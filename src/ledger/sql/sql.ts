/**
 * What the ledgers that speak SQL share: keys, rules of precedence, records.
 *
 * @module
 */
export { codeNumber, codeText, commodityNumber, commodityText } from './code-numbers.ts'
export { portalKey } from './portal-key.ts'
export { cellColumns, publishedBy } from './prevalence.ts'
export { replacementRules } from './replacement-rules.ts'
export { Row } from './row.ts'
export { coveredBy, heldBy, loadParameters, toInstant, toLoad, toStatedRelation } from './stored-load.ts'
export { keptRelationRow, toStoredRelation } from './stored-relation.ts'
export {
  type Cells,
  holdToFacts,
  repeatedKeys,
  toInventory,
  toMembersAndAmounts,
  toTotal,
  toTracedRow,
} from './stored-rows.ts'
