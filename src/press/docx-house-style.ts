import type { RunningPart, WordRelation, WordTemplate } from '../brief/document.ts'
import { placeOf } from './docx-running.ts'
import { withStyleIds, withTemplateStyles } from './docx-template-styles.ts'
import { escapeMarkup } from './text.ts'
import { replaceZipEntries, zipEntries } from './zip-entry.ts'

/** Empty files of the names of a template's pictures, for the library to pack, and `inHouseStyle` to fill. */
export const roomForPictures = (template: WordTemplate | undefined): { path: string; data: string }[] =>
  [...(template?.pictures.keys() ?? [])].map((name) => ({ path: picturePath(name), data: '' }))

/**
 * A Word file in a template's looks: its theme, its styles in place of those of the same names, and its headers and
 * footers, with their pictures, where the brief holds places for them.
 */
export function inHouseStyle(word: Uint8Array, template: WordTemplate | undefined): Uint8Array {
  if (!template) return word
  const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
  const own = text(zipEntries(word, /^word\/styles\.xml$/).get('word/styles.xml'))
  const { styles, ids } = withTemplateStyles(own, template.styles)
  const parts = new Map<string, string>([['word/styles.xml', styles]])
  if (template.theme !== null) parts.set('word/theme/theme1.xml', template.theme)
  for (const [path, bytes] of zipEntries(word, /^word\/(?:header|footer)\d+\.xml$/)) {
    const part = partFor(text(bytes), template)
    if (!part) continue
    parts.set(path, withStyleIds(part.xml, ids))
    parts.set(path.replace('word/', 'word/_rels/').concat('.rels'), relationshipsOf(part))
  }
  const encoder = new TextEncoder()
  return replaceZipEntries(
    word,
    new Map([
      ...[...parts].map(([path, part]) => [path, encoder.encode(part)] as const),
      ...[...template.pictures].map(([name, picture]) => [picturePath(name), picture] as const),
    ]),
  )
}

const picturePath = (name: string): string => `word/media/${name}`

/** The part whose place is held. */
function partFor(held: string, template: WordTemplate): RunningPart | null {
  for (const kind of ['header', 'footer'] as const)
    for (const page of ['first', 'default', 'even'] as const)
      if (held.includes(placeOf(kind, page))) return template[kind]?.[page] ?? null
  return null
}

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relationshipsOf = ({ relations }: RunningPart): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.map(relationship).join('')}</Relationships>`

const relationship = ({ id, kind, target }: WordRelation): string =>
  kind === 'picture'
    ? `<Relationship Id="${escapeMarkup(id)}" Type="${officeTypes}/image" Target="media/${target}"/>`
    : `<Relationship Id="${escapeMarkup(id)}" Type="${officeTypes}/hyperlink" Target="${escapeMarkup(target)}" TargetMode="External"/>`
