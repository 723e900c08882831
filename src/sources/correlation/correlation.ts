import { UserError, type Where } from '../../trade/errors/errors.ts'
import {
  csvRows,
  decodeText,
  detectEncoding,
  isOldWorkbook,
  isZip,
  type Row,
  readHead,
  rowsOfSheet,
  xlsSheets,
  xlsxSheets,
} from '../formats/formats.ts'
import type { SourceFile } from '../source-file.ts'
import { type CodeColumn, correlationColumns, hasCorrelationHeading, type StatedYears } from './columns.ts'

export type { StatedYears } from './columns.ts'
export { explainCorrelationTable } from './unloaded-table.ts'

/** Which codes of one nomenclature became which of the next: pairs of codes that have goods in common. */
export interface Correlation {
  /** A year in which the former codes hold, and one in which the later ones do. */
  readonly formerYear: number
  readonly laterYear: number
  /** Each pair once, in the order of the file. */
  readonly pairs: readonly CodePair[]
}

export interface CodePair {
  readonly former: string
  readonly later: string
  /** The line of the file, or the row of the sheet, that says so first. */
  readonly line: number
}

/** The largest official tables have some fifteen thousand rows. */
const mostRows = 200_000

/** 1:1, n:1, 1 to n. What Excel made a time of (1:01) says nothing. */
const relationSaid = /^(1|[nm])\s*(?:[:：-]|to)\s*(1|[nm])$/i

/** Each code of a cell is paired with each of the other, so that cells must not be long. */
const mostCodes = 100

/**
 * Reads a correlation table of nomenclatures, as workbook (.xlsx, .xls) or CSV, in the layout of the UN Statistics
 * Division (6 digits, with or without the relationship) or of customs (转换表, 8 or 10 digits); other columns, such as
 * names, are passed over. A cell may hold several codes (85414200、85414300), with dots or without. Where the table
 * says that two codes are 1:1, the rows must say the same: else it was cut or edited.
 *
 * @throws UserError with file, line, column and text for what cannot be read. There is no silent repair.
 */
export async function readCorrelation(file: SourceFile, stated: StatedYears = {}): Promise<Correlation> {
  const rows = await rowsOf(file)
  const columns = correlationColumns(file.name, rows, stated)
  const { former, later, relation, firstRow } = columns
  const pairs = new Map<string, CodePair>()
  const message: { readonly row: Row; readonly alone: boolean; readonly pairs: readonly CodePair[] }[] = []
  for (const row of rows.slice(firstRow)) {
    const cells = [former, later].map(({ index }) => row.fields[index]?.trim() ?? '')
    if (cells.every((cell) => cell === '') || isNote(row, cells)) continue
    const [formerCodes = [], laterCodes = []] = [former, later].map((column) =>
      codesOf(file.name, row, column),
    )
    const current = formerCodes.flatMap((formerCode) =>
      laterCodes.map((other) => ({ former: formerCode, later: other, line: row.line })),
    )
    for (const pair of current) {
      const key = `${pair.former} ${pair.later}`
      if (!pairs.has(key)) pairs.set(key, pair)
    }
    const says = relation === null ? null : relationSaid.exec(row.fields[relation]?.trim() ?? '')
    if (says) message.push({ row, alone: says[1] === '1' && says[2] === '1', pairs: current })
  }
  const codePairs = [...pairs.values()]
  if (codePairs.length === 0) throw empty(file.name, rows.at(-1))
  const counts = { former: countBy(codePairs, 'former'), later: countBy(codePairs, 'later') }
  for (const { row, alone, pairs: local } of message)
    if (local.every((pair) => counts.former(pair.former) + counts.later(pair.later) === 2) !== alone)
      throw contradicts({ file: file.name, line: row.line, found: row.fields[relation ?? 0] ?? '' })
  return { formerYear: former.year, laterYear: later.year, pairs: codePairs }
}

