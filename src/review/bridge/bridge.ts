/**
 * Commodity codes before and after a change of nomenclature.
 *
 * @module
 */
export { bridgeWords, relationWords, sideWords } from './bridge-words.ts'
export {
  type BridgePartner,
  bridgesOf,
  type CodeBridge,
  type CodesOnSides,
  type CorrelationTable,
  proposedCodes,
  type Relation,
  type Standing,
  standingOf,
} from './code-bridge.ts'
