import type { UserError } from '../../trade/errors/errors.ts'
import {
  csvRows,
  decodeText,
  detectDelimiter,
  type Encoding,
  encodingOfHead,
  type Row,
  readHead,
} from '../formats/formats.ts'
import type { SourceFile } from '../source-file.ts'
import { badWidth, cutOff, emptyFile, notData, otherDelimiter, unlikeHeading } from './table-faults.ts'

/** How a source writes its tables. */
export interface TableForm {
  /** What messages call the source. */
  readonly publisher: string
  /** The headings that its tables have, with the names in their order. */
  readonly headings: readonly (readonly string[])[]
  readonly delimiter: ',' | ';'
  /** Whether rows may end with a delimiter that the heading does not have. */
  readonly hasTrailingDelimiter?: boolean
  /** The encoding of files without a byte order mark. */
  readonly encoding: Encoding
}

/** A table whose heading is one of its form. */
export interface DelimitedTable {
  readonly heading: readonly string[]
  /** The rows behind the heading, each as wide as it. @throws UserError for one that is not, and for a table that is cut off. */
  rows(): AsyncIterable<readonly Row[]>
}

/** Opens a table. @throws UserError for what is no such table: a page, a message, another heading. */
export async function openDelimited(file: SourceFile, form: TableForm): Promise<DelimitedTable> {
  const head = await readHead(file)
  const encoding = encodingOfHead(head) === 'utf-8' ? 'utf-8' : form.encoding
  const beginning = new TextDecoder(encoding).decode(head.subarray(0, 4096)).trimStart()
  const first = firstLine(beginning)
  if (first === '') throw emptyFile(file.name)
  if (/^[<{[]/.test(first)) throw notData(file.name, form.publisher, first)
  const openRows = () => csvRows(file.name, decodeText(endingWithLine(file), encoding))
  const heading = await firstRow(openRows())
  const names = heading?.fields.map((name) => name.trim()) ?? []
  const found = form.headings.find((wanted) => wanted.join('\n') === names.join('\n'))
  if (!heading || !found) throw faultOfHeading(file.name, form, beginning, names)
  if (names.length > 1 && detectDelimiter(beginning) !== form.delimiter)
    throw otherDelimiter(file.name, form.delimiter)
  return {
    heading: names,
    async *rows() {
      for await (const batch of openRows()) {
        const rows = batch[0]?.line === heading.line ? batch.slice(1) : batch
        for (const row of rows) checkWidth(file.name, form, row, names.length)
        yield rows
      }
    },
  }
}

const firstLine = (text: string): string => text.split(/[\r\n]/, 1)[0]?.trim() ?? ''

async function firstRow(batches: AsyncIterable<readonly Row[]>): Promise<Row | undefined> {
  for await (const [row] of batches) if (row) return row
  return undefined
}

/** What is wrong with a heading, judged by the one of the form that is most like it. */
function faultOfHeading(
  file: string,
  form: TableForm,
  beginning: string,
  names: readonly string[],
): UserError {
  const present = (wanted: readonly string[]) => wanted.filter((name) => names.includes(name)).length
  const [nearest = []] = [...form.headings].sort((a, b) => present(b) - present(a))
  const missing = nearest.filter((name) => !names.includes(name))
  const others = names.filter((name) => !nearest.includes(name))
  if (present(nearest) === 0) return notData(file, form.publisher, firstLine(beginning))
  return unlikeHeading(file, missing, others)
}

function checkWidth(
  file: string,
  { hasTrailingDelimiter }: TableForm,
  { line, fields }: Row,
  width: number,
): void {
  if (fields.length === width) return
  if (hasTrailingDelimiter && fields.length === width + 1 && fields[width] === '') return
  throw badWidth(file, line, fields.length, width)
}

/** The same file, whose last byte must be a line end: without it, the last number may lack digits. */
export const endingWithLine = (file: SourceFile): SourceFile => ({
  name: file.name,
  async *bytes() {
    let last: number | undefined
    for await (const chunk of file.bytes()) {
      last = chunk.at(-1) ?? last
      yield chunk
    }
    if (last !== 0x0a && last !== 0x0d) throw cutOff(file.name)
  },
})
