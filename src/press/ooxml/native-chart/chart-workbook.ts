import { officeText, Packed, zipFile } from '../ooxml.ts'
import { type ChartData, cellName } from './chart-data.ts'

/** The workbook that Word opens for who changes a chart's data: one sheet, its texts shared, the fewest styles. */
export function chartWorkbook(data: ChartData): Uint8Array {
  const rows = rowsOf(data)
  const texts = rows.flat().filter((cell) => typeof cell === 'string')
  const shared = [...new Set(texts)]
  const numbers = new Map(shared.map((text, index) => [text, index]))
  const strings = shared.map((text) => {
    const space = /^\s|\s$/.test(text) ? ' xml:space="preserve"' : ''
    return `<si><t${space}>${officeText(text)}</t></si>`
  })
  return zipFile([
    ['[Content_Types].xml', sameParts.types],
    ['_rels/.rels', sameParts.packageRelations],
    ['xl/workbook.xml', sameParts.workbook],
    ['xl/_rels/workbook.xml.rels', sameParts.workbookRelations],
    ['xl/worksheets/sheet1.xml', worksheet(rows, numbers)],
    ['xl/styles.xml', sameParts.styles],
    [
      'xl/sharedStrings.xml',
      `${declaration}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${shared.length}">${strings.join('')}</sst>`,
    ],
  ])
}

type SheetCell = string | number | null

function rowsOf({ names, series }: ChartData): SheetCell[][] {
  const header = [...names.map(() => null), ...series.map(({ name }) => name)]
  const count = names[0]?.length ?? 0
  const rows = Array.from({ length: count }, (_, row): SheetCell[] => [
    ...names.map((column) => column[row] ?? null),
    ...series.map(({ values }) => values[row] ?? null),
  ])
  return [header, ...rows]
}

function worksheet(rows: readonly SheetCell[][], numbers: ReadonlyMap<string, number>): string {
  const written = rows.map((cells, row) => {
    const inRow = cells.map((cell, column) => {
      const name = cellName(column, row)
      if (cell === null) return ''
      return typeof cell === 'string'
        ? `<c r="${name}" t="s"><v>${numbers.get(cell)}</v></c>`
        : `<c r="${name}"><v>${cell}</v></c>`
    })
    const content = inRow.join('')
    return content === '' ? '' : `<row r="${row + 1}">${content}</row>`
  })
  const last = cellName((rows[0]?.length ?? 1) - 1, rows.length - 1)
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}"><dimension ref="A1:${last}"/><sheetData>${written.join('')}</sheetData></worksheet>`
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const relations = (list: readonly (readonly [type: string, target: string])[]): string => {
  const written = list.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packages}/relationships">${written.join('')}</Relationships>`
}

const types = (
  [
    ['workbook', 'sheet.main'],
    ['worksheets/sheet1', 'worksheet'],
    ['styles', 'styles'],
    ['sharedStrings', 'sharedStrings'],
  ] as const
).map(
  ([path, type]) =>
    `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
)

/** What is the same in every such workbook. */
const sameParts = {
  types: new Packed(
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
  ),
  packageRelations: new Packed(relations([['officeDocument', 'xl/workbook.xml']])),
  workbook: new Packed(
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  workbookRelations: new Packed(
    relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  ),
  styles: new Packed(
    `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  ),
} as const