/** All rows of a CSV, or of the one sheet that has the heading. */
async function rowsOf(file: SourceFile): Promise<readonly Row[]> {
  const head = await readHead(file)
  if (isZip(head) || isOldWorkbook(head)) {
    const sheets = await (isZip(head) ? xlsxSheets(file) : xlsSheets(file))
    const read = sheets.map(({ sheet, rows }) => ({ sheet, rows: rowsOfSheet(file, rows) }))
    const tables = read.filter(({ rows }) => hasCorrelationHeading(rows))
    if (tables.length > 1)
      throw severalTables({ file: file.name, found: tables.map((table) => table.sheet).join(', ') })
    return tables[0]?.rows ?? read.find(({ rows }) => rows.length > 0)?.rows ?? []
  }
  const rows: Row[] = []
  for await (const batch of csvRows(file.name, decodeText(file, await detectEncoding(file)))) {
    for (const row of batch) rows.push(row)
    if (rows.length > mostRows) throw tooLong({ file: file.name, line: mostRows })
  }
  return rows
}

/** A note below the table: no code in its columns, and it says that it is a note. */
const isNote = ({ fields }: Row, cells: readonly string[]): boolean =>
  !cells.some((cell) => /^\d/.test(cell)) &&
  /^(?:注|说明|来源|资料来源|note|source)/i.test(fields.find((field) => field.trim() !== '')?.trim() ?? '')

function codesOf(file: string, row: Row, { index, heading }: CodeColumn): readonly string[] {
  const found = row.fields[index] ?? ''
  const codes = found
    .split(/[、,，;；\n]/)
    .map((part) => part.replaceAll(/[\s.]/g, ''))
    .filter((part) => part !== '')
  const where = { file, line: row.line, column: heading, found }
  if (codes.length === 0) throw lonely(where)
  if (codes.length > mostCodes || !codes.every((code) => /^(?:\d{4}|\d{6}|\d{8}|\d{10})$/.test(code)))
    throw noCode(where)
  return [...new Set(codes)]
}

function countBy(pairs: readonly CodePair[], side: 'former' | 'later'): (code: string) => number {
  const counts = new Map<string, number>()
  for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1)
  return (code) => counts.get(code) ?? 0
}

const lonely = (where: Where): UserError =>
  new UserError(
    { zh: '这一行缺一边的编码。', en: 'This row lacks the code of one side.' },
    {
      where,
      hint: {
        zh: '合并单元格请先取消合并，并在每一行都填上编码。',
        en: 'Unmerge merged cells, and put the code into every row.',
      },
    },
  )

const noCode = (where: Where): UserError =>
  new UserError(
    { zh: '这里不是商品编码。', en: 'This is no commodity code.' },
    {
      where,
      hint: {
        zh: `应为 4、6、8 或 10 位数字，几个编码之间用顿号，一格至多 ${mostCodes} 个。位数为单数，多半是 Excel 去掉了开头的 0：请把该列设为文本并补上。`,
        en: `Expected are 4, 6, 8 or 10 digits, several with commas between, ${mostCodes} at most. An odd number of digits mostly means that Excel dropped a leading zero: make the column text and put it back.`,
      },
    },
  )

const contradicts = (where: Where): UserError =>
  new UserError(
    {
      zh: '这一行写明的对应关系与表中各行不符。',
      en: 'The relationship that this row states is not what the rows of the table say.',
    },
    {
      where: { ...where },
      hint: {
        zh: '表格可能被删减过：请用下载的原文件。',
        en: 'The table may have been cut: use the file as downloaded.',
      },
    },
  )

const empty = (file: string, last: Row | undefined): UserError =>
  new UserError(
    { zh: '对照表里没有编码。', en: 'The correlation table has no codes.' },
    { where: { file, ...(last && { line: last.line }) } },
  )

const severalTables = (where: Where): UserError =>
  new UserError(
    { zh: '工作簿里有几张编码对照表。', en: 'The workbook has several correlation tables.' },
    {
      where,
      hint: {
        zh: '请把要用的那张工作表另存为一个文件。',
        en: 'Save the sheet that is meant as a file of its own.',
      },
    },
  )

const tooLong = (where: Where): UserError =>
  new UserError(
    {
      zh: `对照表的行数太多，最多 ${mostRows} 行。`,
      en: `The correlation table is too long; ${mostRows} rows at most.`,
    },
    { where },
  )
