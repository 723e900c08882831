/**
 * Commodity codes before and after a change of nomenclature.
 *
 * @module
 */
export { bridgeWords, relationWords, sideWords } from './bridge-words.ts'
export {
  type BridgePartner,
  type CodeBridge,
  type CodesOnSides,
  type CorrelationTable,
  getStanding,
  listBridges,
  proposedCodes,
  type Relation,
  type Standing,
} from './code-bridge.ts'
