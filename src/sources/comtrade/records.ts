import {
  csvRows,
  decodeText,
  detectEncoding,
  encodingOfHead,
  type Row,
  readHead,
} from '../formats/formats.ts'
import { badField } from '../reported/reported.ts'
import type { SourceFile } from '../source-file.ts'
import type { DataRecord, Field, Records } from './data-record.ts'
import { notTheDatabase, unlikeHeading } from './faults.ts'
import { jsonRecords } from './json-records.ts'

/** The headings of files before 2022, of 35, 12 and 11 columns, by the fields that they are now. */
const olderHeadings: Readonly<Record<string, Field>> = {
  Year: 'refYear',
  Period: 'period',
  'Aggregate Level': 'aggrLevel',
  'Trade Flow Code': 'flowCode',
  'Trade Flow': 'flowDesc',
  'Reporter Code': 'reporterCode',
  Reporter: 'reporterDesc',
  'Reporter ISO': 'reporterISO',
  'Partner Code': 'partnerCode',
  Partner: 'partnerDesc',
  'Partner ISO': 'partnerISO',
  '2nd Partner Code': 'partner2Code',
  '2nd Partner ISO': 'partner2ISO',
  'Customs Proc. Code': 'customsCode',
  'Mode of Transport Code': 'motCode',
  'Commodity Code': 'cmdCode',
  Commodity: 'cmdDesc',
  'Qty Unit Code': 'qtyUnitCode',
  'Qty Unit': 'qtyUnitAbbr',
  Qty: 'qty',
  'Netweight (kg)': 'netWgt',
  'Trade Value (US$)': 'primaryValue',
  'CIF Trade Value (US$)': 'cifvalue',
  'FOB Trade Value (US$)': 'fobvalue',
  Flag: 'legacyEstimationFlag',
}

/** A file without one of these says too little. */
const required: readonly Field[] = ['flowCode', 'reporterCode', 'partnerCode', 'cmdCode', 'primaryValue']

/** Reads the heading of a file. @throws UserError for one that has no records. */
export async function openRecords(file: SourceFile): Promise<Records> {
  const head = await readHead(file)
  const beginning = new TextDecoder()
    .decode(head.subarray(0, 4096))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (beginning.startsWith('{') || beginning.startsWith('[')) return jsonRecords(file)
  const encoding = encodingOfHead(head) ?? (await detectText(file))
  const openRows = () => csvRows(file.name, decodeText(file, encoding))
  const heading = await firstRow(openRows())
  const names = heading?.fields.map((field) => field.trim()) ?? []
  const isOlder = names.includes('Trade Value (US$)')
  const fields = names.map((name) => (isOlder ? olderHeadings[name] : (name as Field))) // looked up by name alone
  if (!heading || !fields.includes('primaryValue')) throw notTheDatabase(file.name, beginning)
  const missing = required.filter((field) => !fields.includes(field))
  if (missing.length > 0) throw unlikeHeading(file.name, missing)
  const places = new Map(fields.map((field, index) => [field, index]))
  return {
    isOlder,
    async *open() {
      for await (const rows of openRows()) {
        const records: DataRecord[] = []
        for (const row of rows)
          if (row.line > heading.line) records.push(toRecord(file.name, row, names, places))
        yield records
      }
    },
  }
}

/** The database writes Latin-1, and spreadsheets UTF-8; what is neither GB18030 can also show. */
async function detectText(file: SourceFile): Promise<'utf-8' | 'windows-1252'> {
  return (await detectEncoding(file)) === 'utf-8' ? 'utf-8' : 'windows-1252'
}

async function firstRow(batches: AsyncIterable<readonly Row[]>): Promise<Row | undefined> {
  for await (const [row] of batches) if (row) return row
  return undefined
}

/** A row has as many fields as the heading, or one more, which is empty. */
function toRecord(
  file: string,
  { line, fields }: Row,
  names: readonly string[],
  places: ReadonlyMap<Field | undefined, number>,
): DataRecord {
  const width = names.length
  const isWhole = fields.length === width || (fields.length === width + 1 && fields[width]?.trim() === '')
  if (!isWhole)
    throw badField(file, line, '', `${fields.length}`, {
      zh: `这一行有 ${fields.length} 个字段，标题行有 ${width} 个（数据行末尾可以多一个空字段）`,
      en: `This row has ${fields.length} fields, and the heading ${width} (rows may have one more, which is empty)`,
    })
  return {
    line,
    get: (field) => {
      const index = places.get(field)
      return index === undefined ? '' : (fields[index] ?? '').trim()
    },
    name: (field) => names[places.get(field) ?? -1] ?? field,
  }
}
