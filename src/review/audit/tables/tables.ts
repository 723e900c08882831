/**
 * Tables by the meaning of their headings and of the names of their rows.
 *
 * @module
 */
export { type Caption, readCaption, toCount, unitsOfTable } from './caption.ts'
export { isUnitKnown, measureKey, placesTogether, type TextContext } from './cell-key.ts'
export { Cells, type KeyedFigure, lineAt, type RepeatedRow, type Unread } from './cells.ts'
export { type ReadCell, type ReadRow, type ReadTable, readTable } from './read-table.ts'
export { isRest } from './row-label.ts'
