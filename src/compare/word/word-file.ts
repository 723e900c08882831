import { Archive } from '../../archive/archive.ts'
import { attributeIn } from './element.ts'

/** What a Word file of ours may hold; it was made by this program. */
const limits = { entries: 5_000, entrySize: 1 << 28, size: 1 << 30 }

/** The parts of a Word file by path, in the order of the file. */
export type WordParts = ReadonlyMap<string, Uint8Array>

export function unpackWord(bytes: Uint8Array): WordParts {
  const archive = new Archive(bytes, limits)
  return new Map(
    archive.paths.map((path) => [path, archive.read(path, limits.entrySize) ?? new Uint8Array()]),
  )
}

/** The text of a part; empty where there is none. */
export const partText = (parts: WordParts, path: string): string => new TextDecoder().decode(parts.get(path))

/** What the document refers to, as elements by id. */
export const relationshipsIn = (xml: string): ReadonlyMap<string, string> =>
  new Map(
    (xml.match(/<Relationship\s[^<>]*>/g) ?? []).map((element) => [
      attributeIn(element, 'Id') ?? '',
      element,
    ]),
  )

/** What a relationship leads to. */
export const readTarget = (relationship: string | undefined): string =>
  attributeIn(relationship ?? '', 'Target') ?? ''
