export {
  amountWords,
  currencyWords,
  cutWords,
  dimensionWords,
  flowWords,
  monthRuns,
  spanWords,
} from './finding-text.ts'
export { codeFindings, describeBothCodes, findMisnamed } from './misnamed-codes.ts'
