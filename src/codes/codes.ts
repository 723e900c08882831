/**
 * The code lists: CSV with a typed lookup, and the names and mappings that a workspace adds.
 *
 * @module
 */
export { CodeLists, standardCodes } from './code-lists.ts'
export { type FileNames, memberCodePattern } from './code-mappings.ts'
export { readCodeList } from './code-table.ts'
export { figureWords } from './figure-words.ts'
export { cleanName, comparableName, printableFileName, replacement } from './name-in-file.ts'
export { findCodeOfName } from './name-index.ts'
