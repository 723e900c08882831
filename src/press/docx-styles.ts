import {
  AlignmentType,
  BorderStyle,
  type IFontAttributesProperties,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx'
import type { Language } from '../trade/language.ts'

/**
 * The names of the styles that a brief uses. All that concerns looks is in the styles, so that an editor
 * changes a look in one place; only the rules of table headers are set on their cells, since Word has no style
 * for a header of several rows.
 */
export const style = {
  subtitle: 'Subtitle',
  contentsHeading: 'TOCHeading',
  issuer: 'Issuer',
  logo: 'Logo',
  body: 'BodyText',
  statement: 'Statement',
  commentary: 'Commentary',
  commentaryList: 'CommentaryList',
  link: 'Hyperlink',
  caption: 'Caption',
  chart: 'Chart',
  chartCaption: 'ChartCaption',
  table: 'BriefTable',
  tableGroup: 'TableGroup',
  tableNameHeading: 'TableNameHeading',
  tableFigureHeading: 'TableFigureHeading',
  tableName: 'TableName',
  tableFigure: 'TableFigure',
  tableBlock: 'TableBlock',
  note: 'TableNote',
  header: 'Header',
  footer: 'Footer',
  footnoteReference: 'FootnoteReference',
} as const

/** Rules of a table, in eighths of a point: thick above and below it, thin under its header, hair within. */
export const rule = {
  thick: { style: BorderStyle.SINGLE, size: 12, color: '000000', space: 0 },
  thin: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 },
  hair: { style: BorderStyle.SINGLE, size: 4, color: '999999', space: 0 },
} as const

/** Left and right of the text in a table cell, in twips. */
export const cellPadding = 70

/** Half-points: 小四 for the body, 五号 for tables and captions, 小五 for notes. */
const size = { title: 44, heading1: 32, heading2: 28, body: 24, table: 21, small: 18 } as const

