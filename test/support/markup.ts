const token =
  /<\?[^>]*\?>|<!--.*?-->|<!doctype html>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+(?:="[^"<]*")?)*)\s*(\/?)>|[^<]+/gsuy

/** Elements that HTML never closes. */
const voids = new Set(['meta', 'link', 'br', 'wbr', 'col', 'hr', 'img'])

/**
 * What is wrong with a text as XML 1.0, or as the tidy subset of HTML that is read like XML; null where nothing is.
 */
export function malformed(text: string): string | null {
  const open: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const index = token.lastIndex
    const match = token.exec(text)
    if (!match) return `no markup at ${index}: ${text.slice(index, index + 60)}`
    const [total, close, name, attributes = '', empty] = match
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(name === undefined ? total : attributes))
      return `a bare & at ${index}: ${total.slice(0, 60)}`
    // XML 1.0 forbids the C0 controls but for tab and line ends, and allows the C1 controls.
    if (/[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]|\p{Surrogate}/u.test(total))
      return `a forbidden character at ${index}`
    if (name === undefined || empty === '/' || voids.has(name)) continue
    if (close === '') open.push(name)
    else if (open.pop() !== name) return `</${name}> closes nothing at ${index}`
    if (name === 'style' && close === '') token.lastIndex = text.indexOf('</style>', token.lastIndex)
  }
  return open.length === 0 ? null : `not closed: ${open.join(', ')}`
}

/** The text between tags, with entities resolved and white space collapsed. */
export function textOf(markup: string): string {
  return collapse(
    markup
      .replace(/<style>.*?<\/style>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => entities[name] ?? ''),
  )
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}

export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What each match of a pattern with one group caught. */
export const caught = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '')
