/**
 * Writes the Parquet format of staged files.
 *
 * @module
 */
export { type Chunk, footer, magic, type ParquetColumn, type RowGroup } from './footer.ts'
export { codedPage, entriesPage, measureSize, type Page, plainPage } from './pages.ts'
