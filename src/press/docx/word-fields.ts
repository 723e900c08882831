import { attribute } from './word-package.ts'

/**
 * The fields of a part of a Word file, by name: `PAGE`, `NUMPAGES`. Word writes a field in one element, or its
 * instruction in pieces between the characters that begin and end it; fields may stand within fields.
 */
export function fieldsIn(xml: string): string[] {
  const names: string[] = []
  const open: string[] = []
  const close = () => {
    const instruction = open.pop()
    if (instruction !== undefined) names.push(nameOf(instruction))
  }
  for (const [tag, text] of xml.matchAll(
    /<w:(?:fldSimple|fldChar)\b[^>]*>|<w:instrText\b[^>]*>([^<]*)<\/w:instrText>/g,
  )) {
    if (tag.startsWith('<w:fldSimple')) names.push(nameOf(attribute(tag, 'w:instr')))
    else if (text !== undefined) open.push((open.pop() ?? '') + text)
    else if (attribute(tag, 'w:fldCharType') === 'begin') open.push('')
    else if (attribute(tag, 'w:fldCharType') === 'end') close()
  }
  while (open.length > 0) close()
  return names
}

const nameOf = (instruction: string): string =>
  /^\s*(=|[^\s"\\]*)/.exec(instruction)?.[1]?.toUpperCase() ?? ''
