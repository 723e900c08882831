import { Budget, damaged, type Sheet, tooMuch, workbookLimits } from '../workbook/workbook.ts'
import { readBiffSheet } from './biff-sheet.ts'
import { sharedTexts, shortTextAt } from './biff-texts.ts'
import { recordAt, recordTypes } from './records.ts'

export { findStream } from './compound-file.ts'

const biff8 = 0x0600
const worksheet = 0

/** A workbook has a password. */
export class Locked extends Error {}

/**
 * Reads every sheet of an old workbook, from its stream (BIFF8 of Excel 97 to 2003, MS-XLS). It comes from a stranger:
 * addresses and amounts are checked before anything is kept. Cells are read as they were last calculated.
 *
 * @param file its name, for messages.
 * @throws RangeError for a stream that is cut off, Locked, UserError for a workbook that is damaged or too large.
 */
export function readXls(file: string, stream: Uint8Array): readonly Sheet[] {
  const budget = new Budget(file)
  const { sheets, texts } = globalsOf(file, stream, budget)
  if (sheets.length > workbookLimits.sheets)
    throw tooMuch(file, 'sheets', workbookLimits.sheets, sheets[workbookLimits.sheets]?.name ?? '')
  const read = new Set<number>()
  return sheets.map(({ name, from }) => {
    // Records that many sheets name would be read as often.
    if (read.has(from)) throw damaged(file, new Error('two sheets are one'), name)
    read.add(from)
    return readBiffSheet(name, from, { file, stream, texts, budget })
  })
}

interface Globals {
  readonly sheets: readonly { readonly name: string; readonly from: number }[]
  readonly texts: readonly string[]
}

/** What the workbook says before its sheets (MS-XLS, 2.1.7.20.3). */
function globalsOf(file: string, stream: Uint8Array, budget: Budget): Globals {
  const begin = recordAt(stream, 0)
  if (begin.type !== recordTypes.bof || begin.data.getUint16(0, true) !== biff8)
    throw damaged(file, new Error('it is not of Excel 97 to 2003'))
  const sheets: { name: string; from: number }[] = []
  let texts: readonly string[] = []
  for (let index = begin.next; ; ) {
    const { type, data, next } = recordAt(stream, index)
    if (type === recordTypes.eof) return { sheets, texts }
    if (type === recordTypes.filePass) throw new Locked()
    if (type === recordTypes.boundSheet && data.getUint8(5) === worksheet)
      sheets.push({ name: shortTextAt(data, 6), from: data.getUint32(0, true) })
    if (type === recordTypes.sharedStrings) texts = sharedTexts(stream, index, budget)
    index = next
  }
}
