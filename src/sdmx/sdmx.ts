/**
 * Export of a ledger and of briefs: SDMX-CSV 2.0 and SDMX-ML 3.0 with their structures (concepts, code lists and data
 * structure definitions after IMTS 2010), and plain tables as CSV and Parquet. An optional capability: only the command
 * imports it. `export-data.ts` is where it begins.
 *
 * @module
 */
export { type ExportOrder, type ExportOutcome, exportData } from './export-data.ts'
export { type ExportFormat, exportFormats } from './formats.ts'
