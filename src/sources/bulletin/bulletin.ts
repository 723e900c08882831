import { UserError } from '../../trade/errors/errors.ts'
import {
  csvRows,
  decodeText,
  detectEncoding,
  htmlRows,
  isHtml,
  isOldWorkbook,
  isZip,
  type Row,
  readBeginning,
  readHead,
  xlsRows,
  xlsxRows,
} from '../formats/formats.ts'
import { looksLikeHeading } from '../gacc/layout/layout.ts'
import type { SourceFile } from '../source-file.ts'
import type { Bulletin, BulletinAmounts, BulletinLine } from './bulletin-type.ts'
import { type BulletinColumns, readColumns } from './columns.ts'
import { readMoneyUnit } from './money-unit.ts'
import { readNationalLines } from './national.ts'
import { readCell } from './printed-cell.ts'
import { type BulletinTitle, readTitle } from './titles.ts'

export type { Bulletin, BulletinAmounts, BulletinLine } from './bulletin-type.ts'
export { nationalTotal } from './national.ts'
export type { BulletinTable } from './titles.ts'

/** A table of the bulletin has some hundred rows; a workbook of the online query may have many thousand. */
const largestTable = 512 * 1024

/** Whether a file has such a table: by its first rows, or by its name. */
export async function isBulletin(file: SourceFile): Promise<boolean> {
  const head = await readHead(file)
  if (readTitle(file.name)) return true
  if (isZip(head) || isOldWorkbook(head)) {
    const isSmall = (await readBeginning(file, largestTable)).length < largestTable
    return isSmall && (await rowsOf(file).then(hasTitle, () => false)) // what cannot be read is told by whoever reads it
  }
  const text = ['utf-8', 'gb18030'].map((encoding) =>
    new TextDecoder(encoding).decode(head.subarray(0, 2048)),
  )
  return text.some((item) => readTitle(item) !== null)
}

/**
 * Reads a table of the bulletin (统计月报), as workbook (.xls or .xlsx), CSV, or page of customs’ English site: 出口主要商品量值表 or
 * 进口主要商品量值表, or a table of national totals (`national.ts`). Assumed is what the published tables have: a title with year, month and direction (in the first rows or the file’s name); a line
 * such as 单位：万元人民币, 单位：千美元 or Unit:US$1,000; a heading of 商品名称, 计量单位 and groups of two columns, 数量 and 金额, of
 * which those of the month and of the year to date (累计) are read, and those of the year before and of changes
 * (去年同期, ±%) passed over but for that of the year to date; then lines to a note that begins with 注 or Note. Of a number in a workbook the first 15
 * significant digits count, since behind them are traces of binary arithmetic.
 *
 * @throws UserError with file and line for a table that is not so.
 */
export async function readBulletin(file: SourceFile): Promise<Bulletin> {
  const rows = await rowsOf(file)
  const named = titleOf(file.name, rows.slice(0, 8))
  if (!named) throw unlike(file.name, { zh: '没有找到表题。', en: 'No title was found.' })
  const body = named.table === 'goods' ? goodsOf(file.name, rows) : readNationalLines(file.name, named, rows)
  const money = readMoneyUnit(
    rows
      .slice(0, body.firstRow)
      .flatMap(({ fields }) => fields)
      .join(' '),
  )
  if (!money) throw unlike(file.name, { zh: '没有找到金额单位。', en: 'The unit of money was not found.' })
  if (body.lines.length === 0) throw unlike(file.name, { zh: '表中没有商品。', en: 'It has no commodities.' })
  return { ...named, ...money, lines: body.lines }
}

/** The lines of a table of commodities, and where its heading ends. */
function goodsOf(file: string, rows: readonly Row[]) {
  const columns = readColumns(file, rows)
  const body = rows.slice(columns.firstRow)
  const end = body.findIndex(({ fields }) =>
    fields.some((field) => /^\s*(?:注|Notes?)\s*[:：]?/i.test(field)),
  )
  const lines = (end < 0 ? body : body.slice(0, end)).flatMap((row) => lineOf(file, row, columns))
  return { firstRow: columns.firstRow, lines }
}

