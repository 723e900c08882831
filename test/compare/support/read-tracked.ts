import { Archive } from '../../../src/archive/archive.ts'
import { descend, type Node, parseXml } from './parse-xml.ts'

/**
 * An independent reading of a Word file with tracked changes, by ECMA-376 part 1, 17.13.5: what is left when all changes
 * are accepted, or rejected. It shares no code with the program’s own writer.
 */
export interface ReadBlock {
  /** The style of the paragraph, or `row` with the styles of its cells. */
  readonly style: string
  readonly text: string
}

export type Decision = 'accept' | 'reject'

const limits = { entries: 1000, entrySize: 1 << 26, size: 1 << 28 }

/** The paragraphs and rows of the document, its notes, headers and footers, after a decision on all changes. */
export function readDecided(bytes: Uint8Array, decision: Decision): ReadBlock[] {
  const archive = new Archive(bytes, limits)
  const part = (path: string) =>
    parseXml(new TextDecoder().decode(archive.read(path, limits.entrySize) ?? undefined))
  const notes = new Map(
    descend(part('word/footnotes.xml'), 'w:footnote').map((note) => [note.attributes['w:id'] ?? '', note]),
  )
  const [body] = descend(part('word/document.xml'), 'w:body')
  if (!body) throw new Error('no body')
  const running = archive.paths
    .filter((path) => /^word\/(?:header|footer)\d+\.xml$/.test(path))
    .sort()
    .flatMap((path) => readBlocks(rootOf(part(path)), decision, notes))
  return [...readBlocks(body, decision, notes), ...running]
}

const rootOf = (document: Node): Node => document.children[0] ?? document

/** Ids of changes, bookmarks and drawings that occur twice. */
export function repeatedIds(bytes: Uint8Array): string[] {
  const archive = new Archive(bytes, limits)
  const text = new TextDecoder().decode(archive.read('word/document.xml', limits.entrySize) ?? undefined)
  const ids = [
    ...text.matchAll(/<(w:ins|w:del|w:pPrChange) w:id="(\d+)"/g),
    ...text.matchAll(/<(w:bookmarkStart)[^<>]*w:id="(\d+)"/g),
    ...text.matchAll(/<(wp:docPr) id="(\d+)"/g),
  ].map(([, name, id]) => `${name?.startsWith('wp') ? name : 'annotation'} ${id}`)
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

/** Relationships that markup refers to and that are not there, and parts that are there without a type. */
export function danglingReferences(bytes: Uint8Array): string[] {
  const archive = new Archive(bytes, limits)
  const text = (path: string) => new TextDecoder().decode(archive.read(path, limits.entrySize) ?? undefined)
  const relations = text('word/_rels/document.xml.rels')
  const used = [...text('word/document.xml').matchAll(/\sr:(?:id|embed)="([^"]*)"/g)].map(
    ([, id]) => id ?? '',
  )
  const missing = used.filter((id) => !relations.includes(` Id="${id}"`))
  const targets = [...relations.matchAll(/<Relationship [^<>]*>/g)]
    .filter(([relation]) => !relation.includes('External'))
    .map(([relation]) => `word/${/ Target="([^"]*)"/.exec(relation)?.[1]}`)
  const types = text('[Content_Types].xml')
  return [
    ...missing,
    ...targets.filter((path) => !archive.has(path)),
    ...targets.filter((path) => path.endsWith('.xml') && !types.includes(`PartName="/${path}"`)),
  ]
}

function readBlocks(container: Node, decision: Decision, notes: ReadonlyMap<string, Node>): ReadBlock[] {
  const blocks: ReadBlock[] = []
  let joined = ''
  for (const child of container.children.flatMap(insideControl)) {
    if (child.name === 'w:p') {
      const text = joined + paragraphText(child, decision, notes)
      if (isGone(markOf(child), decision)) joined = text
      else {
        blocks.push({ style: styleOf(child, decision), text })
        joined = ''
      }
    } else if (child.name === 'w:tbl')
      for (const row of child.children.filter(({ name }) => name === 'w:tr')) {
        if (
          isGone(
            row.children.find(({ name }) => name === 'w:trPr'),
            decision,
          )
        )
          continue
        const cells = row.children
          .filter(({ name }) => name === 'w:tc')
          .map((cell) => readBlocks(cell, decision, notes))
        blocks.push({
          style: `row ${cells.map((cell) => cell.map(({ style }) => style).join('+')).join(' ')}`,
          text: cells.map((cell) => cell.map(({ text }) => text).join('¶')).join(' | '),
        })
      }
  }
  if (joined !== '') blocks.push({ style: 'unfinished', text: joined })
  return blocks
}

const insideControl = (node: Node): Node[] =>
  node.name === 'w:sdt' ? descend(node, 'w:sdtContent').flatMap(({ children }) => children) : [node]

/** The properties of the mark of a paragraph. */
const markOf = (paragraph: Node): Node | undefined =>
  paragraph.children.find(({ name }) => name === 'w:pPr')?.children.find(({ name }) => name === 'w:rPr')

const isGone = (properties: Node | undefined, decision: Decision): boolean =>
  properties?.children.some(({ name }) => name === (decision === 'accept' ? 'w:del' : 'w:ins')) ?? false

function styleOf(paragraph: Node, decision: Decision): string {
  const properties = paragraph.children.find(({ name }) => name === 'w:pPr')
  const change = properties?.children.find(({ name }) => name === 'w:pPrChange')
  const valid = decision === 'reject' && change ? change.children[0] : properties
  return valid?.children.find(({ name }) => name === 'w:pStyle')?.attributes['w:val'] ?? ''
}

function paragraphText(node: Node, decision: Decision, notes: ReadonlyMap<string, Node>): string {
  return node.children
    .map((child) => {
      switch (child.name) {
        case 'w:ins':
          return decision === 'accept' ? paragraphText(child, decision, notes) : ''
        case 'w:del':
          return decision === 'reject' ? paragraphText(child, decision, notes) : ''
        case 'w:hyperlink':
        case 'w:fldSimple':
          return paragraphText(child, decision, notes)
        case 'w:r':
          return runText(child, decision, notes)
        default:
          return ''
      }
    })
    .join('')
}

function runText(run: Node, decision: Decision, notes: ReadonlyMap<string, Node>): string {
  const look = run.children.find(({ name }) => name === 'w:rPr')?.children.map(({ name }) => name) ?? []
  const marks = look.filter((name) => name === 'w:b' || name === 'w:i' || name === 'w:em').join('')
  return run.children
    .map((child) => {
      switch (child.name) {
        case 'w:t':
        case 'w:delText':
          return [...child.text].map((character) => character + marks).join('')
        case 'w:br':
          return '⏎'
        case 'w:tab':
          return '⇥'
        case 'w:drawing':
          return `[${descend(child, 'wp:docPr')[0]?.attributes.descr}]`
        case 'w:footnoteReference': {
          const note = notes.get(child.attributes['w:id'] ?? '')
          if (!note) return '[no note]'
          return `[${readBlocks(note, decision, notes)
            .map(({ text }) => text)
            .join()}]`
        }
        default:
          return ''
      }
    })
    .join('')
}
