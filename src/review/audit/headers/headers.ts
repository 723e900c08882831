/**
 * Headings of tables by the meaning of their words.
 *
 * @module
 */
export { type Column, readColumns } from './columns.ts'
export { type Meaning, readMeaning, splitUnits } from './meaning.ts'
export { readRunningHeader } from './running-header.ts'
