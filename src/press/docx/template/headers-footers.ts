import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { RunningPart, WordRelation } from '../../../brief/brief.ts'
import type { Localized } from '../../../trade/trade.ts'
import { listChildren } from '../../ooxml/ooxml.ts'
import { fieldsIn } from '../word-fields.ts'
import type { Relationship, WordPackage } from '../word-package.ts'
import { UnfitTemplate } from './unfit-template.ts'

/** How many pictures headers and footers may have in all. */
const mostPictures = 20

/** Fields that show what the document itself knows. Others fetch files, run macros or ask the reader. */
const harmlessFields = new Set(
  '= IF PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF STYLEREF SEQ TITLE SUBJECT AUTHOR COMPANY DOCPROPERTY FILENAME DATE TIME CREATEDATE SAVEDATE PRINTDATE'.split(
    ' ',
  ),
)

/** What a program or another document lies behind. */
const embedded = /<(?:w:object|w:control|w:altChunk|w:subDoc|w:movie|w14:contentPart|o:OLEObject)\b/

/** The first bytes of the pictures that are taken; metafiles and SVG are not, since each program draws them otherwise. */
const pictureKinds: ReadonlyArray<readonly [ending: RegExp, start: string, kind: string]> = [
  [/\.png$/i, '89504e470d0a1a0a', 'png'],
  [/\.jpe?g$/i, 'ffd8ff', 'jpg'],
  [/\.gif$/i, '47494638', 'gif'],
  [/\.bmp$/i, '424d', 'bmp'],
]

/**
 * A header or a footer of a template, with its pictures put among those given.
 *
 * @throws UnfitTemplate for one that is not well formed, or that refers to what a brief cannot vouch for.
 */
export function runningPart(
  word: WordPackage,
  path: string | undefined,
  kind: 'header' | 'footer',
  pictures: Map<string, Uint8Array>,
): RunningPart {
  const xml = path === undefined ? undefined : word.text(path)
  const root = kind === 'header' ? 'w:hdr' : 'w:ftr'
  const part = kinds[kind]
  if (path === undefined || xml === undefined || listChildren(xml)?.name !== root)
    throw new UnfitTemplate({
      zh: `Word 模板的${part.zh}已损坏。`,
      en: `A ${part.en} of the Word template is damaged.`,
    })
  const unfit = (words: Localized) =>
    new UnfitTemplate({
      zh: `Word 模板的${part.zh}里有${words.zh}。`,
      en: `A ${part.en} of the Word template has ${words.en}.`,
    })
  if (embedded.test(xml))
    throw unfit({
      zh: '嵌入的对象或控件，简报不采用',
      en: 'an embedded object or control, which a brief does not take',
    })
  for (const field of fieldsIn(xml))
    if (!harmlessFields.has(field))
      throw unfit({ zh: `域 ${field}，简报不采用`, en: `the field ${field}, which a brief does not take` })

  if (!hasUsualNames(xml)) throw unfit({ zh: '不是 Word 所写的内容', en: 'what Word does not write' })

  const cleaned = withoutStrays(xml)
  const relationships = word.relationshipsOf(path)
  const ids = new Set([...cleaned.matchAll(/\sr:[\w-]+="([^"]*)"/g)].flatMap(([, id]) => id || []))
  const relations = [...ids].map((id): WordRelation => {
    const relation = relationships.find((relationship) => relationship.id === id)
    if (!relation)
      throw unfit({
        zh: '文件中没有的内容，文件可能已损坏',
        en: 'something that the file does not hold; it may be damaged',
      })
    return relation.external ? linkTo(relation, unfit) : pictureOf(word, relation, pictures, unfit)
  })
  return { xml: cleaned, relations }
}

type Unfit = (words: Localized) => UnfitTemplate

function linkTo({ id, type, target }: Relationship, unfit: Unfit): WordRelation {
  if (type !== 'hyperlink' || !/^(?:https?:\/\/|mailto:)/i.test(target))
    throw unfit({
      zh: `文件之外的内容（${target.slice(0, 100)}）`,
      en: `something outside the file (${target.slice(0, 100)})`,
    })
  return { id, kind: 'link', target }
}

function pictureOf(
  word: WordPackage,
  { id, type, target }: Relationship,
  pictures: Map<string, Uint8Array>,
  unfit: Unfit,
): WordRelation {
  const bytes = type === 'image' ? word.bytes(target) : undefined
  const start = bytes && Buffer.from(bytes.subarray(0, 8)).toString('hex')
  const kind = pictureKinds.find(([ending, first]) => ending.test(target) && start?.startsWith(first))?.[2]
  if (!bytes || !kind)
    throw unfit({
      zh: `不是 PNG、JPEG、GIF 或 BMP 图片的内容（${posix.basename(target)}）`,
      en: `what is no PNG, JPEG, GIF or BMP picture (${posix.basename(target)})`,
    })
  // By what it holds: one logo on three kinds of pages is one file.
  const name = `house-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${kind}`
  pictures.set(name, bytes)
  if (pictures.size > mostPictures)
    throw unfit({ zh: `${mostPictures} 张以上的图片`, en: `more than ${mostPictures} pictures` })
  return { id, kind: 'picture', target: name }
}

/**
 * Without what leads out of the part: pictures and links that VML has by their addresses, the SVG that Word keeps
 * beside a PNG of the same picture, numbering, which stays with the template's text, and data bound from elsewhere.
 */
const withoutStrays = (xml: string): string =>
  xml
    .replace(/\s(?:o:)?(?:src|href|althref)="[^"]*"/g, '')
    .replace(/<a:ext(?:\s[^>]*[^/>])?>\s*<asvg:svgBlip\b.*?<\/a:ext>/gs, '')
    .replace(/<a:extLst>\s*<\/a:extLst>/g, '')
    .replace(/<w:numPr\s*\/>|<w:numPr>.*?<\/w:numPr>/gs, '')
    .replace(/<w:dataBinding\b[^>]*\/>/g, '')

/** The prefixes that the patterns here look for, as Word gives them; another file could hide things behind others. */
const usualNames: Readonly<Record<string, string>> = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  o: 'urn:schemas-microsoft-com:office:office',
  asvg: 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
}

const hasUsualNames = (xml: string): boolean =>
  [...xml.matchAll(/\sxmlns(?::([\w.-]+))?="([^"]*)"/g)].every(([, prefix = '', name = '']) =>
    prefix in usualNames ? usualNames[prefix] === name : !Object.values(usualNames).includes(name),
  )

const kinds = { header: { zh: '页眉', en: 'header' }, footer: { zh: '页脚', en: 'footer' } } as const
