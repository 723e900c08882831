import type { Script } from '../../brief/brief.ts'
import { Packed } from '../ooxml/ooxml.ts'
import type { WordRunning } from './headers-footers.ts'
import { wordText } from './word-markup.ts'
import { declarations } from './word-namespaces.ts'

/** What one part of a package refers to (Open Packaging Conventions). */
export interface PackageRelation {
  readonly id: string
  /** The last words of its type: `header`, `chart`. */
  readonly type: string
  readonly target: string
  readonly outside?: true
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function relationships(relations: readonly PackageRelation[]): string {
  const written = relations.map(({ id, type, target, outside }) => {
    const typed = type.includes(':') ? type : `${office}/${type}`
    return `<Relationship Id="rId${id}" Type="${typed}" Target="${wordText(target)}"${outside ? ' TargetMode="External"' : ''}/>`
  })
  const open = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
  return `<?xml version="1.0" encoding="UTF-8"?>${written.length === 0 ? `${open}/>` : `${open}>${written.join('')}</Relationships>`}`
}

/** What the document refers to. The first ones are parts that every document has. */
export function documentRelations(
  running: readonly WordRunning[],
  links: ReadonlyMap<string, string>,
  charts: number,
  hasLogo: boolean,
): { readonly relations: readonly PackageRelation[]; readonly logoId: string } {
  const numbers: Record<WordRunning['kind'], number> = { header: 0, footer: 0 }
  const numbered = [
    ...['styles', 'numbering', 'footnotes', 'endnotes', 'settings'].map((name) => ({
      type: name,
      target: `${name}.xml`,
    })),
    ...running.map(({ kind }) => {
      numbers[kind] += 1
      return { type: kind, target: `${kind}${numbers[kind]}.xml` }
    }),
    { type: 'theme', target: 'theme/theme1.xml' },
  ].map((relation, index) => ({ ...relation, id: String(index + 1) }))
  const named: PackageRelation[] = [
    ...[...links].map(([id, target]) => ({ id, type: 'hyperlink', target, outside: true as const })),
    ...Array.from({ length: charts }, (_, index) => chartRelation(index + 1)),
  ]
  const next = numbered.length + named.length + 1
  const logo = { id: String(next), type: 'image', target: 'media/image1.png' }
  const fonts = { id: String(next + (hasLogo ? 1 : 0)), type: 'fontTable', target: 'fontTable.xml' }
  return { relations: [...numbered, ...named, ...(hasLogo ? [logo] : []), fonts], logoId: `rId${logo.id}` }
}

const chartRelation = (number: number): PackageRelation => ({
  id: `chart${number}-charts`,
  type: 'chart',
  target: `charts/chart${number}.xml`,
})

const sheetTypes = 'application/vnd.openxmlformats-officedocument'
const wordType = (name: string): string => `${sheetTypes}.wordprocessingml.${name}+xml`

/** What kind each part of the package is. */
export function contentTypes(running: readonly WordRunning[], charts: number): string {
  const defaults = [
    ['image/png', 'png'],
    ['image/jpeg', 'jpeg'],
    ['image/jpeg', 'jpg'],
    ['image/bmp', 'bmp'],
    ['image/gif', 'gif'],
    ['image/svg+xml', 'svg'],
    ['application/vnd.openxmlformats-package.relationships+xml', 'rels'],
    ['application/xml', 'xml'],
    [`${sheetTypes}.obfuscatedFont`, 'odttf'],
  ]
  const many = (count: number, type: string, path: (number: number) => string) =>
    Array.from({ length: count }, (_, index) => [type, path(index + 1)])
  const countOf = (kind: WordRunning['kind']) =>
    running.filter((wordRunning) => wordRunning.kind === kind).length
  const parts = [
    [wordType('document.main'), 'word/document.xml'],
    [wordType('styles'), 'word/styles.xml'],
    ['application/vnd.openxmlformats-package.core-properties+xml', 'docProps/core.xml'],
    [`${sheetTypes}.custom-properties+xml`, 'docProps/custom.xml'],
    [`${sheetTypes}.extended-properties+xml`, 'docProps/app.xml'],
    ...['numbering', 'footnotes', 'endnotes', 'settings', 'fontTable'].map((name) => [
      wordType(name),
      `word/${name}.xml`,
    ]),
    [`${sheetTypes}.theme+xml`, 'word/theme/theme1.xml'],
    ...many(countOf('header'), wordType('header'), (number) => `word/header${number}.xml`),
    ...many(countOf('footer'), wordType('footer'), (number) => `word/footer${number}.xml`),
    ...many(charts, `${sheetTypes}.drawingml.chart+xml`, (number) => `word/charts/chart${number}.xml`),
    ...many(charts, `${sheetTypes}.spreadsheetml.sheet`, workbookPath),
  ]
  const written = [
    ...defaults.map(([type, ending]) => `<Default ContentType="${type}" Extension="${ending}"/>`),
    ...parts.map(([type, path]) => `<Override ContentType="${type}" PartName="/${path}"/>`),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${written.join('')}</Types>`
}

/** Where a document keeps the workbook of a chart, as Word names it. */
export const workbookPath = (chart: number): string =>
  `word/embeddings/Microsoft_Excel_Worksheet${chart}.xlsx`

const standalone = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const properties = (kind: string): string =>
  `${standalone}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/${kind}" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>`

/** A line over footnotes or endnotes, and that over those that go on from the page before. */
export function noteRules(kind: 'footnote' | 'endnote'): string {
  const reference = kind === 'footnote' ? 'FootnoteReference' : 'EndnoteReference'
  return (
    [
      ['separator', -1],
      ['continuationSeparator', 0],
    ] as const
  )
    .map(
      ([type, id]) =>
        `<w:${kind} w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:rPr><w:rStyle w:val="${reference}"/></w:rPr><w:${kind}Ref/></w:r><w:r><w:${type}/></w:r></w:p></w:${kind}>`,
    )
    .join('')
}

/**
 * The characters that end and begin no line of Chinese, as Word itself has them, with the hyphen of numbers among the
 * first (ECMA-376 part 1, 17.15.1.58 and 17.15.1.59).
 */
const chineseLineBreaks =
  '<w:noLineBreaksAfter w:lang="zh-CN" w:val="$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥-"/><w:noLineBreaksBefore w:lang="zh-CN" w:val="!%),.:;&gt;?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"/>'

export const settings = (evenAndOdd: boolean, script: Script): string =>
  `${standalone}<w:settings${declarations.settings}><w:displayBackgroundShape/><w:defaultTabStop w:val="720"/>${evenAndOdd ? '<w:evenAndOddHeaders/>' : '<w:evenAndOddHeaders w:val="false"/>'}${script === 'han' ? chineseLineBreaks : ''}<w:compat><w:compatSetting w:val="15" w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"/></w:compat></w:settings>`

/** Parts that are the same in every brief. */
export const sameParts = {
  packageRelations: new Packed(
    relationships([
      { id: '1', type: 'officeDocument', target: 'word/document.xml' },
      {
        id: '2',
        type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        target: 'docProps/core.xml',
      },
      { id: '3', type: 'extended-properties', target: 'docProps/app.xml' },
      { id: '4', type: 'custom-properties', target: 'docProps/custom.xml' },
    ]),
  ),
  noRelations: new Packed(relationships([])),
  custom: new Packed(properties('custom-properties')),
  app: new Packed(properties('extended-properties')),
  endnotes: new Packed(
    `<?xml version="1.0" encoding="UTF-8"?><w:endnotes${declarations.notes}>${noteRules('endnote')}</w:endnotes>`,
  ),
  fontTable: new Packed(`${standalone}<w:fonts${declarations.fonts}/>`),
} as const
