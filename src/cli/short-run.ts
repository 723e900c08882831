import process from 'node:process'
import { setFlagsFromString } from 'node:v8'

/** Of V8: by the first WebAssembly is optimised at all, by the second only what is often run. */
const flags = ['wasm-tier-up', 'wasm-dynamic-tiering']

/**
 * For a command that prints a few documents and ends: WebAssembly stays as it was compiled first. To optimise it takes
 * longer than to print a few, and Node does not end before it is done (0.3 s). At the end flags are as they were: what is
 * kept of compiled code is taken up again only under those under which it was kept.
 */
export function keepFirstCode(): void {
  for (const flag of flags) setFlagsFromString(`--no-${flag}`)
  process.prependOnceListener('exit', () => {
    for (const flag of flags) setFlagsFromString(`--${flag}`)
  })
}
