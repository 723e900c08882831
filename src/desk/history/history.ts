/**
 * The earlier versions of texts that people write at the desk: who wrote them, and when.
 *
 * @module
 */
export { editingSession, TextHistory, type TextVersion } from './text-history.ts'
