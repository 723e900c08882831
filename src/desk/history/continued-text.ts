/** So much of a text, in percent, its continuation has at its beginning and end. */
const retainedPercent = 90

/**
 * Whether a text continues an earlier: it has nearly all of it before and after what was written in between. A text
 * whose words were taken out, or replaced, does not, so that the earlier is retained as a version of its own.
 */
export function isContinued(earlier: string, later: string): boolean {
  const shorter = Math.min(earlier.length, later.length)
  let prefix = 0
  while (prefix < shorter && earlier[prefix] === later[prefix]) prefix++
  let suffix = 0
  while (suffix < shorter - prefix && earlier.at(-1 - suffix) === later.at(-1 - suffix)) suffix++
  return (prefix + suffix) * 100 >= earlier.length * retainedPercent
}
