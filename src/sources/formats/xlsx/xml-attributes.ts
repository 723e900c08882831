/** XML is not well formed, or has what workbooks do not. */
export class XmlFault extends Error {}

/** The attributes of a tag. */
export interface XmlAttributes {
  /** The value of an attribute, whatever its prefix; undefined where there is none. */
  get(name: string): string | undefined
}

const attribute = /\s+(?:[^\s=:"'<>/]+:)?([^\s=:"'<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

/** Attributes that are cut out of a text when they are first asked for. One object serves all tags of a file. */
export class TagAttributes implements XmlAttributes {
  readonly #names: string[] = []
  readonly #values: string[] = []
  #text = ''
  #from = 0
  #end = 0

  /** Takes what stands between the name of a tag and its end. */
  set(text: string, from: number, end: number): void {
    this.#text = text
    this.#from = from
    this.#end = end
    this.#names.length = 0
    this.#values.length = 0
  }

  get(name: string): string | undefined {
    if (this.#from < this.#end) this.#read()
    const index = this.#names.indexOf(name)
    const value = this.#values[index]
    return value === undefined ? undefined : resolved(value)
  }

  #read(): void {
    const text = this.#text
    let position = this.#from
    while (position < this.#end) {
      attribute.lastIndex = position
      const [total, name, double, single] = attribute.exec(text) ?? []
      if (total === undefined || name === undefined || position + total.length > this.#end) {
        if (text.slice(position, this.#end).trim() === '') break
        throw new XmlFault('an attribute is not well formed')
      }
      this.#names.push(name)
      this.#values.push(double ?? single ?? '')
      position += total.length
    }
    this.#from = this.#end
    this.#text = ''
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text with its entities resolved, and `\r\n` as the `\n` that it stands for (XML 1.0, 2.11 and 4.6). */
export function resolved(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!plain.includes('&')) return plain
  return plain.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}));/g, (total, decimal, hex, word) => {
    if (word !== undefined) return named[String(word)] ?? total
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : total
  })
}
