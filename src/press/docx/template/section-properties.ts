import type { RunningParts, WordPage, WordTemplate } from '../../../brief/brief.ts'
import { attribute, isOn, type Relationship, type WordPackage } from '../word-package.ts'
import { runningPart } from './headers-footers.ts'
import { UnfitTemplate } from './unfit-template.ts'

/** So much room at least a brief's tables need, across and down, in twips: 9 cm. */
const leastRoom = 5_100

/** The page of a document's last section: of Word's sections the last is the body's own. */
export function readPage(document: string): WordPage | null {
  const section = sectionsOf(document).at(-1) ?? ''
  const size = /<w:pgSz\b[^>]*>/.exec(section)?.[0]
  const margins = /<w:pgMar\b[^>]*>/.exec(section)?.[0]
  if (size === undefined || margins === undefined) return null
  const twips = (tag: string, name: string) => Math.round(Number(attribute(tag, `w:${name}`)))
  const margin = (name: keyof WordPage['margin']) => twips(margins, name)
  const page = {
    width: twips(size, 'w'),
    height: twips(size, 'h'),
    margin: {
      top: margin('top'),
      right: margin('right'),
      bottom: margin('bottom'),
      left: margin('left'),
      header: margin('header'),
      footer: margin('footer'),
      gutter: margin('gutter'),
    },
  }
  const across = page.width - page.margin.left - page.margin.right - page.margin.gutter
  const down = page.height - Math.abs(page.margin.top) - Math.abs(page.margin.bottom)
  if (!(across >= leastRoom && down >= leastRoom)) throw new UnfitTemplate(noRoom)
  return page
}

/**
 * The headers and footers of the last section. Where a section does not have one of its own, that of the section
 * before holds (ECMA-376, 17.10.5).
 */
export function readRunningParts(
  word: WordPackage,
  document: string,
  relations: readonly Relationship[],
  evenAndOdd: boolean,
): Pick<WordTemplate, 'header' | 'footer' | 'evenAndOdd' | 'pictures'> {
  const sections = sectionsOf(document)
  const titlePage = isOn(sections.at(-1) ?? '', 'w:titlePg')
  const pictures = new Map<string, Uint8Array>()
  const running = (kind: 'header' | 'footer'): RunningParts | null => {
    const tags = sections.flatMap(
      (section) => section.match(new RegExp(`<w:${kind}Reference\\b[^>]*>`, 'g')) ?? [],
    )
    if (tags.length === 0) return null
    const part = (type: string) => {
      const tag = tags.findLast((item) => (attribute(item, 'w:type') || 'default') === type)
      if (tag === undefined) return null
      const id = attribute(tag, 'r:id')
      return runningPart(word, relations.find((relation) => relation.id === id)?.target, kind, pictures)
    }
    const usual = part('default')
    return {
      default: usual,
      first: titlePage ? part('first') : usual,
      even: evenAndOdd ? part('even') : usual,
    }
  }
  return { header: running('header'), footer: running('footer'), evenAndOdd, pictures }
}

/** The properties of each section, in order, without those that a tracked change replaced. */
const sectionsOf = (document: string): string[] =>
  document
    .replace(/<w:sectPrChange(?:\s[^>]*[^/>])?>.*?<\/w:sectPrChange>/gs, '')
    .match(/<w:sectPr(?:\s[^>]*[^/>])?>.*?<\/w:sectPr>/gs) ?? []

const noRoom = {
  zh: 'Word 模板的纸张减去页边距后，宽或高不足9厘米，排不下表格。',
  en: 'The page of the Word template, less its margins, is under 9 cm wide or high: too little for tables.',
}
