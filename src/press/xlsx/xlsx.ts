/**
 * Excel workbooks. More than twelve files: one a part of a workbook.
 *
 * @module
 */
import { formatDescriptions } from '../formats/formats.ts'
import type { Press } from '../press-type.ts'

/**
 * A brief as a workbook (Office Open XML): cover, contents, text, a sheet for each table, notes, and a sheet
 * with every figure. Sums of customs data are numbers; shares, growth, totals and differences are formulas
 * over them, and the tables refer to them, so that a reader sees how each number came about.
 */
export const xlsx: Press = {
  format: 'xlsx',
  extension: 'xlsx',
  mediaType: formatDescriptions.xlsx.mediaType,
  async print(document) {
    const { createWorkbook: workbookOf } = await library()
    return workbookOf(document)
  },
  async makeReady() {
    await library()
  },
}

/** It is large, and often it is another thread that prints. */
const library = () => import('./workbook.ts')
