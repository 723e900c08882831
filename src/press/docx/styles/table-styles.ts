import type { Script } from '../../../brief/brief.ts'
import { cellPadding, rule, style } from './style-names.ts'
import type { ParagraphLook, RunLook, WordStyle } from './word-styles.ts'

/** Of the texts in tables, in half-points: 五号; names in Latin letters take more room than Chinese ones. */
export const tableSize: Readonly<Record<Script, number>> = { han: 21, latin: 19 }

/** The styles of what stands in tables. @param spacing of their lines. */
export function stylesOfTables(
  heading: RunLook,
  size: number,
  spacing: NonNullable<ParagraphLook['spacing']>,
): readonly WordStyle[] {
  const texts = [
    [style.tableName, 'Table Name', 'left'],
    [style.tableFigure, 'Table Figure', 'right'],
  ] as const
  const headings = [
    [style.tableGroup, 'Table Group', 'center'],
    [style.tableNameHeading, 'Table Name Heading', 'left'],
    [style.tableFigureHeading, 'Table Figure Heading', 'right'],
    [style.tableBlock, 'Table Block', 'center'],
  ] as const
  return [
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      offered: true,
      paragraph: { spacing },
      run: { size },
    },
    ...texts.map(([id, name, alignment]) => ({
      id,
      name,
      basedOn: 'TableText',
      offered: true,
      paragraph: { alignment },
    })),
    ...headings.map(([id, name, alignment]) => ({
      id,
      name,
      basedOn: 'TableText',
      offered: true,
      paragraph: { alignment, keepNext: true },
      run: { ...heading, size },
    })),
  ]
}

/** Thick rules above and below a table, and its cells' margins. */
export const tableStyle = `<w:style w:type="table" w:customStyle="1" w:styleId="${style.table}"><w:name w:val="Brief Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="${rule.thick.size}" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="${rule.thick.size}" w:space="0" w:color="000000"/></w:tblBorders><w:tblCellMar><w:left w:w="${cellPadding}" w:type="dxa"/><w:right w:w="${cellPadding}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
