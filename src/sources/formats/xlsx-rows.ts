import { Archive, ArchiveFault } from '../../archive/archive.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { SourceFile } from '../source-file.ts'
import { beginsWith, joined } from './bytes.ts'
import { mostLinesAbove, type Row } from './row.ts'
import { type CellValue, damaged, mostRows, type Sheet } from './workbook/workbook.ts'
import { archiveLimits, largestWorkbook, readXlsx } from './xlsx/xlsx.ts'

/** Excel keeps 15 digits of a number; behind them it writes zeros. */
const largestExact = 999_999_999_999_999

/** Whether bytes are a zip archive, as every workbook is. */
export const isZip = (head: Uint8Array): boolean => beginsWith(head, 0x50, 0x4b, 0x03, 0x04)

/** Whether a row of a sheet is a heading of the table that is looked for. */
export type IsHeading = (headings: readonly string[]) => boolean

/**
 * The rows of the sheet of a workbook (.xlsx) that has a table with such a heading, cells as text: numbers as plain
 * digits, text as it stands. Cells are read as they were last calculated.
 *
 * @throws UserError for a workbook that cannot be read, is too large, or has two such sheets.
 */
export const xlsxRows = async (file: SourceFile, isHeading: IsHeading): Promise<readonly Row[]> =>
  rowsOfSheets(file, await xlsxSheets(file), isHeading)

/** Every sheet of a workbook (.xlsx). @throws UserError for a workbook that cannot be read, or is too large. */
export async function xlsxSheets(file: SourceFile): Promise<readonly Sheet[]> {
  const bytes = await workbookBytes(file, largestWorkbook)
  const archive = openArchive(file.name, bytes)
  if (!archive.paths.some((path) => path.startsWith('xl/'))) throw otherArchive(file.name, archive.paths)
  return readXlsx(file.name, archive)
}

function openArchive(file: string, bytes: Uint8Array): Archive {
  try {
    return new Archive(bytes, archiveLimits)
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error
    const { kind } = error
    throw kind === 'tooLarge' || kind === 'tooMany' || kind === 'bomb' ? tooLarge(file) : damaged(file, error)
  }
}

/** The rows of the sheet that has such a table, else of the first that has anything. @throws UserError for two of them. */
export function rowsOfSheets(
  file: SourceFile,
  sheets: readonly Sheet[],
  isHeading: IsHeading,
): readonly Row[] {
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  const tables = filled.filter(({ rows }) =>
    rows.slice(0, mostLinesAbove + 1).some(({ cells }) => isHeading(cells.map(headingText))),
  )
  if (tables.length > 1)
    throw severalTables(
      file.name,
      tables.map(({ sheet }) => sheet),
    )
  return rowsOfSheet(file, (tables[0] ?? filled[0])?.rows ?? [])
}

/** The rows of a sheet, cells as text. @throws UserError for lost digits. */
export const rowsOfSheet = (file: SourceFile, rows: Sheet['rows']): readonly Row[] =>
  rows.map(({ line, cells }) => ({
    line,
    fields: cells.map((cell, column) => cellText(file.name, line, column + 1, cell)),
  }))

const headingText = (cell: CellValue): string => (typeof cell === 'string' ? cell : '')

/** All bytes of a workbook. @throws UserError where there are more than `most`. */
export async function workbookBytes(file: SourceFile, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.bytes()) {
    length += chunk.length
    if (length > most) throw tooLarge(file.name)
    chunks.push(new Uint8Array(chunk))
  }
  return joined(chunks)
}

function cellText(file: string, line: number, column: number, cell: CellValue): string {
  if (cell === null) return ''
  if (typeof cell === 'number' && Math.abs(cell) > largestExact)
    throw lostDigits(file, line, column, String(cell))
  return String(cell)
}

/** Word and others keep their documents in archives too. */
function otherArchive(file: string, names: readonly string[]): UserError {
  const isDocument = names.includes('[Content_Types].xml') || names.includes('mimetype')
  return new UserError(
    isDocument
      ? {
          zh: '这是别的程序的文档，不是 Excel 工作簿',
          en: 'This is a document of another program, not a workbook of Excel',
        }
      : { zh: '这是压缩包，不是 Excel 工作簿', en: 'This is an archive, not a workbook of Excel' },
    {
      where: { file },
      hint: isDocument
        ? {
            zh: '请把其中的表格另存为 .xlsx 或“CSV UTF-8”，或重新下载',
            en: 'Save its table as .xlsx or "CSV UTF-8", or download it again',
          }
        : { zh: '请先解压缩，再载入其中的文件', en: 'Unpack it, and load the files that are in it' },
    },
  )
}

function tooLarge(file: string): UserError {
  const megabytes = largestWorkbook / 1024 / 1024
  return new UserError(
    { zh: 'Excel 文件太大', en: 'The workbook is too large' },
    {
      where: { file },
      hint: {
        zh: `解压后最多 ${megabytes} MB、${mostRows} 行：请另存为“CSV UTF-8”，CSV 的大小不受限制`,
        en: `At most ${megabytes} MB unpacked and ${mostRows} rows: save it as "CSV UTF-8", which may have any size`,
      },
    },
  )
}

function severalTables(file: string, sheets: readonly string[]): UserError {
  return new UserError(
    { zh: '工作簿里有几张海关统计的表', en: 'The workbook has several tables of customs statistics' },
    {
      where: { file, found: sheets.join(', ') },
      hint: {
        zh: '一个文件只放一张表：请把每张工作表另存为一个文件',
        en: 'One table a file: save each sheet as a file of its own',
      },
    },
  )
}

function lostDigits(file: string, line: number, column: number, found: string): UserError {
  return new UserError(
    {
      zh: '单元格里的数字超过 15 位，Excel 已经把后面的数位变成了 0',
      en: 'A cell has a number of more than 15 digits, of which Excel has lost the last ones',
    },
    {
      where: { file, line, column, found },
      hint: {
        zh: '请用下载的 CSV 原文件',
        en: 'Use the CSV file as downloaded',
      },
    },
  )
}
