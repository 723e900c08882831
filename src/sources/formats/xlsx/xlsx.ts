import { type Archive, ArchiveFault, type ArchiveLimits } from '../../../archive/archive.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { Budget, damaged, type Sheet, tooMuch, workbookLimits } from '../workbook/workbook.ts'
import { NumberFormats } from './number-formats.ts'
import { SharedStrings } from './shared-strings.ts'
import { type CellContext, SheetCells } from './sheet-cells.ts'
import { PartList, SheetList } from './workbook-parts.ts'
import { XmlFault } from './xml-attributes.ts'
import { type XmlHandler, XmlScanner } from './xml-scanner.ts'

/**
 * Reads every sheet of a workbook (Office Open XML, ECMA-376). A workbook comes from a stranger: its archive is checked
 * first, its XML goes through in pieces, and addresses and amounts are checked before anything is kept. Cells are read
 * as they were last calculated.
 *
 * @param file its name, for messages.
 * @throws UserError for a workbook that is damaged or too large, with the sheet and the cell where there is one.
 */
export async function readXlsx(file: string, archive: Archive): Promise<readonly Sheet[]> {
  try {
    return await sheetsOf(file, archive)
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    // No UTF-8 is a TypeError.
    if (cause instanceof XmlFault || cause instanceof ArchiveFault || cause instanceof TypeError)
      throw damaged(file, cause)
    throw cause
  }
}

/** A workbook is held in memory as a whole, so it must not be larger than this, packed or unpacked. */
export const largestWorkbook = 100 * 1024 * 1024

/** Excel writes some five parts a sheet. */
export const archiveLimits: ArchiveLimits = {
  entries: 10_000,
  entrySize: largestWorkbook,
  size: largestWorkbook,
}

const workbookPart = 'xl/workbook.xml'

async function sheetsOf(file: string, archive: Archive): Promise<readonly Sheet[]> {
  const scan = async <Handler extends XmlHandler>(path: string, handler: Handler): Promise<Handler> => {
    await scanPart(archive, path, handler)
    return handler
  }
  const list = await scan(workbookPart, new SheetList())
  const parts = await scan('xl/_rels/workbook.xml.rels', new PartList('xl'))
  if (list.sheets.length > workbookLimits.sheets)
    throw tooMuch(file, 'sheets', workbookLimits.sheets, list.sheets[workbookLimits.sheets]?.name ?? '')
  const budget = new Budget(file)
  const strings = new SharedStrings(file, budget)
  const formats = new NumberFormats()
  if (parts.strings !== undefined) await scan(parts.strings, strings)
  if (parts.styles !== undefined) await scan(parts.styles, formats)
  const context: CellContext = { file, strings, formats, budget, isFrom1904: list.isFrom1904 }
  const sheets: Sheet[] = []
  const read = new Set<string>()
  for (const { name, relation } of list.sheets) {
    const path = parts.sheets.get(relation)
    // A sheet that is a chart has no cells.
    if (path === undefined) continue
    // A part that many sheets name would be read as often.
    if (read.has(path)) throw damaged(file, new Error(`two sheets are ${path}`), name)
    read.add(path)
    sheets.push({ sheet: name, rows: (await scan(path, new SheetCells(name, context))).rows })
  }
  return sheets
}

async function scanPart(archive: Archive, path: string, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of archive.stream(path)) scanner.push(decoder.decode(piece, { stream: true }))
  scanner.push(decoder.decode())
  scanner.end()
}
