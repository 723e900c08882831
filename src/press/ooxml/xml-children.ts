const token = /<\?[^>]*\?>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<>]*")*)\s*(\/?)>|[^<]+/gy

export interface XmlRoot {
  readonly name: string
  /** All that stands before the first child, and after the last. */
  readonly start: string
  readonly end: string
  /** Each as it is written. */
  readonly children: readonly string[]
}

/**
 * The root of an XML file and its children as texts, for a file whose markup is moved and not read. Null for a file
 * that is not well formed, and for what Office does not write: document types, and with them entities of one's own.
 */
export function listChildren(xml: string): XmlRoot | null {
  const open: string[] = []
  const children: string[] = []
  let root: { name: string; start: string } | null = null
  let child = 0
  let end = 0
  token.lastIndex = 0
  for (let index = 0; index < xml.length; index = token.lastIndex) {
    const match = token.exec(xml)
    if (!match || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(match[0])) return null
    const [total, close, name, , empty] = match
    if (name === undefined) {
      if (open.length === 0 && !total.startsWith('<') && total.trim() !== '') return null
      continue
    }
    const after = index + total.length
    if (close === '/' && total !== `</${name}>`) return null
    if (close === '') {
      if (open.length === 0) {
        if (root || empty === '/') return null
        root = { name, start: xml.slice(0, after) }
      }
      if (open.length === 1) child = index
      if (empty !== '/') open.push(name)
    } else {
      if (open.pop() !== name) return null
      if (open.length === 0) end = index
    }
    if (open.length === 1 && (close === '/' || empty === '/')) children.push(xml.slice(child, after))
  }
  return root && open.length === 0 ? { ...root, end: xml.slice(end), children } : null
}
