/**
 * Answers to queries of SDMX REST 2 (https://github.com/sdmx-twg/sdmx-rest), over the data of a ledger: structures as SDMX-ML 3.0,
 * data as SDMX-ML 3.0 or SDMX-CSV 2.0. There is one dataflow, of all data, with its structure, concepts and code lists. What the standard has beyond that is answered
 * with 501.
 *
 * @module
 */
export { answerData, type DataQuery, listTradeComponents, mostObservations } from './data-answer.ts'
export {
  chooseDataFormat,
  type DataFormat,
  dataTypes,
  requireStructureType,
  structureType,
} from './media-types.ts'
export { notImplemented, QueryFault } from './query-fault.ts'
export { answerStructures, type StructureQuery } from './structure-answer.ts'
