import { UserError } from '../../../trade/errors/errors.ts'
import type { Localized } from '../../../trade/trade.ts'
import { mostColumns, mostRows } from './cell-address.ts'

const saveAgain: Localized = {
  zh: '请用 Excel 打开后另存为 .xlsx 或“CSV UTF-8”，或重新下载',
  en: 'Open it in Excel and save it as .xlsx or "CSV UTF-8", or download it again',
}

/** @param found the place that is damaged, as `Sheet1!B12`, where it is known. */
export function damaged(file: string, cause?: unknown, found?: string): UserError {
  return new UserError(
    { zh: 'Excel 文件损坏，或不是 Excel 工作簿', en: 'The workbook is damaged, or it is none of Excel’s' },
    { where: { file, ...(found !== undefined && { found }) }, hint: saveAgain, cause },
  )
}

/** A cell or a row whose address no sheet has. */
export function noSuchPlace(file: string, sheet: string, address: string): UserError {
  return new UserError(
    {
      zh: `工作表“${sheet}”里有一个不存在的单元格地址：Excel 只有 ${mostRows} 行、${mostColumns} 列（XFD）`,
      en: `Sheet "${sheet}" has a cell address that does not exist: Excel has ${mostRows} rows and ${mostColumns} columns (XFD)`,
    },
    { where: { file, found: address.slice(0, 100) }, hint: saveAgain },
  )
}

/** Cells or rows that do not come in their order. */
export function outOfOrder(file: string, sheet: string, address: string): UserError {
  return new UserError(
    {
      zh: `工作表“${sheet}”的单元格次序混乱，或同一个单元格出现两次`,
      en: `Cells of sheet "${sheet}" are out of order, or one is there twice`,
    },
    { where: { file, found: address.slice(0, 100) }, hint: saveAgain },
  )
}

const limitWords: Readonly<Record<string, Localized>> = {
  cells: { zh: '个有内容的单元格', en: 'cells with content' },
  places: {
    zh: '个单元格位置（各行从第一列到最后一列）',
    en: 'places of cells, from the first to the last of each row',
  },
  characters: { zh: '个字符', en: 'characters' },
  cellCharacters: { zh: '个字符（一个单元格）', en: 'characters in a cell' },
  strings: { zh: '段共用的文字', en: 'shared texts' },
  sheets: { zh: '张工作表', en: 'sheets' },
}

/** More than a workbook may hold. @param found where the limit was reached. */
export function tooMuch(file: string, limit: string, most: number, found: string): UserError {
  const what = limitWords[limit] ?? { zh: '', en: '' }
  return new UserError(
    {
      zh: `Excel 文件太大：超过 ${most} ${what.zh}`,
      en: `The workbook is too large: more than ${most} ${what.en}`,
    },
    {
      where: { file, found: found.slice(0, 100) },
      hint: {
        zh: '请删去表格以外的单元格，或另存为“CSV UTF-8”，CSV 的大小不受限制',
        en: 'Delete the cells outside of the table, or save it as "CSV UTF-8", which may have any size',
      },
    },
  )
}
