/**
 * Scans the bytes of files in threads.
 *
 * @module
 */
export { cutIntoParts, type Part } from './byte-ranges.ts'
export { createSignal } from './deferred.ts'
export { openScanExecutor, type ScanExecutor } from './scan-executor.ts'