/** The style sheet of a brief. Chinese text is set in 宋体 and 黑体, Latin text and figures in Times New Roman. */
export function briefStyles(language: Language): IStylesOptions {
  const chinese = language === 'zh'
  const serif = fonts('宋体', chinese)
  // 黑体 has one weight: bold would be smeared on by the program. In English the headings are bold instead.
  const heading = { font: fonts('黑体', chinese), bold: !chinese, color: '000000' }
  const paragraphStyles: readonly IParagraphStyleOptions[] = [
    {
      id: style.subtitle,
      name: 'Subtitle',
      basedOn: 'Normal',
      next: style.body,
      quickFormat: true,
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 } },
      run: { size: size.table, color: '404040' },
    },
    {
      id: style.logo,
      name: 'Logo',
      basedOn: 'Normal',
      next: 'Title',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
    },
    {
      id: style.issuer,
      name: 'Issuer',
      basedOn: style.subtitle,
      next: style.body,
      quickFormat: true,
    },
    {
      id: style.contentsHeading,
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: style.body,
      quickFormat: true,
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
      run: { ...heading, size: size.heading2 },
    },
    ...[1, 2].map((level) => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: { indent: { left: (level - 1) * 220 }, spacing: { before: 10, after: 10 } },
      run: { size: size.table },
    })),
    {
      id: style.body,
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        alignment: chinese ? AlignmentType.BOTH : AlignmentType.LEFT,
        spacing: { line: chinese ? 315 : 290, lineRule: LineRuleType.AUTO, after: chinese ? 0 : 120 },
        // Two characters of the body size; the count is for Word, the length for programs that do not count.
        ...(chinese ? { indent: { firstLineChars: 200, firstLine: 480 } } : {}),
      },
    },
    {
      id: style.statement,
      name: 'Statement',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        // Word draws the rule once above paragraphs of this style that follow one another.
        border: { top: { ...rule.hair, space: 6 } },
        spacing: { before: 60, after: 40, line: 270, lineRule: LineRuleType.AUTO },
      },
      run: { size: size.small, color: '404040' },
    },
    {
      id: style.commentary,
      name: 'Commentary',
      basedOn: style.body,
      quickFormat: true,
      paragraph: {
        // Beside paragraphs of this style that follow one another Word draws one rule.
        border: { left: { style: BorderStyle.SINGLE, size: 18, color: 'A6A6A6', space: 8 } },
        indent: { left: 200, ...(chinese && { firstLineChars: 200, firstLine: 480 }) },
        spacing: { before: 160, after: 160 },
        contextualSpacing: true,
      },
    },
    {
      id: style.commentaryList,
      name: 'Commentary List',
      basedOn: style.commentary,
      quickFormat: true,
      paragraph: { indent: { left: 560, hanging: 360, ...(chinese && { firstLineChars: 0 }) } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
      run: { size: size.table },
    },
    {
      id: style.tableName,
      name: 'Table Name',
      basedOn: 'TableText',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.LEFT },
    },
    {
      id: style.tableFigure,
      name: 'Table Figure',
      basedOn: 'TableText',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.RIGHT },
    },
    ...headingsOfTables(heading),
    {
      id: style.chart,
      name: 'Chart',
      basedOn: 'Normal',
      next: style.chartCaption,
      quickFormat: true,
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 200 }, keepNext: true },
    },
    {
      // Below what it names, so that it ends what a table's caption begins.
      id: style.chartCaption,
      name: 'Chart Caption',
      basedOn: style.caption,
      next: style.body,
      quickFormat: true,
      paragraph: { spacing: { before: 60, after: 60 }, keepNext: false },
    },
    {
      id: style.note,
      name: 'Table Note',
      basedOn: 'Normal',
      next: style.body,
      quickFormat: true,
      paragraph: { spacing: { before: 40, after: 40 }, keepLines: true },
      run: { size: size.small },
    },
    {
      id: style.header,
      name: 'header',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, border: { bottom: { ...rule.hair, space: 4 } } },
      run: { size: size.small },
    },
    {
      id: style.footer,
      name: 'footer',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER },
      run: { size: size.small },
    },
  ]
  return {
    default: {
      document: {
        run: {
          font: serif,
          size: size.body,
          // As Word writes it in Chinese documents too: Latin text and figures would else be broken anywhere.
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      title: {
        next: style.subtitle,
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 120 } },
        run: { ...heading, size: size.title },
      },
      heading1: {
        name: 'heading 1',
        next: style.body,
        paragraph: { spacing: { before: 260, after: 120 }, keepNext: true, keepLines: true, outlineLevel: 0 },
        run: { ...heading, size: size.heading1 },
      },
      heading2: {
        name: 'heading 2',
        next: style.body,
        paragraph: { spacing: { before: 240, after: 120 }, keepNext: true, keepLines: true, outlineLevel: 1 },
        run: { ...heading, size: size.heading2 },
      },
      caption: {
        next: style.body,
        semiHidden: false,
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: 200, after: 80 },
          keepNext: true,
          keepLines: true,
        },
        run: { ...heading, size: size.table },
      },
      footnoteText: { run: { size: size.small } },
      footnoteTextChar: { run: { size: size.small } },
    },
    paragraphStyles,
    // What the library sets the entries of the contents in.
    characterStyles: [{ id: 'IndexLink', name: 'Index Link' }],
  }
}

function headingsOfTables(
  heading: NonNullable<IParagraphStyleOptions['run']>,
): readonly IParagraphStyleOptions[] {
  const headings = [
    [style.tableGroup, 'Table Group', AlignmentType.CENTER],
    [style.tableNameHeading, 'Table Name Heading', AlignmentType.LEFT],
    [style.tableFigureHeading, 'Table Figure Heading', AlignmentType.RIGHT],
    [style.tableBlock, 'Table Block', AlignmentType.CENTER],
  ] as const
  return headings.map(([id, name, alignment]) => ({
    id,
    name,
    basedOn: 'TableText',
    quickFormat: true,
    paragraph: { alignment, keepNext: true },
    run: { ...heading, size: size.table },
  }))
}

/**
 * Fonts by script. The hint sends what Latin and Chinese share, such as “ and ”, to the Chinese font.
 */
const fonts = (eastAsia: string, chinese: boolean): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
  ...(chinese ? { hint: 'eastAsia' } : {}),
})

/** A table style, which the library has no options for: thick rules above and below, and the cells' margins. */
export const tableStyles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="table" w:customStyle="1" w:styleId="${style.table}"><w:name w:val="Brief Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="${rule.thick.size}" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="${rule.thick.size}" w:space="0" w:color="000000"/></w:tblBorders><w:tblCellMar><w:left w:w="${cellPadding}" w:type="dxa"/><w:right w:w="${cellPadding}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
