/**
 * Scans the bytes of files in threads.
 *
 * @module
 */
export { cutIntoParts, type Part } from './byte-ranges.ts'
export { moment } from './deferred.ts'
export { type Hands, handsFor } from './scan-executor.ts'
