/**
 * Figures in the sentences of a published brief.
 *
 * @module
 */
export { lastStarting, ProseText } from './prose-text.ts'
export { readProse } from './read-prose.ts'
