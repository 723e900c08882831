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
    let index = 0
    while (index < text.length) {
      const end = text.charCodeAt(index) === lessThan ? this.#markup(text, index) : this.#text(text, index)
      if (end === -1) break
      index = end
    }
    this.#pending = text.slice(index)
    if (this.#pending.length > longestPiece) throw new XmlFault('a tag or text is too long')
  }

  end(): void {
    if (this.#pending.trim() !== '' || this.#open.length > 0) throw new XmlFault('it is cut off')
  }

  /** What follows, up to the next tag; -1 where that has not come yet. */
  #text(text: string, position: number): number {
    const end = text.indexOf('<', position)
    if (end !== -1 && this.#handler.wantsText) this.#handler.text(resolved(text.slice(position, end)))
    return end
  }

  /** A tag or another piece of markup; -1 where its end has not come yet. */
  #markup(text: string, offset: number): number {
    const next = text.charCodeAt(offset + 1)
    if (next === question) return behind(text, '?>', offset)
    if (next === exclamation) return this.#declaration(text, offset)
    const end = endOfTag(text, offset)
    if (end === -1) return -1
    if (next === slash) this.#close(withoutPrefix(text, offset + 2, endOfName(text, offset + 2, end)))
    else {
      const isEmpty = text.charCodeAt(end - 1) === slash
      const behindName = endOfName(text, offset + 1, end)
      const name = withoutPrefix(text, offset + 1, behindName)
      this.#begin(name)
      this.#attributes.set(text, behindName, isEmpty ? end - 1 : end)
      this.#handler.open(name, this.#attributes)
      if (isEmpty) this.#close(name)
    }
    return end + 1
  }

  #declaration(text: string, place: number): number {
    if (text.startsWith('<!--', place)) return behind(text, '-->', place + 4)
    if (text.startsWith('<![CDATA[', place)) {
      const end = behind(text, ']]>', place)
      if (end !== -1 && this.#handler.wantsText) this.#handler.text(text.slice(place + 9, end - 3))
      return end
    }
    if (text.length - place < 9) return -1
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
  const index = text.indexOf(mark, from)
  return index === -1 ? -1 : index + mark.length
}

/** Where the `>` of a tag is, which may stand in values of attributes too; -1 where it has not come yet. */
function endOfTag(text: string, from: number): number {
  let open = 0
  for (let index = from + 1; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (open !== 0) {
      if (code === open) open = 0
    } else if (code === greaterThan) return index
    else if (code === quote || code === apostrophe) open = code
    else if (code === lessThan) throw new XmlFault('a tag is not closed')
  }
  return -1
}

function endOfName(text: string, from: number, end: number): number {
  let index = from
  while (index < end && text.charCodeAt(index) > 0x20 && text.charCodeAt(index) !== slash) index++
  if (index === from) throw new XmlFault('a tag has no name')
  return index
}

function withoutPrefix(text: string, from: number, end: number): string {
  const name = text.slice(from, end)
  return name.slice(name.lastIndexOf(':') + 1)
}
