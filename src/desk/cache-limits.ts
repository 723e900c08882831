import type { CheckedBriefs } from '../workspace/build/build.ts'
import type { Explored } from '../workspace/inspect/inspect.ts'

// How much a desk keeps of what it has computed.

const megabyte = 1024 * 1024
/** A figure takes about 1 KB in each language, with its part of the text: 32 MB, or the briefs of 40 months. */
export const briefLimits = {
  entries: 200,
  size: {
    most: 32 * 1024,
    measure: ({ briefs }: CheckedBriefs) =>
      briefs.reduce((sum, { document }) => sum + document.figures.size, 0),
  },
}
export const fileLimits = {
  entries: 200,
  size: { most: 24 * megabyte, measure: ({ byteLength }: Uint8Array<ArrayBuffer>) => byteLength },
}
/** A row takes about 0.5 KB: 16 MB. */
export const exploredLimits = {
  entries: 30,
  size: { most: 32 * 1024, measure: ({ rows }: Explored) => rows.length },
}

/**
 * What takes long on the main thread. More at once would take memory, and would go on in one go when the ledger has
 * answered them together: other requests waited for seconds.
 */
export const computingLimits = { running: 2, runningOfOne: 2, waitingOfOne: 256 }