async function rowsOf(file: SourceFile): Promise<readonly Row[]> {
  const head = await readHead(file)
  if (isZip(head)) return xlsxRows(file, looksLikeHeading)
  if (isOldWorkbook(head)) return xlsRows(file, looksLikeHeading)
  if (isHtml(head)) return htmlRows(file)
  const rows: Row[] = []
  for await (const batch of csvRows(file.name, decodeText(file, await detectEncoding(file))))
    rows.push(...batch)
  return rows
}

const hasTitle = (rows: readonly Row[]): boolean => titleOf('', rows.slice(0, 8)) !== null

function titleOf(name: string, rows: readonly Row[]): BulletinTitle | null {
  const texts = [...rows.flatMap(({ fields }) => fields), name]
  return texts.flatMap((text) => readTitle(text) ?? [])[0] ?? null
}

function lineOf(file: string, { line, fields }: Row, columns: BulletinColumns): BulletinLine[] {
  const name = nameOf(fields[columns.name] ?? '')
  if (name === '') return []
  const unit = (fields[columns.unit] ?? '').trim()
  const flaws: string[] = []
  const number = (column: number | null): string | null => {
    if (column === null) return null
    const cell = readCell(fields[column] ?? '')
    if (cell.kind === 'other')
      throw unlike(file, { zh: '这里应当是数字。', en: 'A number was expected here.' }, line, cell.text)
    if (cell.kind === 'error') flaws.push(cell.text)
    return cell.kind === 'number' ? cell.text : null
  }
  const amounts = ({ quantity, value }: BulletinColumns['month']): BulletinAmounts => ({
    quantity: positive(number(quantity)),
    value: positive(number(value)),
  })
  const positive = (text: string | null): string | null => {
    if (text?.startsWith('-'))
      throw unlike(file, { zh: '这里应当是数字。', en: 'A number was expected here.' }, line, text)
    return text
  }
  const hasChange = columns.change.quantity !== null || columns.change.value !== null
  const [month, ytd] = [amounts(columns.month), amounts(columns.ytd)]
  const change = { quantity: number(columns.change.quantity), value: number(columns.change.value) }
  const [flaw] = flaws
  return [
    {
      ...{ line, name },
      unit: unit === '' || unit === '-' ? null : unit,
      ...{ month, ytd },
      ...(hasChange && { change }),
      ...(flaw !== undefined && { flaw }),
    },
  ]
}

/** Names are indented below their group, which may say 其中：, and some carry the mark of a note. */
function nameOf(field: string): string {
  const text = field.replaceAll(/其中[:：]|Of which\s*[:：]?|\*|＊/gi, '')
  return /[一-鿿]/.test(text) ? text.replaceAll(/\s/g, '') : text.replaceAll(/[\s\u00a0]+/g, ' ').trim()
}

/** The lines that a product means by a name, or by one of the names that it had over the years, whatever their spaces. */
export function findLines<Line extends Pick<BulletinLine, 'name'>>(
  lines: readonly Line[],
  names: string | readonly string[],
): Line[] {
  const plain = (text: string) =>
    text
      .replaceAll(/[\s\u00a0]/g, '')
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .toLowerCase()
  const wanted = new Set((typeof names === 'string' ? [names] : names).map(plain))
  return lines.filter(({ name }) => wanted.has(plain(name)))
}

const unlike = (
  file: string,
  { zh, en }: { readonly zh: string; readonly en: string },
  line?: number,
  found?: string,
): UserError =>
  new UserError(
    { zh: `不像海关统计月报的量值表：${zh}`, en: `This is unlike a table of the customs bulletin: ${en}` },
    { where: { file, ...(line !== undefined && { line }), ...(found !== undefined && { found }) } },
  )
