import { listChildren } from '../../press/ooxml/ooxml.ts'

/** An element of a part that a press of ours wrote: its tags, and its children as texts. */
export interface WordElement {
  readonly name: string
  readonly start: string
  readonly end: string
  readonly children: readonly string[]
  readonly xml: string
}

/** Reads an element. @throws Error for what is not well formed, which a press never writes. */
export function readElement(xml: string): WordElement {
  const empty = /^<([\w:]+)[^<>]*\/>$/.exec(xml)
  if (empty?.[1]) return { name: empty[1], start: xml, end: '', children: [], xml }
  const element = listChildren(xml)
  if (!element) throw new Error(`not well formed: ${xml.slice(0, 200)}`)
  return { ...element, xml }
}

/** The name of an element from its text. */
export const elementName = (xml: string): string => /^<([\w:]+)/.exec(xml)?.[1] ?? ''

/** The children of this name. */
export const childrenNamed = ({ children }: WordElement, name: string): readonly string[] =>
  children.filter((child) => elementName(child) === name)

/** The elements of this name within a text, whatever they are in. They must not be nested. */
export const elementsWithin = (xml: string, name: string): readonly string[] =>
  xml.match(new RegExp(`<${name}(?:\\s[^<>]*)?>[\\s\\S]*?</${name}>`, 'g')) ?? []

/** What an attribute says in the first tag that has it; null where none does. */
export const attributeIn = (xml: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1] ?? null

/** The text of all runs within an element. */
export const textWithin = (xml: string): string => elementsWithin(xml, 'w:t').map(textOfLeaf).join('')

/** The text of an element without children. */
export function textOfLeaf(xml: string): string {
  const content = xml.slice(xml.indexOf('>') + 1, xml.lastIndexOf('</'))
  return content.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => characters[entity] ?? '')
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
