/**
 * The data of published briefs for programs: CSV with CSVW metadata, pictures of charts, schema.org and DCAT-AP.
 *
 * @module
 */
export { type DataFile, dataFiles } from './data-files.ts'
export { describeCatalog, describeProductCatalog, describeReleaseDataset } from './dcat.ts'
export { chartFile, tableFile } from './file-names.ts'
export { describeDataset } from './schema-org.ts'
