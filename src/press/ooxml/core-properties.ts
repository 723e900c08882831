import { type Document, getLocale } from '../../brief/brief.ts'
import { escapeMarkup } from '../shared/shared.ts'

/** Where an Office file keeps its core properties. */
export const corePropertiesPath = 'docProps/core.xml'

/**
 * The core properties of an Office file (Open Packaging Conventions), in place of a library's own, which name
 * the moment of printing. The dates are those of the data; where `asOf` is no date there are none.
 */
export function coreProperties({
  title,
  about,
  language,
}: Pick<Document, 'title' | 'about' | 'language'>): string {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(about.asOf)?.[0]
  const dates = ['created', 'modified'].map((name) =>
    day === undefined ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`,
  )
  const creator = about.issuer === null ? '' : `<dc:creator>${escapeMarkup(about.issuer)}</dc:creator>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeMarkup(title)}</dc:title><dc:subject>${escapeMarkup(about.product)}</dc:subject>${creator}<dc:language>${getLocale(language).officeTag}</dc:language>${dates.join('')}</cp:coreProperties>`
}
