/**
 * What unattended work records: files of JSON lines that are only ever added to, and a lock so that one process works at
 * a time.
 *
 * @module
 */
export { withExclusiveLock } from './exclusive-lock.ts'
export { JsonLines } from './json-lines.ts'
