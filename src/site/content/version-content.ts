import { extname } from 'node:path'
import type { Document, IssuerLook } from '../../brief/brief.ts'
import { formatDescriptions } from '../../press/press.ts'
import { readStoredBrief } from '../../press/stored-brief/stored-brief.ts'
import { readFrozenFile, readSeal, type Seal } from '../../releases/releases.ts'
import { type EditionLanguage, getMessageLanguage, type Language, type Localized } from '../../trade/trade.ts'
import type { PublishedVersion } from './published.ts'

/** A file that readers can download, as it was frozen. */
export interface Download {
  readonly name: string
  readonly language: Language | null
  readonly label: Localized
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** A published version with its files, and the briefs that pages are printed from. */
export interface VersionContent {
  readonly version: PublishedVersion
  readonly name: Seal['name']
  readonly asOf: string
  readonly downloads: readonly Download[]
  /** By language; none of a language whose brief was not frozen as data. */
  readonly briefs: ReadonlyMap<Language, Document>
}

/**
 * Reads what was signed of a version: the files of the brief, neither checks nor inputs.
 *
 * @throws UserError where a file is not what was signed, or is not there.
 */
export async function readVersionContent(
  folder: string,
  version: PublishedVersion,
  look: IssuerLook | undefined,
): Promise<VersionContent> {
  const { name, vintage, files } = await readSeal(folder, version)
  const downloads: Download[] = []
  const briefs = new Map<Language, Document>()
  const isShown = (language: EditionLanguage | null): language is Language | null =>
    language === null || language === getMessageLanguage(language)
  for (const file of files.filter(({ kind }) => kind === 'brief')) {
    const bytes = await readFrozenFile(folder, version, file)
    const { language, sha256 } = file
    if (!isShown(language)) continue
    const extension = extname(file.name)
    downloads.push({ name: file.name, language, ...describeFormat(extension), bytes, sha256 })
    if (extension !== '.json' || language === null) continue
    const brief = readStoredBrief(bytes.toString('utf8'), file.name)
    briefs.set(language, { ...brief, about: { ...brief.about, ...(look && { look }) } })
  }
  return { version, name, asOf: vintage.asOf.slice(0, 10), downloads, briefs }
}

function describeFormat(extension: string): { label: Localized; mediaType: string } {
  const described = Object.entries(formatDescriptions).find(([format]) => `.${format}` === extension)?.[1]
  if (described) return described
  const label = extension.slice(1).toUpperCase()
  return {
    label: { zh: label, en: label },
    mediaType: extension === '.zip' ? 'application/zip' : 'application/octet-stream',
  }
}

/** The beginning of a brief’s text, as a description of it: its first paragraph. */
export function describeBrief({ blocks, subtitle }: Document): string {
  const first = blocks.find((block) => block.kind === 'paragraph' && block.role === 'body')
  if (first?.kind !== 'paragraph') return subtitle
  return first.content
    .map((inline) => (inline.kind === 'footnote' ? '' : inline.text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
