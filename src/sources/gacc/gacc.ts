import { UserError } from '../../trade/errors/errors.ts'
import type { Observation } from '../../trade/observation/observation.ts'
import {
  csvRows,
  decodeText,
  detectDelimiter,
  detectEncoding,
  encodingOfHead,
  isOldWorkbook,
  isZip,
  mostLinesAbove,
  type Row,
  readHead,
  xlsRows,
  xlsxRows,
} from '../formats/formats.ts'
import type { ReadContext, Reading, Source } from '../source.ts'
import type { SourceFile } from '../source-file.ts'
import { createOrder, createReport, looksLikeHeading, readColumns } from './layout/layout.ts'
import { RowReader } from './rows.ts'
import { planScan, type TextFile } from './text-file.ts'

export { OtherTable } from './layout/layout.ts'

const batchSize = 4_000

/**
 * The online query of China's General Administration of Customs (海关统计数据在线查询平台): the CSV as
 * downloaded, or as saved again by Excel as CSV, as Unicode text or as a workbook.
 */
export const gacc: Source = {
  id: 'gacc',
  label: { zh: '海关统计数据在线查询', en: 'Customs online query' },

  recognise(head, name) {
    if (isZip(head)) return /\.xlsx$/i.test(name)
    if (isOldWorkbook(head)) return /\.xls$/i.test(name)
    return hasHeading(head)
  },

  async read(file: SourceFile, context: ReadContext): Promise<Reading> {
    const { openRows, beginning, text } = await rowsOf(file)
    const heading = await findHeading(beginning())
    if (!heading) throw emptyFile(file.name)
    const columns = readColumns(file.name, heading)
    const reader = new RowReader(file.name, columns, context)
    const scan = text && planScan(file.name, text, heading, { columns, now: context.now })
    return {
      ...(scan ? { scan } : {}),
      shape: columns.shape,
      batches: observations(openRows(), heading, reader),
      report: () => createReport(file.name, columns, reader.sightings()),
      order: () => createOrder(columns, reader.sightings()),
    }
  },
}

interface OpenRows {
  /** Goes through the rows of the file, as often as needed. */
  readonly openRows: () => AsyncIterable<readonly Row[]>
  /** The same of its beginning, little by little, in which the heading is. */
  readonly beginning: () => AsyncIterable<readonly Row[]>
  /** How its text is written down, where it is text. */
  readonly text?: TextFile
}

async function rowsOf(file: SourceFile): Promise<OpenRows> {
  const head = await readHead(file)
  if (head.length === 0) throw emptyFile(file.name)
  if (isZip(head) || isOldWorkbook(head)) {
    const rows = await (isZip(head) ? xlsxRows : xlsRows)(file, looksLikeHeading)
    const openRows = async function* () {
      yield rows
    }
    return { openRows, beginning: openRows }
  }
  if (!looksLikeText(head) && !hasHeading(head)) throw notText(file.name)
  const encoding = await detectEncoding(file)
  const rowsIn = (bytes: SourceFile) => csvRows(file.name, decodeText(bytes, encoding))
  return {
    openRows: () => rowsIn(file),
    beginning: () => rowsIn(littleByLittle(file, head)),
    text: { head, encoding },
  }
}

/** The same file, whose head is known, in chunks that are hardly longer than a heading is. */
const littleByLittle = (file: SourceFile, head: Uint8Array): SourceFile => ({
  name: file.name,
  async *bytes() {
    for (let from = 0; from < head.length; from += 2048) yield head.subarray(from, from + 2048)
    let existing = head.length
    for await (const chunk of file.bytes()) {
      yield chunk.subarray(existing)
      existing = Math.max(0, existing - chunk.length)
    }
  },
})

/** The first row that looks like a heading, where only titles stand above it; else the first row, if there is one. */
async function findHeading(batches: AsyncIterable<readonly Row[]>): Promise<Row | undefined> {
  let first: Row | undefined
  let above = 0
  for await (const rows of batches)
    for (const row of rows) {
      if (looksLikeHeading(row.fields)) return row
      first ??= row
      if (!isTitle(row) || ++above > mostLinesAbove) return first
    }
  return first
}

/** A line above a table, such as its title or the conditions of the query: at most two fields with text. */
const isTitle = ({ fields }: Row): boolean => fields.filter((field) => field.trim() !== '').length <= 2

async function* observations(
  batches: AsyncIterable<readonly Row[]>,
  heading: Row,
  reader: RowReader,
): AsyncGenerator<readonly Observation[]> {
  let batch: Observation[] = []
  for await (const rows of batches) {
    for (const row of rows) {
      if (row.line <= heading.line) continue
      if (isHeadingAgain(row, heading)) {
        reader.beginDownload()
        continue
      }
      const observation = reader.read(row)
      if (observation) batch.push(observation)
      if (batch.length === batchSize) {
        yield batch
        batch = []
      }
    }
  }
  reader.endDownloads()
  if (batch.length > 0) yield batch
}

/** Files that were joined have the heading of each. */
const isHeadingAgain = ({ fields }: Row, heading: Row): boolean =>
  fields[0]?.trim() === heading.fields[0]?.trim() &&
  fields.every((field, index) => field.trim() === (heading.fields[index] ?? '').trim())

const longestHeading = 4096

/** Whether text begins with the heading of a table of the online query. */
function hasHeading(head: Uint8Array): boolean {
  const text = new TextDecoder(encodingOfHead(head) ?? 'utf-8').decode(head.subarray(0, longestHeading))
  const heading = /[^\r\n]+/.exec(text)?.[0] ?? ''
  return looksLikeHeading(heading.split(detectDelimiter(text)).map((field) => field.replaceAll('"', '')))
}

/** Text has no NUL bytes, unless it is UTF-16, which Excel always begins with a byte order mark. */
function looksLikeText(head: Uint8Array): boolean {
  const encoding = encodingOfHead(head)
  return encoding === 'utf-16le' || encoding === 'utf-16be' || !head.includes(0)
}

function emptyFile(file: string): UserError {
  return new UserError(
    { zh: '文件是空的', en: 'The file is empty' },
    { where: { file }, hint: { zh: '请重新下载', en: 'Download it again' } },
  )
}

function notText(file: string): UserError {
  return new UserError(
    {
      zh: '这不是海关统计的表格：文件不是文本，也不是 Excel 工作簿',
      en: 'This is no table of customs statistics: the file is neither text nor an Excel workbook',
    },
    {
      where: { file },
      hint: {
        zh: '请用海关统计在线查询下载的 CSV 文件',
        en: 'Use the CSV file as downloaded from the customs online query',
      },
    },
  )
}
