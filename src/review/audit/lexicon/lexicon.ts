/**
 * The words of trade texts, in Chinese and English, and what they mean.
 *
 * @module
 */
export { type BlockLabel, type Extreme, readBlockLabelAt } from './block-labels.ts'
export type { Facets, MeasureWord, OperationWord } from './facets.ts'
export { codeOfName, findNamed, isKnown, type Named, numberOfPlaces } from './names.ts'
export { type PeriodWords, readPeriodAt } from './periods/periods.ts'
export { type Token, tokenize } from './tokens.ts'
export { Trie } from './trie.ts'
export { readUnitName, type UnitWords } from './unit-words.ts'
