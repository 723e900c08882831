export { type Chunk, footer, magic, type ParquetColumn, type RowGroup } from './footer.ts'
export { codedPage, entriesPage, type Page, plainPage, sizeOf } from './pages.ts'
