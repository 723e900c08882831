import { UserError } from '../../trade/errors/errors.ts'
import { type Currency, type Flow, type Month, toMonth } from '../../trade/trade.ts'
import {
  csvRows,
  decodeText,
  detectEncoding,
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
import { type BulletinColumns, readColumns } from './columns.ts'

/** A table of the customs bulletin: national totals as first published, of customs’ own groups of commodities. */
export interface Bulletin {
  readonly flow: Flow
  readonly currency: Currency
  readonly month: Month
  /** How many dollars or yuan one printed unit of money is: 10,000 for 万元. */
  readonly moneyFactor: bigint
  readonly lines: readonly BulletinLine[]
}

/** A line of it, with numbers as they are printed: rounded, without thousands separators. */
export interface BulletinLine {
  /** The line of the file, or the row of the sheet. */
  readonly line: number
  /** 锂离子蓄电池; it is no HS code. */
  readonly name: string
  /** 万个, 吨; null where the line has no quantity. */
  readonly unit: string | null
  readonly month: BulletinAmounts
  readonly ytd: BulletinAmounts
}

/** Null where the table has a dash, or no such column (February’s has only January and February together). */
export interface BulletinAmounts {
  readonly quantity: string | null
  readonly value: string | null
}

const title = /(\d{4})年(?:1至)?(\d{1,2})月.{0,8}?(出口|进口)(?:主要|重点)商品量值表/

/** A table of the bulletin has some hundred rows; a workbook of the online query may have many thousand. */
const largestTable = 512 * 1024

/** Whether a file has such a table: by its first rows, or by its name. */
export async function isBulletin(file: SourceFile): Promise<boolean> {
  const head = await readHead(file)
  if (title.test(file.name)) return true
  if (isZip(head) || isOldWorkbook(head)) {
    const isSmall = (await readBeginning(file, largestTable)).length < largestTable
    return isSmall && (await rowsOf(file).then(hasTitle, () => false)) // what cannot be read is told by whoever reads it
  }
  const text = ['utf-8', 'gb18030'].map((encoding) =>
    new TextDecoder(encoding).decode(head.subarray(0, 2048)),
  )
  return text.some((item) => title.test(item))
}

/**
 * Reads 出口主要商品量值表 or 进口主要商品量值表 of the bulletin (统计月报), as workbook (.xls or .xlsx) or CSV. Assumed is what the
 * published tables have: a title with year, month and direction (in the first rows or the file’s name); a line
 * such as 单位：万元人民币 or 单位：千美元; a heading of 商品名称, 计量单位 and groups of two columns, 数量 and 金额, of
 * which those of the month and of the year to date (累计) are read, and those of the year before and of changes
 * (去年同期, ±%) passed over; then lines to a note that begins with 注. Of a number in a workbook the first 15
 * significant digits count, since behind them are traces of binary arithmetic.
 *
 * @throws UserError with file and line for a table that is not so.
 */
export async function readBulletin(file: SourceFile): Promise<Bulletin> {
  const rows = await rowsOf(file)
  const named = titleOf(file.name, rows.slice(0, 8))
  if (!named) throw unlike(file.name, { zh: '没有找到表题。', en: 'No title was found.' })
  const columns = readColumns(file.name, rows)
  const money = moneyUnit(
    rows
      .slice(0, columns.firstRow)
      .flatMap(({ fields }) => fields)
      .join(' '),
  )
  if (!money) throw unlike(file.name, { zh: '没有找到金额单位。', en: 'The unit of money was not found.' })
  const body = rows.slice(columns.firstRow)
  const end = body.findIndex(({ fields }) => fields.some((field) => /^\s*注[:：]?/.test(field)))
  const lines = (end < 0 ? body : body.slice(0, end)).flatMap((row) => lineOf(file.name, row, columns))
  if (lines.length === 0) throw unlike(file.name, { zh: '表中没有商品。', en: 'It has no commodities.' })
  return { ...named, ...money, lines }
}

async function rowsOf(file: SourceFile): Promise<readonly Row[]> {
  const head = await readHead(file)
  if (isZip(head)) return xlsxRows(file, looksLikeHeading)
  if (isOldWorkbook(head)) return xlsRows(file, looksLikeHeading)
  const rows: Row[] = []
  for await (const batch of csvRows(file.name, decodeText(file, await detectEncoding(file))))
    rows.push(...batch)
  return rows
}

const hasTitle = (rows: readonly Row[]): boolean => titleOf('', rows.slice(0, 8)) !== null

function titleOf(name: string, rows: readonly Row[]): Pick<Bulletin, 'flow' | 'month'> | null {
  for (const text of [...rows.flatMap(({ fields }) => fields), name]) {
    const [, year, month, direction] = title.exec(text.replaceAll(/\s/g, '')) ?? []
    if (year && month && Number(month) >= 1 && Number(month) <= 12)
      return { flow: direction === '出口' ? 'export' : 'import', month: toMonth(Number(year), Number(month)) }
  }
  return null
}

const multiples: Readonly<Record<string, bigint>> = {
  '': 1n,
  千: 1_000n,
  万: 10_000n,
  百万: 1_000_000n,
  亿: 100_000_000n,
}

/** 单位：万元人民币, 千美元, 亿美元 …; the published tables write the colon in several ways. */
function moneyUnit(text: string): Pick<Bulletin, 'currency' | 'moneyFactor'> | null {
  const [, multiple = '', kind] =
    /单位\s*[:：∶]?\s*(千|万|百万|亿)?(美元|元人民币|人民币|元)/.exec(text) ?? []
  const moneyFactor = multiples[multiple]
  return kind && moneyFactor ? { currency: kind === '美元' ? 'USD' : 'CNY', moneyFactor } : null
}

function lineOf(file: string, { line, fields }: Row, columns: BulletinColumns): BulletinLine[] {
  // Names are indented below their group, which may say 其中：, and some carry the mark of a note.
  const name = (fields[columns.name] ?? '').replaceAll(/\s|其中[:：]|\*|＊/g, '')
  if (name === '') return []
  const unit = (fields[columns.unit] ?? '').trim()
  const number = (column: number | null): string | null => {
    if (column === null) return null
    const text = (fields[column] ?? '').replaceAll(/[,\s]/g, '')
    if (text === '' || /^[-—–]+$/.test(text)) return null
    if (!/^\d+(\.\d+)?$/.test(text))
      throw unlike(file, { zh: '这里应当是数字。', en: 'A number was expected here.' }, line, fields[column])
    return fifteenDigits(text)
  }
  const amounts = ({ quantity, value }: BulletinColumns['month']): BulletinAmounts => ({
    quantity: number(quantity),
    value: number(value),
  })
  return [
    {
      line,
      name,
      unit: unit === '' || unit === '-' ? null : unit,
      month: amounts(columns.month),
      ytd: amounts(columns.ytd),
    },
  ]
}

/** `6673.6000000000004` is 6673.6 as Excel shows it. */
function fifteenDigits(text: string): string {
  if (text.replace('.', '').replace(/^0+/, '').length <= 15) return text
  const [total = '', part = ''] = text.split('.')
  const stored = Math.max(0, 15 - total.replace(/^0+/, '').length)
  const scaled = BigInt(total + part.slice(0, stored + 1).padEnd(stored + 1, '0'))
  const digits = ((scaled + 5n) / 10n).toString().padStart(stored + 1, '0')
  const shown = stored === 0 ? digits : `${digits.slice(0, -stored)}.${digits.slice(-stored)}`
  return shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown
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
