import { resolved, TagAttributes, type XmlAttributes, XmlFault } from './xml-attributes.ts'

/** What a scanner finds, in its order. Names are without their namespace’s prefix. */
export interface XmlHandler {
  /** @param attributes of this tag, valid during the call. An empty element opens and closes. */
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  /** @param text with entities and line ends resolved. */
  text(text: string): void
  /** Whether texts are wanted at present: most stand between elements and need not be cut out. */
  readonly wantsText: boolean
}

/** A tag, or a text between two tags, is never longer: cells hold up to 32,767 characters. */
const longestPiece = 1024 * 1024
const deepest = 64

const [lessThan, greaterThan, slash, exclamation, question] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f]
const [quote, apostrophe] = [0x22, 0x27]

/**
 * Scans XML that comes in pieces, and holds no more of it than the piece at hand. It knows what workbooks have (XML 1.0
 * without document types, so without entities of its own) and goes through each character once.
 *
 * @throws XmlFault from `push` and `end`.
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  readonly #open: string[] = []
  readonly #attributes = new TagAttributes()
  #pending = ''

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(piece: string): void {
    const text = this.#pending + piece
    let at = 0
    while (at < text.length) {
      const end = text.charCodeAt(at) === lessThan ? this.#markup(text, at) : this.#text(text, at)
      if (end === -1) break
      at = end
    }
    this.#pending = text.slice(at)
    if (this.#pending.length > longestPiece) throw new XmlFault('a tag or text is too long')
  }

  end(): void {
    if (this.#pending.trim() !== '' || this.#open.length > 0) throw new XmlFault('it is cut off')
  }

  /** What follows, up to the next tag; -1 where that has not come yet. */
  #text(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end !== -1 && this.#handler.wantsText) this.#handler.text(resolved(text.slice(at, end)))
    return end
  }

  /** A tag or another piece of markup; -1 where its end has not come yet. */
  #markup(text: string, at: number): number {
    const next = text.charCodeAt(at + 1)
    if (next === question) return behind(text, '?>', at)
    if (next === exclamation) return this.#declaration(text, at)
    const end = endOfTag(text, at)
    if (end === -1) return -1
    if (next === slash) this.#close(withoutPrefix(text, at + 2, endOfName(text, at + 2, end)))
    else {
      const isEmpty = text.charCodeAt(end - 1) === slash
      const behindName = endOfName(text, at + 1, end)
      const name = withoutPrefix(text, at + 1, behindName)
      this.#begin(name)
      this.#attributes.set(text, behindName, isEmpty ? end - 1 : end)
      this.#handler.open(name, this.#attributes)
      if (isEmpty) this.#close(name)
    }
    return end + 1
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = behind(text, ']]>', at)
      if (end !== -1 && this.#handler.wantsText) this.#handler.text(text.slice(at + 9, end - 3))
      return end
    }
    if (text.length - at < 9) return -1
    throw new XmlFault('it has a document type')
  }

  #begin(name: string): void {
    if (this.#open.length === deepest) throw new XmlFault('elements are nested too deeply')
    this.#open.push(name)
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw new XmlFault(`${name} closes what it has not opened`)
    this.#handler.close(name)
  }
}

/** Behind a mark, or -1 where it has not come yet. */
function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

/** Where the `>` of a tag is, which may stand in values of attributes too; -1 where it has not come yet. */
function endOfTag(text: string, from: number): number {
  let open = 0
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (open !== 0) {
      if (code === open) open = 0
    } else if (code === greaterThan) return at
    else if (code === quote || code === apostrophe) open = code
    else if (code === lessThan) throw new XmlFault('a tag is not closed')
  }
  return -1
}

function endOfName(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) > 0x20 && text.charCodeAt(at) !== slash) at++
  if (at === from) throw new XmlFault('a tag has no name')
  return at
}

function withoutPrefix(text: string, from: number, end: number): string {
  const name = text.slice(from, end)
  return name.slice(name.lastIndexOf(':') + 1)
}
