import type { Localized } from '../../trade/trade.ts'

/** In milliseconds: for a while, what was done first says little, since it has the beginning of all in it. */
const early = 5_000

/**
 * How long a task will still take, judged by how long its done part took; empty where that cannot be told.
 *
 * @param elapsed milliseconds since it began.
 */
export function timeLeft(elapsed: number, done: number, total: number): Localized {
  const isLittle = done <= 0 || (elapsed < early && done < total / 20)
  if (isLittle || done >= total) return { zh: '', en: '' }
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000)
  const minutes = Math.ceil(seconds / 60)
  return seconds < 90
    ? { zh: `约剩 ${seconds} 秒`, en: `about ${seconds} s left` }
    : { zh: `约剩 ${minutes} 分钟`, en: `about ${minutes} min left` }
}
