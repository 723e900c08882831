/**
 * Export of a ledger and of briefs: SDMX-CSV 2.0 and SDMX-ML 3.0 with their structures (concepts, code lists and data
 * structure definitions after IMTS 2010), and plain tables as CSV and Parquet. `rest/` answers queries of SDMX REST. An optional capability: only
 * the command and the desk import it. `export-data.ts` is where exports begin.
 *
 * @module
 */
export { type ExportOrder, type ExportOutcome, exportData } from './export-data.ts'
export { type ExportFormat, exportFormats } from './formats.ts'
export {
  answerData,
  answerStructures,
  chooseDataFormat,
  dataTypes,
  listTradeComponents,
  notImplemented,
  QueryFault,
  requireStructureType,
  structureType,
} from './rest/rest.ts'
