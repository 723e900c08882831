import type { Locale, Script } from '../../../brief/brief.ts'
import { usualStyles } from './default-styles.ts'
import { bodyFont, type IssuerStyle, officialSpacing, withIssuerStyle } from './issuer-styles.ts'
import { pageStyles } from './page-styles.ts'
import { rule, style } from './style-names.ts'
import { stylesOfTables, tableSize, tableStyle } from './table-styles.ts'
import {
  type Fonts,
  paragraphLook,
  type RunLook,
  runLook,
  styleMarkup,
  type WordStyle,
} from './word-styles.ts'

export { officialFonts } from './issuer-styles.ts'
export { cellPadding, rule, style } from './style-names.ts'
export { tableSize } from './table-styles.ts'
export { borders, type Rule } from './word-styles.ts'

/** Half-points: 小四 for the body, 五号 for the contents, 小五 for notes. */
const size = {
  ...{ title: 44, heading1: 32, heading2: 28, body: 24 },
  ...{ contents: 21, statement: 20, small: 18 },
} as const

/**
 * The heights of lines of Chinese, in twips: what Word gives 宋体 of these sizes (1.3 of its height), a body line 1.31 of
 * that. They are said in numbers, since other fonts, which other programs put in its place, are higher: pages would
 * then break elsewhere, and tables leave half of one empty. Lines of text may be higher where an editor puts a picture
 * into one, those of tables not.
 */
const lines = { body: 410, table: 274, small: 234, statement: 300 } as const

/**
 * The style sheet of a brief. Chinese text is set in 宋体 and 黑体, Latin text and figures in Times New Roman.
 *
 * @param sizesHold whether these are the sizes, and no template has others.
 * @param issuer form, fonts and colours of the issuer's own.
 */
