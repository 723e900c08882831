import { listChildren } from '../../ooxml/ooxml.ts'

/**
 * The styles of a template, with those of a brief that it lacks. Word knows its own styles by their names, and gives
 * them ids in its own language (`1` for 标题 1), so styles are matched by name, and the template's get the ids that
 * the brief refers to. Its numbering is not taken, because a brief's headings have their numbers in their texts; what
 * a brief keeps with the next paragraph, headings and captions, stays with it in the template's looks too.
 *
 * @returns the styles, and what became of the ids of the template's that have others now.
 */
export function withTemplateStyles(
  current: string,
  template: string,
): { readonly styles: string; readonly ids: ReadonlyMap<string, string> } {
  const [ours, theirs] = [listChildren(current), listChildren(template)]
  if (!ours || !theirs) throw new Error('styles are well formed')
  const existing = theirs.children.flatMap(styleOf)
  const pairs = ours.children.flatMap(styleOf).map((style) => ({
    style,
    twin:
      existing.find((other) => sameName(style, other)) ?? existing.find((other) => sameDefault(style, other)),
  }))
  const ids = new Map(pairs.flatMap(({ style, twin }) => (twin ? [[twin.id, style.id]] : [])))
  const taken = new Set([...pairs.map(({ style }) => style.id), ...existing.map(({ id }) => id)])
  for (const { id } of existing) {
    if (ids.has(id) || !pairs.some(({ style }) => style.id === id)) continue
    // A style of another name has an id that the brief means otherwise.
    let free = `${id}Template`
    while (taken.has(free)) free += '1'
    taken.add(free)
    ids.set(id, free)
  }
  const missing = pairs.flatMap(({ style, twin }) => (twin ? [] : [style.xml]))
  const stored = new Set(
    pairs.flatMap(({ style, twin }) => (twin && keepsNext.test(style.xml) ? [twin.xml] : [])),
  )
  const adopted = theirs.children.map((xml) => adapted(stored.has(xml) ? keepingNext(xml) : xml, ids))
  return { styles: [theirs.start, ...adopted, ...missing, theirs.end].join(''), ids }
}

/** A part of the template, referring to its styles by the ids that they have now. */
export const withStyleIds = (xml: string, ids: ReadonlyMap<string, string>): string =>
  xml.replace(
    /(<w:(?:p|r|tbl)Style\s+w:val=")([^"]*)/g,
    (_, before: string, id: string) => before + (ids.get(id) ?? id),
  )

interface Style {
  readonly xml: string
  readonly id: string
  readonly type: string
  readonly name: string
  /** Whether it is what a paragraph or a table has that names no style. */
  readonly isDefault: boolean
}

function styleOf(xml: string): Style[] {
  const start = /^<w:style\b[^>]*>/.exec(xml)?.[0]
  if (start === undefined) return []
  const attribute = (name: string) => new RegExp(`\\sw:${name}="([^"]*)"`).exec(start)?.[1] ?? ''
  const name = /<w:name\s[^>]*?w:val="([^"]*)"/.exec(xml)?.[1] ?? ''
  const isDefault = ['1', 'true', 'on'].includes(attribute('default'))
  return [{ xml, id: attribute('styleId'), type: attribute('type'), name: name.toLowerCase(), isDefault }]
}

const sameName = (style: Style, other: Style): boolean => style.name === other.name
const sameDefault = (style: Style, other: Style): boolean =>
  style.isDefault && other.isDefault && style.type === other.type

const keepsNext = /<w:keepNext\b/

/** It is the first of a style's properties of paragraphs, and these stand before those of text. */
function keepingNext(xml: string): string {
  if (keepsNext.test(xml)) return xml
  return /<w:pPr>/.test(xml)
    ? xml.replace('<w:pPr>', '<w:pPr><w:keepNext/>')
    : xml.replace(/<w:pPr\s*\/>|(?=<w:rPr\b|<\/w:style>)/, '<w:pPr><w:keepNext/></w:pPr>')
}

function adapted(xml: string, ids: ReadonlyMap<string, string>): string {
  if (!/^<w:style\b/.test(xml)) return xml
  return xml
    .replace(/<w:numPr\s*\/>|<w:numPr>.*?<\/w:numPr>/gs, '')
    .replace(
      /(<w:style\b[^>]*?\sw:styleId="|<w:(?:basedOn|next|link)\s+w:val=")([^"]*)/g,
      (_, before: string, id: string) => before + (ids.get(id) ?? id),
    )
}
