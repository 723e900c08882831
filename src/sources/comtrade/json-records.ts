import { countLineEnds, decodeText } from '../formats/formats.ts'
import type { SourceFile } from '../source-file.ts'
import type { DataRecord, Records } from './data-record.ts'
import { brokenJson, withoutRecords } from './faults.ts'

/** Answers of the API have 100,000 records at most. */
const longestAnswer = 256 * 1024 * 1024

/**
 * The records of an answer of the API, which is one object with a list `data`. Numbers are read as the texts that they
 * are. The line of a record is where it begins or, where several begin in one line, one more than that of the one before.
 *
 * @throws UserError for an answer that is broken, has an error or lacks records.
 */
export async function jsonRecords(file: SourceFile): Promise<Records> {
  let text = ''
  for await (const piece of decodeText(whole(file), 'utf-8')) text += piece
  const answer = parse(file.name, text)
  const error = answer.error ?? answer.errorObject ?? answer.message
  const message = typeof error === 'string' ? error : error == null ? '' : JSON.stringify(error)
  const { data, count } = answer
  if (!Array.isArray(data) || data.length === 0) throw withoutRecords(file.name, message)
  if (count !== undefined && Number(count) !== data.length)
    throw brokenJson(file.name, `count: ${String(count)}, data: ${data.length}`)
  const lines = linesOfRecords(text)
  const records = data.map((item: unknown, index): DataRecord => {
    if (typeof item !== 'object' || item === null) throw brokenJson(file.name, `data[${index}]`)
    const fields = item as Readonly<Record<string, unknown>> // an object of JSON
    const line = lines[index] ?? index + 1
    return {
      line,
      get: (field) => {
        const value = fields[field]
        return value == null ? '' : String(value).trim()
      },
      name: (field) => field,
    }
  })
  return {
    isOlder: false,
    async *open() {
      yield records
    },
  }
}

/** All bytes at once: the answer may be one line. @throws UserError where they are too many. */
const whole = (file: SourceFile): SourceFile => ({
  name: file.name,
  async *bytes() {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of file.bytes()) {
      chunks.push(new Uint8Array(chunk))
      size += chunk.length
      if (size > longestAnswer) throw brokenJson(file.name, `${size}`)
    }
    yield Buffer.concat(chunks)
  },
})

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Parses with numbers as texts, since a double has too few digits for some values. */
function parse(file: string, text: string): Readonly<Record<string, unknown>> {
  const quoted = text.replace(stringOrNumber, (token) => (token.startsWith('"') ? token : `"${token}"`))
  try {
    const parsed: unknown = JSON.parse(quoted)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Readonly<Record<string, unknown>> // an object of JSON
    if (Array.isArray(parsed)) return { data: parsed }
  } catch (error) {
    throw brokenJson(file, error instanceof Error ? error.message : '')
  }
  throw brokenJson(file, text.slice(0, 40))
}

/** Where each object inside of the list of data begins; ascending. */
function linesOfRecords(text: string): number[] {
  const lines: number[] = []
  const start = text.indexOf('[')
  let [depth, line] = [0, 1 + countLineEnds(text.slice(0, start))]
  for (const [token] of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}\n]/g)) {
    if (token === '\n') line++
    else if (token === '{') {
      if (depth === 0) lines.push(Math.max(line, (lines.at(-1) ?? 0) + 1))
      depth++
    } else if (token === '}') depth--
  }
  return lines
}