export function styleSheet(
  { script, officeTag }: Locale,
  sizesHold: boolean,
  issuer: IssuerStyle = {},
): string {
  const defaults = {
    run: {
      font: bodyFont(fonts('宋体', script), issuer),
      size: size.body,
      ...(issuer.form && { characterSpacing: officialSpacing }),
      // As Word writes it in Chinese documents too: Latin text and figures would else be broken anywhere.
      language: { latin: script === 'han' ? 'en-US' : officeTag, chinese: 'zh-CN' },
    },
    paragraph: { spacing: { after: 0, line: 240 } },
  }
  const usual = [
    ...headingStyles(script),
    ...captionStyles(script),
    ...textStyles(script, sizesHold && script === 'han'),
  ]
  const styles = withIssuerStyle(usual, issuer)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${runLook(defaults.run)}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${paragraphLook(defaults.paragraph)}</w:pPr></w:pPrDefault></w:docDefaults>${usualStyles()}${tableStyle}${styles.map(styleMarkup).join('')}</w:styles>`
}

/** 黑体 has one weight: bold would be smeared on by the program. In English the headings are bold instead. */
const headingLook = (script: Script): RunLook => ({
  font: fonts('黑体', script),
  bold: script !== 'han',
  color: '000000',
})

/** Fonts by script. In Chinese, what Latin and Chinese share, such as “ and ”, is set in the Chinese font. */
const fonts = (chinese: string, script: Script): Fonts => ({
  latin: 'Times New Roman',
  chinese,
  preferChinese: script === 'han',
})

/** Styles that Word knows by their names: of the title and the headings. */
function headingStyles(script: Script): readonly WordStyle[] {
  const heading = headingLook(script)
  return [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: style.subtitle,
      offered: true,
      paragraph: { alignment: 'center', spacing: { after: 120, before: 0 } },
      run: { ...heading, size: size.title },
    },
    {
      id: 'Heading1',
      name: 'heading 1',
      basedOn: 'Normal',
      next: style.body,
      offered: true,
      paragraph: { spacing: { after: 120, before: 260 }, keepNext: true, keepLines: true, outlineLevel: 0 },
      run: { ...heading, size: size.heading1 },
    },
    {
      id: 'Heading2',
      name: 'heading 2',
      basedOn: 'Normal',
      next: style.body,
      offered: true,
      paragraph: { spacing: { after: 120, before: 200 }, keepNext: true, keepLines: true, outlineLevel: 1 },
      run: { ...heading, size: size.heading2 },
    },
  ]
}

/** Styles that Word knows by their names: of captions and footnotes. */
function captionStyles(script: Script): readonly WordStyle[] {
  const footnote = { priority: 99, hidden: true, shownWhenUsed: true, run: { size: size.small } }
  return [
    {
      id: style.caption,
      name: 'caption',
      basedOn: 'Normal',
      next: style.body,
      priority: 35,
      hidden: false,
      shownWhenUsed: true,
      offered: true,
      paragraph: {
        alignment: 'center',
        spacing: { after: 80, before: 160 },
        keepNext: true,
        keepLines: true,
      },
      run: { ...headingLook(script), size: tableSize[script] },
    },
    {
      id: 'FootnoteText',
      name: 'footnote text',
      basedOn: 'Normal',
      link: 'FootnoteTextChar',
      ...footnote,
      paragraph: { spacing: { after: 0, line: 240 } },
    },
    {
      id: 'FootnoteTextChar',
      name: 'Footnote Text Char',
      kind: 'character',
      basedOn: 'DefaultParagraphFont',
      link: 'FootnoteText',
      ...footnote,
    },
  ]
}

/** The brief’s own. @param isExact whether lines have the heights above. */
const textStyles = (script: Script, isExact: boolean): readonly WordStyle[] => [
  ...frontStyles(script),
  ...bodyStyles(script, isExact),
  ...tableAndChartStyles(script, isExact),
  ...pageStyles(size.small),
]

/** The height of lines, as exact as is wanted. */
const lineOf = (isExact: boolean, subject: keyof typeof lines, line?: number) =>
  isExact
    ? { [subject === 'table' ? 'exactly' : 'atLeast']: lines[subject] }
    : line === undefined
      ? {}
      : { line }

/** Styles before the text: subtitle, logo, issuer and contents. */
const frontStyles = (script: Script): readonly WordStyle[] => [
  {
    id: style.subtitle,
    name: 'Subtitle',
    basedOn: 'Normal',
    next: style.body,
    offered: true,
    paragraph: { alignment: 'center', spacing: { after: 60 } },
    run: { size: size.contents, color: '404040' },
  },
  {
    id: style.logo,
    name: 'Logo',
    basedOn: 'Normal',
    next: 'Title',
    paragraph: { alignment: 'center', spacing: { after: 240 } },
  },
  { id: style.issuer, name: 'Issuer', basedOn: style.subtitle, next: style.body, offered: true },
  // Of contents that an editor adds.
  {
    id: style.contentsHeading,
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: style.body,
    offered: true,
    paragraph: { spacing: { after: 80, before: 160 }, keepNext: true },
    run: { ...headingLook(script), size: size.heading2 },
  },
  ...[1, 2].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: { spacing: { after: 10, before: 10 }, indent: { left: (level - 1) * 220 } },
    run: { size: size.contents },
  })),
]

/** Styles of the text and of commentary. */
function bodyStyles(script: Script, isExact: boolean): readonly WordStyle[] {
  const chinese = script === 'han'
  const indent = { left: 560, hanging: 360, ...(chinese && { firstLineChars: 0 }) }
  const listLook = { offered: true, paragraph: { indent } }
  return [
    {
      id: style.body,
      name: 'Body Text',
      basedOn: 'Normal',
      offered: true,
      paragraph: {
        alignment: chinese ? 'both' : 'left',
        spacing: { after: chinese ? 0 : 180, ...lineOf(isExact, 'body', chinese ? 315 : 290) },
        ...(chinese && { indent: firstLine }),
      },
    },
    {
      id: style.statement,
      name: 'Statement',
      basedOn: 'Normal',
      offered: true,
      paragraph: { spacing: { after: 40, before: 60, ...lineOf(isExact, 'statement', 270) } },
      run: { size: size.statement, color: '262626' },
    },
    {
      // Of a style that all have, the rule would be drawn again at the top of the next page.
      id: style.firstStatement,
      name: 'First Statement',
      basedOn: style.statement,
      next: style.statement,
      offered: true,
      paragraph: { border: { top: { ...rule.hair, space: 6 } }, keepNext: true },
    },
    {
      ...{ id: style.bodyList, name: 'Body List', basedOn: style.body, ...listLook },
      // Items stand closer than paragraphs.
      paragraph: { indent, ...(!chinese && { spacing: { after: 60 } }) },
    },
    {
      id: style.commentary,
      name: 'Commentary',
      basedOn: style.body,
      offered: true,
      paragraph: {
        // Beside paragraphs of this style that follow one another Word draws one rule.
        border: { left: { size: 18, color: 'A6A6A6', space: 8 } },
        indent: { left: 200, ...(chinese && firstLine) },
        spacing: { after: 160, before: 160 },
        joined: true,
      },
    },
    { id: style.commentaryList, name: 'Commentary List', basedOn: style.commentary, ...listLook },
  ]
}

/** Styles of tables, charts and the notes below them. */
const tableAndChartStyles = (script: Script, isExact: boolean): readonly WordStyle[] => [
  ...stylesOfTables(headingLook(script), tableSize[script], {
    ...(script === 'han' ? { after: 6, before: 6 } : { after: 18, before: 18 }),
    ...lineOf(isExact, 'table', 240),
  }),
  {
    id: style.chart,
    name: 'Chart',
    basedOn: 'Normal',
    next: style.chartCaption,
    offered: true,
    paragraph: { alignment: 'center', spacing: { before: 120 }, keepNext: true },
  },
  {
    // Below what it names, so that it ends what a table's caption begins.
    id: style.chartCaption,
    name: 'Chart Caption',
    basedOn: style.caption,
    next: style.body,
    offered: true,
    paragraph: { spacing: { after: 60, before: 60 }, keepNext: false },
  },
  {
    id: style.note,
    name: 'Table Note',
    basedOn: 'Normal',
    next: style.body,
    offered: true,
    paragraph: { spacing: { after: 40, before: 40, ...lineOf(isExact, 'small') }, keepLines: true },
    run: { size: size.small },
  },
]

/** Two characters of the body size; the count is for Word, the length for programs that do not count. */
const firstLine = { firstLine: 480, firstLineChars: 200 } as const
