/**
 * A brief as a Word document with tracked changes against another version: accepting all of them gives the newer version,
 * rejecting all the older one. Looks that cannot be tracked, such as the widths of columns, are those of the newer one.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Document } from '../../brief/brief.ts'
import { zipFile } from '../../press/ooxml/ooxml.ts'
import { pressesFor } from '../../press/press.ts'
import { attributeIn, childrenNamed, elementName, readElement } from './element.ts'
import type { Piece } from './inline-pieces.ts'
import { numberNotes } from './note-numbers.ts'
import { olderMark, renameLists, renameReferences } from './older-names.ts'
import { type RevisionAuthor, RevisionMarks } from './revision-marks.ts'
import { listBlocks, mergeBlocks } from './tracked-blocks.ts'
import type { TrackingContext } from './tracked-paragraph.ts'
import { partText, readTarget, relationshipsIn, unpackWord, type WordParts } from './word-file.ts'

/**
 * Prints the newer version with its differences from the older one as tracked changes. The steps: both versions are
 * printed by the press; names in the older one give way; bodies, notes, headers and footers are merged; charts, pictures
 * and lists of the older version that are still referred to are added.
 */
export async function printTrackedChanges(
  older: Document,
  newer: Document,
  author: RevisionAuthor,
): Promise<Uint8Array> {
  const [press] = await pressesFor(['docx'])
  if (!press) throw new Error('a format has a press')
  return trackWordFiles(await press.print(older), await press.print(newer), author)
}

/** The same of two Word files that the press printed. */
export const trackWordFiles = (older: Uint8Array, newer: Uint8Array, author: RevisionAuthor): Uint8Array =>
  zipFile(mergeFiles(unpackWord(older), unpackWord(newer), author))

const documentPath = 'word/document.xml'
const relationshipsPath = 'word/_rels/document.xml.rels'
const notesPath = 'word/footnotes.xml'
const listsPath = 'word/numbering.xml'
const typesPath = '[Content_Types].xml'

function mergeFiles(
  before: WordParts,
  after: WordParts,
  author: RevisionAuthor,
): ReadonlyMap<string, Uint8Array | string> {
  const relations = {
    older: relationshipsIn(partText(before, relationshipsPath)),
    newer: relationshipsIn(partText(after, relationshipsPath)),
  }
  const context: TrackingContext = {
    marks: new RevisionMarks(author, firstRevision),
    keyOf: (piece) => pieceKey(piece, relations, { before, after }),
    notes: new Map(),
  }
  const parts = new Map<string, Uint8Array | string>(after)
  const merged = mergeBodies(before, after, context)
  const { document, notes } = numberNotes(merged, mergeNotes(before, after, context))
  parts.set(documentPath, document)
  parts.set(notesPath, notes)
  for (const path of after.keys())
    if (/^word\/(?:header|footer)\d+\.xml$/.test(path) && before.has(path))
      parts.set(path, mergeRunning(partText(before, path), partText(after, path), context))
  parts.set(listsPath, mergeLists(partText(before, listsPath), partText(after, listsPath)))
  addOlderParts(parts, before, relations.older)
  return parts
}

/** Ids of revisions come after those of bookmarks. */
const firstRevision = 10_001

function mergeBodies(before: WordParts, after: WordParts, context: TrackingContext): string {
  const root = readElement(partText(after, documentPath))
  const [body = ''] = childrenNamed(root, 'w:body')
  const [olderBody = ''] = childrenNamed(
    readElement(renameReferences(partText(before, documentPath))),
    'w:body',
  )
  const { start, end, children } = readElement(body)
  const section = children.filter((child) => elementName(child) === 'w:sectPr').join('')
  const text = mergeBlocks(listBlocks(readElement(olderBody).children), listBlocks(children), context)
  return `${root.start}${start}${text}${section}${end}${root.end}`
}

/** The notes of both versions; the texts of those at the same place are compared. */
function mergeNotes(before: WordParts, after: WordParts, context: TrackingContext): string {
  const root = readElement(partText(after, notesPath))
  const olderNotes = new Map(
    readElement(renameReferences(partText(before, notesPath))).children.map((note) => [
      attributeIn(note, 'w:id') ?? '',
      note,
    ]),
  )
  const merged = root.children.map((note) => {
    const id = context.notes.get(attributeIn(note, 'w:id') ?? '')
    const older = id === undefined ? undefined : olderNotes.get(id)
    if (id === undefined || older === undefined) return note
    olderNotes.delete(id)
    const { start, end, children } = readElement(note)
    return `${start}${mergeBlocks(listBlocks(readElement(older).children), listBlocks(children), context)}${end}`
  })
  // The rules over notes are those of the newer version.
  const removed = [...olderNotes].filter(([id]) => Number(id) > 0).map(([, note]) => note)
  return `${root.start}${merged.join('')}${removed.join('')}${root.end}`
}

