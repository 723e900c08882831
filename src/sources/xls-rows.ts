import type { CellObject, ParsingOptions, WorkSheet } from '@e965/xlsx'
import { UserError } from '../trade/user-error.ts'
import { beginsWith } from './bytes.ts'
import { streamOf } from './compound-file.ts'
import type { Row } from './row.ts'
import type { SourceFile } from './source-file.ts'
import { damaged, rowsOfSheets, type Sheet, workbookBytes } from './xlsx-rows.ts'

/** Sheets of Excel 97 have 65,536 rows of 256 cells, which come to far less. */
const largestWorkbook = 50 * 1024 * 1024

const mostRows = 65_536

/** Whether bytes are a compound file of Office 97, as old workbooks are, and workbooks with a password. */
export const isOldWorkbook = (head: Uint8Array): boolean => beginsWith(head, 0xd0, 0xcf, 0x11, 0xe0)

/**
 * The rows of the sheet of an old workbook (.xls of Excel 97 to 2003) that has customs' table, as those of a new one.
 *
 * @throws UserError for a workbook that cannot be read, has a password, is too large, or has two such sheets.
 */
export const xlsRows = async (file: SourceFile): Promise<readonly Row[]> =>
  rowsOfSheets(file, await xlsSheets(file))

/** Every sheet of an old workbook. @throws UserError for one that cannot be read, has a password, or is too large. */
export async function xlsSheets(file: SourceFile): Promise<readonly Sheet[]> {
  const bytes = await workbookBytes(file, largestWorkbook)
  // Loaded only where there is an old workbook to read.
  const { read } = await import('@e965/xlsx')
  try {
    if (streamOf(bytes, 'EncryptedPackage')) throw locked(file.name)
    // Excel 5 and 95 call it Book, and wrote Chinese in a code page.
    const stream = streamOf(bytes, 'Workbook')
    if (!stream) throw damaged(file.name)
    const { SheetNames, Sheets } = read(stream, options)
    return SheetNames.map((sheet) => ({ sheet, data: dataOf(Sheets[sheet]) }))
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    if (/password|encrypt/i.test(String(cause))) throw locked(file.name)
    throw damaged(file.name, cause)
  }
}

/** Cells alone: as last calculated, without formulas, markup or formats. */
const options: ParsingOptions = {
  ...{ type: 'array', dense: true, sheetRows: mostRows },
  ...{ cellFormula: false, cellHTML: false, cellText: false },
}

const dataOf = (sheet: WorkSheet | undefined): Sheet['data'] =>
  Array.from(sheet?.['!data'] ?? [], (cells) => Array.from(cells ?? [], cellOf))

/** Whole numbers as numbers; others as text, for the message that refuses them. */
function cellOf(cell: CellObject | undefined): string | number | null {
  if (cell?.v === undefined || cell.v === null) return null
  if (cell.t === 'e') return cell.w ?? '#'
  return typeof cell.v === 'number' && Number.isInteger(cell.v) ? cell.v : String(cell.v)
}

function locked(file: string): UserError {
  return new UserError(
    { zh: '工作簿加了密码，不能读取', en: 'The workbook has a password and cannot be read' },
    {
      where: { file },
      hint: { zh: '请在 Excel 中去掉密码后再载入', en: 'Take the password off in Excel and load it again' },
    },
  )
}
