/**
 * What differs in the text of two versions: sentences, tables, charts and notes.
 *
 * @module
 */
export { type BlockCauses, compareBlocks } from './block-changes.ts'
export { compareLists, compareTexts, type TextCauses } from './text-changes.ts'
export { inlineWords, plainWords, type Word } from './words.ts'
