export { CodeLists, standardCodes } from './code-lists.ts'
export { type FileNames, memberCodePattern } from './code-mappings.ts'
export { cleanName, comparableName, printableFileName, replacement } from './name-in-file.ts'
export { findCodeOfName } from './name-index.ts'
