import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How often the size of the heap is looked at, and how long a collection is not repeated, in milliseconds. */
const interval = 5_000
const pause = 10_000
const megabyte = 1024 * 1024
/** Memory beyond what was in use after the last collection that is worth another, which takes some 50 ms. */
const leastExcess = 32 * megabyte
/** A collection amid a burst finds in use what is garbage at its end: so many follow it. */
const followUps = 2

/**
 * Collects garbage of the whole heap from time to time where it has grown. V8 gives memory back to the system only in
 * such a collection, and starts one only when the heap grows further: after a burst of requests a process that rests would
 * keep what it needed at its peak.
 *
 * @returns ends it.
 */
export function collectGrownHeap(): () => void {
  const collect = garbageCollection()
  let usedAfter = 0
  let last = Number.NEGATIVE_INFINITY
  let remaining = 0
  const timer = setInterval(() => {
    const { heapTotal, external } = process.memoryUsage()
    if (performance.now() - last < pause) return
    const hasGrown = heapTotal + external - usedAfter >= leastExcess
    if (!hasGrown && remaining === 0) return
    remaining = hasGrown ? followUps : remaining - 1
    collect()
    last = performance.now()
    const after = process.memoryUsage()
    usedAfter = after.heapUsed + after.external
  }, interval)
  timer.unref()
  return () => clearInterval(timer)
}

/** V8 has it under a flag alone, which a program can set when it runs. */
function garbageCollection(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect !== 'function') throw new Error('V8 exposes no garbage collection')
  return () => void collect()
}
