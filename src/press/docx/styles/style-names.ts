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
  bodyList: 'BodyList',
  statement: 'Statement',
  firstStatement: 'FirstStatement',
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
  thick: { size: 12, color: '000000', space: 0 },
  thin: { size: 6, color: '000000', space: 0 },
  hair: { size: 4, color: '999999', space: 0 },
} as const

/** Left and right of the text in a table cell, in twips. */
export const cellPadding = 70
