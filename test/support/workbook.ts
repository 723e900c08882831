import { caught, textOf } from './markup.ts'
import { unzip } from './zip.ts'

export interface WorkbookCell {
  /** The text of a string; the cached value of a number or a formula, as written. */
  readonly value: string
  readonly kind: 'text' | 'number'
  readonly formula: string | null
  readonly format: string
  /** The sheet that a link in the cell leads to. */
  readonly link: string | null
}

export interface WorkbookSheet {
  readonly name: string
  readonly path: string
  readonly xml: string
  /** By address, such as `B12`. */
  readonly cells: ReadonlyMap<string, WorkbookCell>
  readonly tables: readonly string[]
}

/** Reads a workbook's parts without the help of any library: values, formulas, formats, links and table objects. */
export function readWorkbook(bytes: Uint8Array): WorkbookSheet[] {
  const files = unzip(bytes)
  const part = (path: string) => files.get(path) ?? ''
  const strings = caught(part('xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map((item) => rawText(item))
  const formats = cellFormats(part('xl/styles.xml'))
  const names = caught(part('xl/workbook.xml'), /<sheet name="([^"]*)"/g).map(textOf)
  return names.map((name, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`
    const xml = part(path)
    const links = new Map(
      [...xml.matchAll(/<hyperlink ref="(\w+)" location="'([^"]*)'!A1"/g)].map(([, place = '', to = '']) => [
        place,
        textOf(to),
      ]),
    )
    const cells = new Map<string, WorkbookCell>()
    for (const [, position = '', attributes = '', content = ''] of xml.matchAll(
      /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const type = /t="(\w+)"/.exec(attributes)?.[1]
      const value = rawText(/<v>(.*?)<\/v>/s.exec(content)?.[1] ?? '')
      const formula = /<f[^>]*>(.*?)<\/f>/s.exec(content)?.[1]
      cells.set(position, {
        value: type === 's' ? (strings[Number(value)] ?? '') : value,
        kind: type === 's' || type === 'str' ? 'text' : 'number',
        formula: formula === undefined ? null : rawText(formula),
        format: formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? 'General',
        link: links.get(position) ?? null,
      })
    }
    const relations = part(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`)
    const tables = caught(relations, /Target="\.\.\/(tables\/[^"]+)"/g).map((target) => part(`xl/${target}`))
    return { name, path, xml, cells, tables }
  })
}

/** What a cell shows. */
export const shownCell = (cell: WorkbookCell | undefined): string =>
  cell === undefined || cell.value === ''
    ? ''
    : cell.kind === 'text'
      ? cell.value
      : showNumber(Number(cell.value), cell.format)

/**
 * A number by a number format, after Excel: of fifteen significant digits, rounded half away from zero. Knows
 * decimals, thousands, text in quotation marks and conditions, and that Excel shows -0.04 as -0.0.
 */
export function showNumber(value: number, format: string): string {
  if (format === 'General') return String(value)
  // `_0` is room as wide as a digit.
  const sections = format.replace(/_./g, '').split(';')
  const section =
    sections.find((each) => {
      const [, comparison, limit] = /^\[(>=|<=|>|<)(-?[\d.]+)\]/.exec(each) ?? []
      if (comparison === undefined) return true
      const than = Number(limit)
      return { '>=': value >= than, '<=': value <= than, '>': value > than, '<': value < than }[comparison]
    }) ?? ''
  const pattern = section.replace(/^\[[^\]]*\]/, '')
  const literal = /^"(.*)"$/.exec(pattern)?.[1]
  if (literal !== undefined) return literal
  const decimals = pattern.split('.')[1]?.length ?? 0
  const rounded = roundDigits(Math.abs(value), decimals)
  const digits = pattern.includes('#,') ? rounded.replace(/\d(?=(\d{3})+(\.|$))(?<!\.\d*)/g, '$&,') : rounded
  return value < 0 ? `-${digits}` : digits
}

function roundDigits(value: number, decimals: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e')
  const power = Number(exponent) - 14 + decimals
  const digits = BigInt(mantissa.replace('.', ''))
  const scaled =
    power >= 0
      ? digits * 10n ** BigInt(power)
      : (digits * 2n + 10n ** BigInt(-power)) / (2n * 10n ** BigInt(-power))
  const text = scaled.toString().padStart(decimals + 1, '0')
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

/** The column and the row of an address, from 0. */
export function placeOf(address: string): { column: number; row: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(digits) - 1 }
}

/** The cells of a sheet as rows of what they show; a missing cell is empty. */
export function shownRows(sheet: Pick<WorkbookSheet, 'cells'>): string[][] {
  const rows: string[][] = []
  for (const [address, cell] of sheet.cells) {
    const { column, row } = placeOf(address)
    while (rows.length <= row) rows.push([])
    const cells = rows[row] ?? []
    while (cells.length <= column) cells.push('')
    cells[column] = shownCell(cell)
  }
  return rows
}

function cellFormats(styles: string): string[] {
  const current = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id = '', code = '']) => [
      id,
      rawText(code),
    ]),
  )
  const standard: Readonly<Record<string, string>> = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00' }
  const cells = /<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? ''
  return caught(cells, /<xf numFmtId="(\d+)"/g).map((id) => current.get(id) ?? standard[id] ?? 'General')
}

/** Text with its white space, and with the escapes of spreadsheets (`_x0041_`) resolved. */
const rawText = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}
