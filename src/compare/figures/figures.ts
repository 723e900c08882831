/**
 * Which figures differ between two versions, and why.
 *
 * @module
 */
export { relevantCells } from './cell-evidence.ts'
export { type CauseFacts, FigureCauses } from './figure-causes.ts'
export { blockFigures, compareFigures, printedFigures } from './figure-changes.ts'
