/**
 * Names of domain terms in both languages, as messages use them.
 *
 * @module
 */
export {
  amountWords,
  currencyWords,
  cutWords,
  dimensionWords,
  flowWords,
  monthRuns,
} from '../../review/review.ts'
export { standingWords } from './provenance-words.ts'
export { describeScope, filterable } from './scope-words.ts'
