/**
 * Names of domain terms in both languages, as messages use them.
 *
 * @module
 */
export {
  cutWords,
  dimensionWords,
  flowWords,
  inWholeUnits,
  monthRuns,
  scaledWords,
} from '../../review/review.ts'
export { monthListWords } from './month-words.ts'
export { standingWords } from './provenance-words.ts'
export { describeScope, filterable, nameScope, nameScopeText } from './scope-words.ts'
export { nameStatistics } from './statistics-words.ts'
export { nameTable } from './table-words.ts'
