export { lastStarting, ProseText } from './prose-text.ts'
export { readProse } from './read-prose.ts'
