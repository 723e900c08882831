/**
 * What several output formats share: widths of columns, grids of headings, text runs, contents. More than twelve files:
 * each is one idea of a few lines.
 *
 * @module
 */
export { balanceLines, splitPhrases } from './balanced-lines.ts'
export { cellLines } from './cell-lines.ts'
export { columnWidths } from './column-widths.ts'
export { toCsv } from './csv.ts'
export { getDecimalTail, longestTail } from './decimal-tail.ts'
export { type FlatTable, flatTable } from './flat-table.ts'
export { type GridCell, type HeaderGrid, headerGrid } from './header-grid.ts'
export { letterWidth, textWidth } from './letter-width.ts'
export { fewestHeadings, keptTogether, unbrokenRows } from './page.ts'
export { plainPage } from './plain-page.ts'
export { type PrintedLogo, printedLogo } from './printed-logo.ts'
export { countClosingRows, listKeptRows, listRowsUnderLabels } from './row-groups.ts'
export { type Run, runs } from './runs.ts'
export { scrollEdges } from './scroll-edges.ts'
export { escapeMarkup, escapeText, printable } from './text.ts'
export { keepAmounts, keepAmountsOfLine, splitCompounds } from './unbroken.ts'
