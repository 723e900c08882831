import type { History } from '../check-context.ts'

/**
 * A function of a history whose results are kept for as long as the history is: several checks look at the same
 * statistic of one product's month.
 *
 * @param compute pure; further arguments are strings, such as a flow.
 */
export function oncePerHistory<Arguments extends readonly string[], Result>(
  compute: (history: History, ...args: Arguments) => Result,
): (history: History, ...args: Arguments) => Result {
  const results = new WeakMap<History, Map<string, Result>>()
  return (history, ...args) => {
    const computed = results.get(history) ?? new Map<string, Result>()
    results.set(history, computed)
    const key = args.join(' ')
    const existing = computed.get(key)
    if (existing !== undefined) return existing
    const result = compute(history, ...args)
    computed.set(key, result)
    return result
  }
}