/** A header or a footer; what refers to pictures or links is left as the newer version has it. */
function mergeRunning(older: string, newer: string, context: TrackingContext): string {
  if (older === newer || /\sr:(?:id|embed)=/.test(older + newer)) return newer
  const root = readElement(newer)
  const [before, after] = [readElement(older), root].map(({ children }) => listBlocks(children))
  return `${root.start}${mergeBlocks(before ?? [], after ?? [], context)}${root.end}`
}

/** The lists of both versions. Definitions come before the lists that refer to them. */
function mergeLists(older: string, newer: string): string {
  const root = readElement(newer)
  const items = [...root.children, ...readElement(renameLists(older)).children]
  const named = (name: string) => items.filter((item) => elementName(item) === name).join('')
  return `${root.start}${named('w:abstractNum')}${named('w:num')}${root.end}`
}

/** Adds the charts, pictures and links of the older version that the merged document refers to. */
function addOlderParts(
  parts: Map<string, Uint8Array | string>,
  before: WordParts,
  relations: ReadonlyMap<string, string>,
): void {
  const document = String(parts.get(documentPath))
  const used = [...new Set(document.match(new RegExp(`rId${olderMark}[\\w-]+`, 'g')) ?? [])]
  const added: string[] = []
  const types: string[] = []
  for (const id of used) {
    const relation = relations.get(id.replace(olderMark, ''))
    if (relation === undefined) continue
    const target = readTarget(relation)
    const isOutside = relation.includes('TargetMode="External"')
    added.push(
      relation
        .replace(/ Id="[^"]*"/, ` Id="${id}"`)
        .replace(/ Target="[^"]*"/, ` Target="${isOutside ? target : olderName(target)}"`),
    )
    if (!isOutside) types.push(...copyPart(parts, before, `word/${target}`))
  }
  const insert = (path: string, element: string, end: string) => {
    const text = partTextOf(parts, path)
    parts.set(path, text.replace(end, `${element}${end}`))
  }
  insert(relationshipsPath, added.join(''), '</Relationships>')
  insert(typesPath, types.join(''), '</Types>')
}

/** Copies a part with what it refers to itself. Returns the types of what was copied. */
function copyPart(parts: Map<string, Uint8Array | string>, before: WordParts, path: string): string[] {
  const bytes = before.get(path)
  if (!bytes || parts.has(olderName(path))) return []
  parts.set(olderName(path), bytes)
  const type = typeOf(partText(before, typesPath), path)
  const [, folder, name] = /^(.*)\/([^/]*)$/.exec(path) ?? []
  const relations = `${folder}/_rels/${name}.rels`
  if (!before.has(relations)) return type
  const text = partText(before, relations)
  parts.set(
    `${folder}/_rels/${olderName(name ?? '')}.rels`,
    text.replace(/( Target=")([^"]*)/g, (_, start: string, target: string) => start + olderName(target)),
  )
  const targets = [...relationshipsIn(text).values()].map((relation) =>
    readTarget(relation).replace('../', 'word/'),
  )
  return [...type, ...targets.flatMap((target) => copyPart(parts, before, target))]
}

/** `charts/chart1.xml` of the older version: `charts/chartOlder1.xml`. */
const olderName = (path: string): string => path.replace(/(\d+\.\w+)$/, `${olderMark}$1`)

const typeOf = (types: string, path: string): string[] => {
  const override = types.match(/<Override [^<>]*>/g)?.find((item) => item.includes(`PartName="/${path}"`))
  return override ? [override.replace(path, olderName(path))] : []
}

const partTextOf = (parts: ReadonlyMap<string, Uint8Array | string>, path: string): string => {
  const part = parts.get(path)
  return typeof part === 'string' ? part : new TextDecoder().decode(part)
}

/** The same for pieces that look the same; links and drawings are compared by what they lead to. */
function pieceKey(
  { link, properties, word, element }: Piece,
  relations: { readonly older: ReadonlyMap<string, string>; readonly newer: ReadonlyMap<string, string> },
  files: { readonly before: WordParts; readonly after: WordParts },
): string {
  const resolve = (id: string): string => {
    const isOlder = id.includes(olderMark)
    const target = readTarget((isOlder ? relations.older : relations.newer).get(id.replace(olderMark, '')))
    const bytes = (isOlder ? files.before : files.after).get(`word/${target}`)
    return bytes ? hashPart(bytes) : target
  }
  const linkId = attributeIn(link, 'r:id')
  // Links within the document are those of the contents: their text says where they lead.
  const leads = link === '' ? '' : linkId === null ? 'inside' : resolve(linkId)
  if (word !== null) return JSON.stringify([leads, properties, word])
  if (element.startsWith('<w:footnoteReference')) return 'note'
  const plain = element
    .replace(/ r:(?:id|embed)="([^"]*)"/g, (_, id: string) => ` ${resolve(id)}`)
    .replace(/<wp:docPr id="\d+"/, '<wp:docPr')
  return JSON.stringify([leads, properties, plain])
}

/** Charts with the same data are the same, whatever their number is. */
const hashPart = (bytes: Uint8Array): string =>
  createHash('sha256')
    .update(
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/rIdchart\d+/g, ''),
    )
    .digest('hex')
