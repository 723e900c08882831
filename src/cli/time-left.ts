import type { Localized } from '../trade/language.ts'

/**
 * How long a task will still take, judged by how long its done part took.
 *
 * @param elapsed milliseconds since it began.
 */
export function timeLeft(elapsed: number, done: number, total: number): Localized {
  if (done <= 0 || done >= total) return { zh: '', en: '' }
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000)
  const minutes = Math.ceil(seconds / 60)
  return seconds < 90
    ? { zh: `约剩 ${seconds} 秒`, en: `about ${seconds} s left` }
    : { zh: `约剩 ${minutes} 分钟`, en: `about ${minutes} min left` }
}
