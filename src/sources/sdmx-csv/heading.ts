import { csvRows, decodeText, encodingOfHead, type Row, readHead, unpack } from '../formats/formats.ts'
import { badWidth, endingWithLine, notData } from '../reported/reported.ts'
import type { SourceFile } from '../source-file.ts'
import { columnTwice, noStructure } from './faults.ts'

/** A field of a row: its code, and the name beside it where the file has labels. */
export interface Field {
  readonly code: string
  readonly name: string
}

/** A file whose heading was read. */
export interface SdmxTable {
  /** The ids of its columns, without labels. */
  readonly columns: readonly string[]
  /** The columns that only name what stands in the one before. */
  readonly labels: ReadonlySet<string>
  get(row: Row, column: string): Field
  /** The rows behind the heading. @throws UserError for one of another width, and for a file that is cut off. */
  rows(): AsyncIterable<readonly Row[]>
}

/** Where rows name their structure: SDMX-CSV 1.0 has it in the first column, 2.0 in the second. */
export const structureColumn = ({ columns }: SdmxTable): string =>
  columns.includes('STRUCTURE_ID') ? 'STRUCTURE_ID' : 'DATAFLOW'

/**
 * Opens SDMX-CSV 1.0 or 2.0, with codes alone or with labels (`FREQ: Frequency`, or a column of names beside each).
 *
 * @param isMapped whether a person says what its columns mean: then it may lack a structure.
 * @throws UserError for what is no such table.
 */
export async function openTable(packed: SourceFile, isMapped: boolean): Promise<SdmxTable> {
  const file = await unpack(packed)
  const encoding = encodingOfHead(await readHead(file)) ?? 'utf-8'
  const openRows = () => csvRows(file.name, decodeText(endingWithLine(file), encoding))
  const heading = await readFirstRow(openRows())
  const beginning = heading?.fields.join() ?? ''
  if (!heading || /^\s*[<{]/.test(beginning)) throw notData(file.name, 'SDMX-CSV', beginning)
  const columns = heading.fields.map((name) =>
    splitLabel(name.trim()).code.replace(/^(STRUCTURE)\[.\]$/, '$1'),
  )
  if (columns.at(-1) === '') columns.pop()
  const twice = columns.find((name, index) => name === '' || columns.indexOf(name) !== index)
  if (twice !== undefined) throw columnTwice(file.name, heading.line, twice)
  if (!isMapped && !/^(?:STRUCTURE|DATAFLOW)$/.test(columns[0] ?? '')) throw noStructure(file.name, columns)
  const places = new Map(columns.map((name, index) => [name, index]))
  const hasLabels = heading.fields.map((name) => name.includes(': '))
  const labels = new Set(columns.includes('STRUCTURE_NAME') ? listLabels(columns) : [])
  return {
    columns,
    labels,
    get({ fields }, column) {
      const index = places.get(column) ?? -1
      const text = (fields[index] ?? '').trim()
      if (hasLabels[index]) return splitLabel(text)
      const label = columns[index + 1]
      return { code: text, name: label !== undefined && labels.has(label) ? (fields[index + 1] ?? '') : '' }
    },
    async *rows() {
      for await (const batch of openRows()) {
        const rows = batch[0]?.line === heading.line ? batch.slice(1) : batch
        for (const { line, fields } of rows)
          if (
            fields.length !== columns.length &&
            !(fields.length === columns.length + 1 && fields.at(-1) === '')
          )
            throw badWidth(file.name, line, fields.length, columns.length)
        yield rows
      }
    },
  }
}

async function readFirstRow(batches: AsyncIterable<readonly Row[]>): Promise<Row | undefined> {
  for await (const [row] of batches) if (row) return row
  return undefined
}

/** `CH: Switzerland` as code and name. */
function splitLabel(text: string): Field {
  const [code = '', ...name] = text.split(': ')
  return { code, name: name.join(': ') }
}

/** With names in columns of their own, each id is followed by its name: `FREQ,Frequency`; the first ones have none. */
const listLabels = (columns: readonly string[]): string[] =>
  columns.filter((name, index) => name === 'STRUCTURE_NAME' || (index > 3 && !/^[A-Z0-9_@$-]+$/.test(name)))
