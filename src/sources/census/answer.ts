import { csvRows, decodeText, detectDelimiter, type Row, readHead } from '../formats/formats.ts'
import { badField, badWidth, endingWithLine, notData, otherDelimiter } from '../reported/reported.ts'
import type { SourceFile } from '../source-file.ts'

/** Rows under the names of variables of the API. */
export interface Answer {
  readonly names: readonly string[]
  rows(): AsyncIterable<readonly Row[]>
}

/** An answer has 400,000 cells or so; it is read at once. */
const longestAnswer = 256 * 1024 * 1024

/** Reads an array of the API, or one that R has saved as CSV. @throws UserError for what is neither. */
export async function openAnswer(file: SourceFile): Promise<Answer> {
  const beginning = new TextDecoder().decode((await readHead(file)).subarray(0, 200)).replace(/^\ufeff/, '')
  if (beginning.trimStart().startsWith('[')) return openArray(file, beginning)
  if (!beginning.startsWith('"') && !beginning.startsWith(','))
    throw notData(file.name, 'Census', beginning.split(/[\r\n]/, 1)[0] ?? '')
  if (detectDelimiter(beginning) !== ',') throw otherDelimiter(file.name, ',')
  return openSaved(file)
}

/** One row is one line of the file; where it has no lines, rows are counted. */
async function openArray(file: SourceFile, beginning: string): Promise<Answer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of file.bytes()) {
    chunks.push(new Uint8Array(chunk))
    size += chunk.length
    if (size > longestAnswer) throw notData(file.name, 'Census', beginning)
  }
  const [heading, ...rows] = parse(file.name, new TextDecoder().decode(Buffer.concat(chunks)))
  const names = heading?.fields ?? []
  for (const { line, fields } of rows)
    if (fields.length !== names.length) throw badWidth(file.name, line, fields.length, names.length)
  return {
    names,
    async *rows() {
      yield rows
    },
  }
}

function parse(file: string, text: string): Row[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw badField(file, 1, '', error instanceof Error ? error.message : '', {
      zh: '这个 JSON 文件不完整，或被改动过',
      en: 'This JSON file is incomplete, or was edited',
    })
  }
  const rows: unknown[] = Array.isArray(parsed) ? parsed : []
  return rows.map((row, index) => {
    if (!Array.isArray(row)) throw notData(file, 'Census', JSON.stringify(row).slice(0, 80))
    return {
      line: index + 1,
      fields: row.map((value: unknown) => (value === null ? '' : String(value).trim())),
    }
  })
}

/** CSV with row numbers in a first column without a name; the names can stand in the row under `V1`, `V2` …. */
async function openSaved(file: SourceFile): Promise<Answer> {
  const openRows = () => csvRows(file.name, decodeText(endingWithLine(file), 'utf-8'))
  const [first, second] = await firstRows(openRows())
  const isNumbered = first?.fields[0] === ''
  const isUnnamed = first?.fields.slice(1).every((name) => /^V\d+$/.test(name)) === true
  const heading = isUnnamed ? second : first
  if (!heading) throw notData(file.name, 'Census', '')
  const width = heading.fields.length
  const names = heading.fields.slice(isNumbered ? 1 : 0)
  return {
    names,
    async *rows() {
      for await (const batch of openRows()) {
        const rows: Row[] = []
        for (const { line, fields } of batch) {
          if (line <= heading.line) continue
          if (fields.length !== width) throw badWidth(file.name, line, fields.length, width)
          rows.push({ line, fields: isNumbered ? fields.slice(1) : fields })
        }
        yield rows
      }
    },
  }
}

async function firstRows(batches: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of batches) {
    rows.push(...batch.slice(0, 2 - rows.length))
    if (rows.length === 2) break
  }
  return rows
}
