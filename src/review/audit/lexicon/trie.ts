/** Words by their characters, for the longest that stands at a place of a text; letters are compared without case. */
export class Trie<Entry> {
  readonly #root: Node<Entry> = { children: new Map() }

  /** The first entry of a word stays. */
  add(word: string, entry: Entry): void {
    let node = this.#root
    for (const character of word.toLowerCase()) {
      const next = node.children.get(character) ?? { children: new Map() }
      node.children.set(character, next)
      node = next
    }
    node.entry ??= entry
  }

  /**
   * The longest word at an offset, with the offset after it; undefined where none stands there. A word of Latin letters
   * or digits ends where no further letter follows.
   */
  longestAt(text: string, offset: number): { readonly entry: Entry; readonly end: number } | undefined {
    let node: Node<Entry> | undefined = this.#root
    let found: { readonly entry: Entry; readonly end: number } | undefined
    for (let index = offset; index < text.length; index++) {
      node = node.children.get(text.charAt(index).toLowerCase())
      if (!node) break
      if (node.entry !== undefined && isBoundary(text, index)) found = { entry: node.entry, end: index + 1 }
    }
    return found
  }
}

interface Node<Entry> {
  readonly children: Map<string, Node<Entry>>
  entry?: Entry
}

const letter = /[A-Za-z0-9]/

const isBoundary = (text: string, index: number): boolean =>
  !letter.test(text.charAt(index)) || !letter.test(text.charAt(index + 1))
