import { styleMarkup, type WordStyle } from './word-styles.ts'

/** Not among the styles that Word offers until it is used. */
const hiddenUntilUsed = { priority: 99, hidden: true, shownWhenUsed: true } as const

const heading = (level: number, run: WordStyle['run']): WordStyle => ({
  id: `Heading${level}`,
  name: `Heading ${level}`,
  basedOn: 'Normal',
  next: 'Normal',
  offered: true,
  ...(run && { run }),
})

const contents = (level: number): WordStyle => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  basedOn: 'Normal',
  next: 'Normal',
  priority: 39,
  hidden: true,
  shownWhenUsed: true,
  paragraph: { spacing: { after: 100 }, indent: { left: (level - 1) * 240 } },
})

const character = (id: string, name: string, more: Partial<WordStyle>): WordStyle => ({
  id,
  name,
  kind: 'character',
  basedOn: 'DefaultParagraphFont',
  ...more,
})

/** What headings, notes and links look like that a brief itself has none of, for who edits it further. */
const usual: readonly WordStyle[] = [
  heading(3, { color: '1F4D78', size: 24 }),
  heading(4, { italic: true, color: '2E74B5' }),
  heading(5, { color: '2E74B5' }),
  heading(6, { color: '1F4D78' }),
  { id: 'Strong', name: 'Strong', basedOn: 'Normal', next: 'Normal', offered: true, run: { bold: true } },
  { id: 'ListParagraph', name: 'List Paragraph', basedOn: 'Normal', offered: true },
  {
    id: 'Bibliography',
    name: 'Bibliography',
    basedOn: 'Normal',
    next: 'Normal',
    priority: 37,
    shownWhenUsed: true,
  },
  ...[3, 4, 5, 6, 7, 8, 9].map(contents),
  character('Hyperlink', 'Hyperlink', {
    priority: 99,
    shownWhenUsed: true,
    run: { color: '0563C1', underlined: true },
  }),
  character('FootnoteReference', 'footnote reference', { ...hiddenUntilUsed, run: { raised: true } }),
  character('EndnoteReference', 'endnote reference', { ...hiddenUntilUsed, run: { raised: true } }),
  {
    id: 'EndnoteText',
    name: 'endnote text',
    basedOn: 'Normal',
    link: 'EndnoteTextChar',
    ...hiddenUntilUsed,
    paragraph: { spacing: { after: 0, line: 240 } },
    run: { size: 20 },
  },
  character('EndnoteTextChar', 'Endnote Text Char', {
    link: 'EndnoteText',
    ...hiddenUntilUsed,
    run: { size: 20 },
  }),
  character('LineNumber', 'line number', hiddenUntilUsed),
]

/** The plain paragraph, text and table that all others are based on. */
const plain =
  '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:styleId="DefaultParagraphFont" w:default="1"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="table" w:styleId="TableNormal" w:default="true"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:type="dxa" w:w="0"/><w:tblCellMar><w:top w:type="dxa" w:w="0"/><w:left w:type="dxa" w:w="108"/><w:bottom w:type="dxa" w:w="0"/><w:right w:type="dxa" w:w="108"/></w:tblCellMar></w:tblPr></w:style>'

/** The styles that every document of Word’s has. */
export const usualStyles = (): string => plain + usual.map(styleMarkup).join('')
