import { setFlagsFromString } from 'node:v8'

/** More documents than this are worth code that is optimised. */
const few = 8

/**
 * For a command that prints so many documents and ends: WebAssembly stays as it was compiled first. To optimise it
 * takes longer than to print a few, and Node does not end before it is done (0.3 s).
 */
export function expectDocuments(count: number): void {
  if (count < few) setFlagsFromString('--liftoff-only')
}
