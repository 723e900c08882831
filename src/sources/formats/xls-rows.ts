import { UserError } from '../../trade/errors/errors.ts'
import type { SourceFile } from '../source-file.ts'
import { beginsWith, readHead } from './bytes.ts'
import type { Row } from './row.ts'
import { damaged, type Sheet } from './workbook/workbook.ts'
import { findStream, Locked, readXls } from './xls/xls.ts'
import { type IsHeading, isZip, rowsOfSheets, workbookBytes } from './xlsx-rows.ts'

/** Sheets of Excel 97 have 65,536 rows of 256 cells, which come to far less. */
const largestWorkbook = 50 * 1024 * 1024

/** Whether bytes are a compound file of Office 97, as old workbooks are, and workbooks with a password. */
export const isOldWorkbook = (head: Uint8Array): boolean => beginsWith(head, 0xd0, 0xcf, 0x11, 0xe0)

/**
 * The rows of the sheet of an old workbook (.xls of Excel 97 to 2003) that has a table with such a heading, as those of a new one.
 *
 * @throws UserError for a workbook that cannot be read, has a password, is too large, or has two such sheets.
 */
export const xlsRows = async (file: SourceFile, isHeading: IsHeading): Promise<readonly Row[]> =>
  rowsOfSheets(file, await xlsSheets(file), isHeading)

/** Every sheet of an old workbook. @throws UserError for one that cannot be read, has a password, or is too large. */
export async function xlsSheets(file: SourceFile): Promise<readonly Sheet[]> {
  const bytes = await workbookBytes(file, largestWorkbook)
  try {
    if (findStream(bytes, 'EncryptedPackage')) throw new Locked()
    // Excel 5 and 95 call it Book, and wrote Chinese in a code page.
    const stream = findStream(bytes, 'Workbook')
    if (!stream) throw damaged(file.name)
    return readXls(file.name, stream)
  } catch (cause) {
    if (cause instanceof Locked) throw locked(file.name)
    if (cause instanceof RangeError) throw damaged(file.name, cause)
    throw cause
  }
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

/** Whether a file is a workbook, new or old, by its first bytes. */
export async function isWorkbook(file: SourceFile): Promise<boolean> {
  const head = await readHead(file)
  return isZip(head) || isOldWorkbook(head)
}
