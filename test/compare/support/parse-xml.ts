/** An element of XML. */
export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  /** Its children and the texts between them, in order. */
  readonly content: (Node | string)[]
  /** The texts between its children. */
  text: string
}

/** Reads XML without document types and sections of text. @throws Error for what is not well formed. */
export function parseXml(xml: string): Node {
  const root = emptyNode('', {})
  const open = [root]
  for (const [, tag, text] of xml.matchAll(/<([^<>]+)>|([^<>]+)/g)) {
    const parent = open.at(-1) ?? root
    if (text !== undefined) {
      parent.text += decode(text)
      parent.content.push(decode(text))
    } else if (tag?.startsWith('/')) {
      if (open.pop()?.name !== tag.slice(1)) throw new Error(`not well formed at ${tag}`)
    } else if (tag && !tag.startsWith('?')) {
      const attributes = Object.fromEntries(
        [...tag.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
      )
      const node = emptyNode(/^[\w:-]+/.exec(tag)?.[0] ?? '', attributes)
      parent.children.push(node)
      parent.content.push(node)
      if (!tag.endsWith('/')) open.push(node)
    }
  }
  if (open.length !== 1) throw new Error('not well formed')
  return root
}

const emptyNode = (name: string, attributes: Readonly<Record<string, string>>): Node => ({
  name,
  attributes,
  children: [],
  content: [],
  text: '',
})

/** All elements of a name. */
export function descend(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descend(child, name)])
}

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
