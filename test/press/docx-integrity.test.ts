import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { readLogo } from '../../src/brief/logo.ts'
import { docx } from '../../src/press/docx/docx.ts'
import { readWordTemplate } from '../../src/press/docx/template/word-template.ts'
import { monthly, ranked } from '../support/charts.ts'
import { hardBrief, usualBrief } from '../support/computed-briefs.ts'
import { about, brief, documentOf } from '../support/documents.ts'
import { caught } from '../support/markup.ts'
import { pngOf } from '../support/png.ts'
import { sampleBrief } from '../support/sample-brief.ts'
import { letterPaper } from '../support/word-template.ts'
import { unzip } from '../support/zip.ts'

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** References of a Word file that lead nowhere, ids that are not unique, and parts without a content type. */
function faultsOf(files: ReadonlyMap<string, string>): string[] {
  const styles = files.get('word/styles.xml') ?? ''
  const defined = new Set(caught(styles, /<w:style\s[^>]*?w:styleId="([^"]*)"/g))
  const text = [...files].filter(([path]) => path.endsWith('.xml'))
  const styleFaults = text.flatMap(([path, xml]) =>
    caught(xml, /<w:(?:basedOn|next|link|pStyle|rStyle|tblStyle)\s+w:val="([^"]*)"/g)
      .filter((id) => !defined.has(id))
      .map((id) => `${path}: no style ${id}`),
  )
  const drawings = text.flatMap(([, xml]) => caught(xml, /<wp:docPr\s[^>]*?id="([^"]*)"/g))
  const repeated = drawings.filter((id, index) => drawings.indexOf(id) < index)
  return [
    ...styleFaults,
    ...repeated.map((id) => `docPr id ${id} is not unique`),
    ...relationFaults(files),
    ...typeFaults(files),
  ]
}

function relationFaults(files: ReadonlyMap<string, string>): string[] {
  return [...files.keys()].flatMap((path) => {
    if (path.endsWith('.rels')) {
      const part = posix.join(path, '..', '..', posix.basename(path, '.rels'))
      return path === '_rels/.rels' || files.has(part) ? [] : [`${path} is of no part`]
    }
    const folder = posix.dirname(path)
    const rels = files.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`)) ?? ''
    const relations = rels.match(/<Relationship\s[^>]*>/g) ?? []
    const ids = relations.map((tag) => attribute(tag, 'Id'))
    const used = caught(files.get(path) ?? '', /\sr:(?:id|embed|link|pict)="([^"]*)"/g)
    const dangling = relations
      .filter((tag) => attribute(tag, 'TargetMode') !== 'External')
      .filter((tag) => !files.has(posix.resolve('/', folder, attribute(tag, 'Target')).slice(1)))
    return [
      ...used.filter((id) => !ids.includes(id)).map((id) => `${path}: no relationship ${id}`),
      ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${path}: ${id} is not unique`),
      ...dangling.map((tag) => `${path}: nothing at ${attribute(tag, 'Target')}`),
    ]
  })
}

function typeFaults(files: ReadonlyMap<string, string>): string[] {
  const types = files.get('[Content_Types].xml') ?? ''
  const endings = new Set(caught(types, /<Default\s[^>]*?Extension="([^"]*)"/g))
  const named = caught(types, /<Override\s[^>]*?PartName="\/([^"]*)"/g)
  const parts = [...files.keys()].filter((path) => path !== '[Content_Types].xml')
  return [
    ...parts
      .filter((path) => !named.includes(path) && !endings.has(path.split('.').at(-1) ?? ''))
      .map((path) => `${path} has no content type`),
    ...parts
      .filter((path) => path.endsWith('.xml') && !named.includes(path))
      .map((path) => `${path} has but the content type of any XML`),
    ...named
      .filter((path) => !files.has(path))
      .map((path) => `a content type of ${path}, which is not there`),
  ]
}

const wordTemplate = readWordTemplate(await letterPaper(), 'house.docx')
/** Its picture is on two kinds of pages, and has the id of the first chart. */
const onOrdinaryPages = readWordTemplate(await letterPaper({ titlePage: true, even: false }), 'house.docx')
const headerTwice = {
  ...onOrdinaryPages,
  header: onOrdinaryPages.header && { ...onOrdinaryPages.header, default: onOrdinaryPages.header.first },
}
const logo = readLogo(pngOf({ width: 300, height: 50 }), 'logo.png')
const charts = [monthly({ 出口: [1, 2, 3] }), ranked({ 浙江: [2], 广东: [1] }, ['出口'])]
const withCharts = (changes: Parameters<typeof about>[0]): Document =>
  documentOf(
    charts.map((chart, index) => ({ ...chart, number: index + 1 })),
    { about: about(changes) },
  )

const documents: ReadonlyArray<readonly [string, () => Document | Promise<Document>]> = [
  ['the published brief', () => brief('zh')],
  ['the same in English', () => brief('en')],
  ['the sample', () => sampleBrief()],
  ['a usual brief', () => usualBrief('zh')],
  ['a hard brief', () => hardBrief('en')],
  ['charts and a logo', () => withCharts({ logo })],
  ['a template with a picture', () => ({ ...brief('zh'), about: about({ wordTemplate }) })],
  [
    'a picture on several kinds of pages, charts and a logo',
    () => withCharts({ wordTemplate: headerTwice, logo }),
  ],
]

describe('a Word document', () => {
  it.each(documents)('of %s has no reference that leads nowhere, and unique ids', async (_, make) => {
    expect(faultsOf(unzip(await docx.print(await make())))).toEqual([])
  })
})
