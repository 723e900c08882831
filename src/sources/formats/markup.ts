/** A tag or a text of HTML or XML. */
export type Token =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'text'; readonly text: string }

/** Elements whose content is no text to read. */
const silent = new Set(['style', 'script', 'head', 'title', 'svg'])

/**
 * The tags and texts of HTML, or of XML that a word processor writes, in their order; comments, declarations
 * and what is not to be read are left out. It goes through the text once and trusts nothing: what is no tag is text.
 */
export function* tokens(markup: string): Generator<Token> {
  const name = /^(\/?)([A-Za-z][\w:-]*)/
  let lowerCase: string | undefined
  let index = 0
  while (index < markup.length) {
    const open = markup.indexOf('<', index)
    if (open === -1) {
      yield { kind: 'text', text: decode(markup.slice(index)) }
      return
    }
    if (open > index) yield { kind: 'text', text: decode(markup.slice(index, open)) }
    if (markup.startsWith('<!--', open)) {
      const end = markup.indexOf('-->', open)
      index = end === -1 ? markup.length : end + 3
      continue
    }
    const end = markup.indexOf('>', open)
    if (end === -1) return
    const inside = markup.slice(open + 1, end)
    index = end + 1
    const match = name.exec(inside)
    if (!match) continue
    const [total, slash, tag = ''] = match
    const lower = tag.toLowerCase()
    if (!slash && silent.has(lower)) {
      lowerCase ??= markup.toLowerCase()
      const close = lowerCase.indexOf(`</${lower}`, index)
      index = close === -1 ? markup.length : markup.indexOf('>', close) + 1 || markup.length
      continue
    }
    const attributes = inside.slice(total.length)
    yield { kind: slash ? 'close' : 'open', name: lower, attributes }
    if (!slash && attributes.endsWith('/')) yield { kind: 'close', name: lower, attributes: '' }
  }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (total, decimal, hex, word) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
    if (code === null) return named[String(word).toLowerCase()] ?? total
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : total
  })
