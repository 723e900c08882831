/**
 * Review of briefs and data: checks, explanation, audit, revisions, bridges between nomenclatures. Here is what several of
 * them share.
 *
 * @module
 */
export {
  amountWords,
  cutWords,
  dimensionWords,
  flowWords,
  inWholeUnits,
  monthRuns,
  scaledWords,
  spanWords,
} from './finding-text.ts'
export { codeFindings, describeBothCodes, findMisnamed } from './misnamed-codes.ts'
