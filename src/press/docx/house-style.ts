import type { RunningPart, WordRelation, WordTemplate } from '../../brief/brief.ts'
import type { ZipPart } from '../ooxml/ooxml.ts'
import { escapeMarkup } from '../shared/shared.ts'
import { withStyleIds, withTemplateStyles } from './template/template.ts'

/** A template's looks in a brief: its styles in place of those of the same names, and its theme. */
export interface HouseLooks {
  readonly styles: string
  readonly theme: string
  /** The styles of the template that stand for the brief's, by the brief's ids. */
  readonly ids: ReadonlyMap<string, string>
}

/** @param current the brief's styles and theme, which hold where there is no template. */
export function houseLooks(
  current: Pick<HouseLooks, 'styles' | 'theme'>,
  template: WordTemplate | undefined,
): HouseLooks {
  if (!template) return { ...current, ids: new Map() }
  return { ...withTemplateStyles(current.styles, template.styles), theme: template.theme ?? current.theme }
}

/** The pictures of a template's headers and footers. */
export const templatePictures = (template: WordTemplate | undefined): ZipPart[] =>
  [...(template?.pictures ?? [])].map(([name, picture]) => [`word/media/${name}`, picture] as const)

/** A header or a footer of a template; null for an empty one. */
export const partOfTemplate = (part: RunningPart | null, ids: ReadonlyMap<string, string>) =>
  part && { xml: withStyleIds(part.xml, ids), relationships: relationshipsOf(part) }

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relationshipsOf = ({ relations }: RunningPart): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.map(relationship).join('')}</Relationships>`

const relationship = ({ id, kind, target }: WordRelation): string =>
  kind === 'picture'
    ? `<Relationship Id="${escapeMarkup(id)}" Type="${officeTypes}/image" Target="media/${target}"/>`
    : `<Relationship Id="${escapeMarkup(id)}" Type="${officeTypes}/hyperlink" Target="${escapeMarkup(target)}" TargetMode="External"/>`
