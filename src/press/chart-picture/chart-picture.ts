/**
 * Charts as pictures, drawn with the fonts of the package.
 *
 * @module
 */
export { chartArchive } from './chart-archive.ts'
export { createChartPainter } from './chart-painter.ts'
export { fileNames } from './file-names.ts'
export { withPngTexts } from './png-texts.ts'
