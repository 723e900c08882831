/**
 * Writes the Parquet format of staged files.
 *
 * @module
 */
export { type Chunk, footer, magic, type ParquetColumn, type RowGroup } from './footer.ts'
export { codedPage, entriesPage, type Page, plainPage, sizeOf } from './pages.ts'
