/**
 * Alignment of two versions: which parts correspond, and which words of them differ.
 *
 * @module
 */
export { type Aligned, alignSequences } from './align-sequences.ts'
export { type DiffStatus, diffItems } from './diff-items.ts'
export { splitWords } from './split-words.ts'
export { createTextSimilarity } from './text-similarity.ts'
