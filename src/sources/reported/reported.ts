/**
 * What sources of any reporter have in common: tables whose rows say who reports them, in which flow and year, with totals
 * beside their parts. The steps:
 * 1. the heading is read (`OpenTable` of the source), 2. all rows are divided into loads, and parts are held against totals
 * (`divideRows`), 3. the rows of each load are handed on (`readGroup`).
 *
 * @module
 */
import { UserError } from '../../trade/errors/errors.ts'
import { formatRange, type Localized } from '../../trade/trade.ts'
import type { FilePart, ReadContext, Source } from '../source.ts'
import type { SourceFile } from '../source-file.ts'
import { divideRows, type RowGroup } from './divide-rows.ts'
import { readGroup } from './read-group.ts'
import type { OpenTable } from './reported-row.ts'

export { type AreaList, codeOfName, readAreas, readIsoCodes } from './area-list.ts'
export { countDecimals, decimalNumber } from './decimal-number.ts'
export { type DelimitedTable, endingWithLine, openDelimited, type TableForm } from './delimited-table.ts'
export type { Divisions, OpenTable, ReportedRow, ReportedTable, RowRole } from './reported-row.ts'
export { badField, expectedCountryDigits, expectedDecimals, expectedWholeNumber } from './row-faults.ts'
export { type KeyColumn, RowKeys } from './row-keys.ts'
export { badWidth, codeTable, notData, otherDelimiter, unlikeHeading } from './table-faults.ts'

/** A source whose files can hold several loads. */
export function defineReportedSource(
  id: string,
  label: Localized,
  recognise: Source['recognise'],
  openTable: OpenTable,
): Source {
  const listParts = async (file: SourceFile, context: ReadContext): Promise<readonly FilePart[]> => {
    const parts: FilePart[] = []
    for (const table of [await openTable(file, context)].flat())
      for (const group of await divideRows(file.name, table))
        parts.push({
          id: [table.id, partName(group)].filter(Boolean).join(' '),
          ...(table.source !== undefined && { source: table.source }),
          open: () => readGroup(file.name, table, group),
        })
    if (parts.length === 0) throw withoutRows(file.name)
    return parts
  }
  return {
    ...{ id, label, recognise, listParts },
    async read(file, context) {
      const [first, ...others] = await listParts(file, context)
      if (!first || others.length > 0) throw severalParts(file.name, 1 + others.length)
      return first.open()
    },
  }
}

/** `THA import 2014-01..2014-12 partner`. */
const partName = ({ reporter, flow, period, isMonthly, hasCommodities, by, isWhole }: RowGroup): string =>
  [
    ...[reporter, flow, isMonthly ? 'months' : formatRange(period), hasCommodities ? '' : 'all commodities'],
    ...[by, isWhole === false ? 'some' : isWhole === null ? 'unknown' : ''],
  ]
    .filter(Boolean)
    .join(' ')

/** @param count how many loads a file holds. */
export const severalParts = (file: string, count: number): UserError =>
  new UserError(
    {
      zh: `这个文件含 ${count} 份数据（不同的报告方、方向、年份或口径），这里一次只能读一份。`,
      en: `This file holds ${count} loads (of several reporters, flows, years or cuts), and only one can be read at a time here.`,
    },
    {
      where: { file },
      hint: {
        zh: '请用命令 tradebrief load 载入，它会逐份载入。',
        en: 'Load it with the command tradebrief load, which loads each of them.',
      },
    },
  )

const withoutRows = (file: string): UserError =>
  new UserError(
    { zh: '文件里没有可用的数据行。', en: 'The file has no rows to load.' },
    {
      where: { file },
      hint: { zh: '检查下载时选的条件，再下载一次。', en: 'Check what was selected, and download it again.' },
    },
  )
