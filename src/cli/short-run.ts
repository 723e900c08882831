import { setFlagsFromString } from 'node:v8'

/**
 * For a command that prints a few documents and ends: WebAssembly stays as it was compiled first. To optimise it takes
 * longer than to print a few, and Node does not end before it is done (0.3 s).
 */
export const keepFirstCode = (): void => setFlagsFromString('--liftoff-only')
