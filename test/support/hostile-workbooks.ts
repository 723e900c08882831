import { crc32, deflateRawSync } from 'node:zlib'

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An entry of an archive; what its directory says of it may be untrue. */
export interface RawEntry {
  readonly path: string
  readonly content: Uint8Array
  /** What the directory says. */
  readonly said?: { readonly size?: number; readonly packed?: number; readonly offset?: number }
}

/** A zip archive written byte by byte, for directories that no library writes. */
export function rawZip(entries: readonly RawEntry[], saidCount = entries.length): Uint8Array {
  const locals: Buffer[] = []
  const headers: Buffer[] = []
  let offset = 0
  for (const { path, content, said = {} } of entries) {
    const packed = deflateRawSync(content)
    const name = Buffer.from(path)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(said.packed ?? packed.length, 14)
    fields.writeUInt32LE(said.size ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(said.offset ?? offset, 10)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed)
    headers.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, name)
    offset += 4 + fields.length + name.length + packed.length
  }
  const directory = Buffer.concat(headers)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(saidCount, 8)
  end.writeUInt16LE(saidCount, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const entry = (path: string, text: string): RawEntry => ({ path, content: Buffer.from(text) })

interface Parts {
  /** The XML of `sheetData` of each sheet. */
  readonly sheets: readonly string[]
  readonly strings?: string
  readonly before?: string
  /** Which part each sheet is, by its number; by default its own. */
  readonly targets?: readonly number[]
}

/** The parts of a workbook around the XML of its sheets. */
export function workbookEntries({ sheets, strings, before = '', targets }: Parts): RawEntry[] {
  const parts = targets ?? sheets.map((_, index) => index + 1)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
  return [
    entry(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    entry(
      'xl/workbook.xml',
      `<workbook ${namespace} xmlns:r="${relations}"><sheets>${parts
        .map((_, index) => `<sheet name="S${index + 1}" sheetId="${index + 1}" r:id="r${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    entry(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts
        .map((part, index) => relation(`r${index + 1}`, 'worksheet', `worksheets/sheet${part}.xml`))
        .join(
          '',
        )}${strings === undefined ? '' : relation('s', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
    ...sheets.map((sheet, index) =>
      entry(
        `xl/worksheets/sheet${index + 1}.xml`,
        `${before}<worksheet ${namespace}><sheetData>${sheet}</sheetData></worksheet>`,
      ),
    ),
    ...(strings === undefined ? [] : [entry('xl/sharedStrings.xml', `<sst ${namespace}>${strings}</sst>`)]),
  ]
}

const book = (parts: Parts): Uint8Array => rawZip(workbookEntries(parts))
const text = (address: string, value: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`

/** Heading and a row of the online query. */
export const table = `<row r="1">${text('A1', '数据年月')}${text('B1', '商品编码')}${text('C1', '美元')}</row><row r="2"><c r="A2"><v>202301</v></c><c r="B2"><v>85076000</v></c><c r="C2"><v>5</v></c></row>`

const rows = (count: number, row: (number: number) => string, from = 3) =>
  Array.from({ length: count }, (_, index) => row(from + index)).join('')

/** Workbooks made to stop their reader, each with what must be said of it, in English. */
export const hostileWorkbooks: readonly { name: string; bytes: () => Uint8Array; says: RegExp }[] = [
  {
    name: 'a column and a row that do not exist',
    bytes: () => book({ sheets: ['<row r="99999999999"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>'] }),
    says: /"S1" has a cell address that does not exist/,
  },
  {
    name: 'a column that does not exist in a row that does',
    bytes: () => book({ sheets: ['<row r="7"><c r="XFE7"><v>1</v></c></row>'] }),
    says: /"S1" has a cell address that does not exist/,
  },
  {
    name: 'a row behind the last one',
    bytes: () => book({ sheets: ['<row r="1048577"><c><v>1</v></c></row>'] }),
    says: /"S1" has a cell address that does not exist/,
  },
  {
    name: 'a single cell at the last place of a sheet',
    bytes: () => book({ sheets: [`${table}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`] }),
    says: /something outside of the table/,
  },
  {
    name: 'a thousand cells in the last column',
    bytes: () =>
      book({ sheets: [table + rows(1000, (n) => `<row r="${n}"><c r="XFD${n}"><v>1</v></c></row>`)] }),
    says: /too large: more than 5000000 places/,
  },
  {
    name: 'a heading of all columns above rows of one cell',
    bytes: () =>
      book({
        sheets: [
          `<row r="1"><c r="XFD1"><v>1</v></c></row>${rows(600, (n) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`)}`,
        ],
      }),
    says: /too large: more than 5000000 places/,
  },
  {
    name: 'one text of 32,767 characters in three thousand cells',
    bytes: () =>
      book({
        sheets: [table + rows(3000, (n) => `<row r="${n}"><c r="A${n}" t="s"><v>0</v></c></row>`)],
        strings: `<si><t>${'x'.repeat(32_767)}</t></si>`,
      }),
    says: /too large: more than 64000000 characters/,
  },
  {
    name: 'a text of a million characters',
    bytes: () => book({ sheets: [`<row r="1">${text('A1', 'x'.repeat(1_000_000))}</row>`] }),
    says: /too large: more than 32767 characters in a cell/,
  },
  {
    name: 'more than two million shared texts',
    bytes: () => book({ sheets: [table], strings: rows(2_000_001, (n) => `<si><t>${n}</t></si>`) }),
    says: /too large: more than 2000000 shared texts/,
  },
  {
    name: 'nine hundred sheets that are one',
    bytes: () => book({ sheets: [table], targets: Array(900).fill(1) }),
    says: /damaged/,
  },
  {
    name: 'more sheets than are read',
    bytes: () => book({ sheets: Array(1001).fill(table) }),
    says: /too large: more than 1000 sheets/,
  },
  {
    name: 'the same cell twice',
    bytes: () => book({ sheets: ['<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'] }),
    says: /out of order/,
  },
  {
    name: 'elements nested ten thousand deep',
    bytes: () => book({ sheets: ['<x>'.repeat(10_000)] }),
    says: /damaged/,
  },
  {
    name: 'entities of its own that grow',
    bytes: () =>
      book({
        sheets: [table],
        before: `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`,
      }),
    says: /damaged/,
  },
  {
    name: 'ninety megabytes of spaces',
    bytes: () => book({ sheets: [' '.repeat(90 * 1024 * 1024)] }),
    says: /too large/,
  },
  {
    name: 'a directory that says less than there is',
    bytes: () =>
      rawZip(
        workbookEntries({ sheets: [table + ' '.repeat(3_000_000)] }).map((rawEntry) =>
          rawEntry.path.endsWith('sheet1.xml') ? { ...rawEntry, said: { size: 100 } } : rawEntry,
        ),
      ),
    says: /damaged/,
  },
  {
    name: 'entries that share their bytes',
    bytes: () =>
      rawZip([
        ...workbookEntries({ sheets: [table] }),
        { path: 'xl/worksheets/sheet2.xml', content: Buffer.from('x'), said: { offset: 0 } },
      ]),
    says: /damaged/,
  },
  {
    name: 'twenty thousand entries',
    bytes: () =>
      rawZip([
        ...workbookEntries({ sheets: [table] }),
        ...Array.from({ length: 20_000 }, (_, index) => entry(`xl/x${index}`, '')),
      ]),
    says: /too large/,
  },
  {
    name: 'more entries than its directory has',
    bytes: () => rawZip(workbookEntries({ sheets: [table] }), 60),
    says: /damaged/,
  },
  {
    name: 'an entry that leads out of the file',
    bytes: () =>
      rawZip([
        ...workbookEntries({ sheets: [table] }),
        { path: 'xl/x', content: Buffer.from('x'), said: { offset: 0xfffffff0 } },
      ]),
    says: /damaged/,
  },
]
