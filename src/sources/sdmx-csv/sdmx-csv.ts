import type { ColumnMapping } from '../column-mapping/column-mapping.ts'
import { unpackHead } from '../formats/formats.ts'
import { defineReportedSource, type OpenTable } from '../reported/reported.ts'
import type { Source } from '../source.ts'
import { Cells } from './cells.ts'
import { noColumn } from './faults.ts'
import { openTable, type SdmxTable, structureColumn } from './heading.ts'
import { mappedSource } from './key-reader.ts'
import { chooseMapping } from './ledger-mapping.ts'
import { MappedFile } from './mapped-file.ts'
import { RowReader } from './row-reader.ts'

/**
 * SDMX-CSV 1.0 and 2.0 of any structure, by a mapping that says what its columns and codes mean; exports of a ledger
 * (`tradebrief export --format sdmx-csv`) need none. The steps:
 * 1. the heading is read (`openTable`), 2. a mapping is chosen (`chooseMapping`), 3. each row is read by it (`RowReader`),
 * 4. the amounts of a cell are put together, and cells into tables (`Cells`).
 *
 * A code that neither the mapping nor a list has is an error, as is a column with several codes that no part of the
 * mapping is about: nothing is left out or added up that nobody has said.
 */
const openFile: OpenTable = async (file, { now, mapping }) => {
  const table = await openTable(file, mapping !== undefined)
  const used = chooseMapping(file.name, await readStructure(table), table.columns, mapping)
  for (const named of listColumns(used.mapping))
    if (!table.columns.includes(named.column)) throw noColumn(file.name, named, table.columns)
  const mapped = new MappedFile(file.name, table, used)
  const columns = table.columns.filter((column) => !table.labels.has(column))
  const reader = new RowReader(mapped, columns, now)
  const cells = new Cells(file.name, reader.hasCurrency)
  for await (const batch of table.rows())
    for (const row of batch) {
      const amount = reader.read(row)
      if (amount) cells.add(amount)
    }
  return cells.toTables(used.isExport, mapped.findings)
}

async function readStructure(table: SdmxTable): Promise<string> {
  for await (const [first] of table.rows()) if (first) return table.get(first, structureColumn(table)).code
  return ''
}

/** The columns that a mapping names, with the part of it that does. */
function listColumns({
  only = {},
  ignore = [],
  ...parts
}: ColumnMapping): { part: string; column: string }[] {
  const named = Object.entries(parts).flatMap(([part, value]) =>
    typeof value === 'object' && 'column' in value ? [{ part, column: value.column }] : [],
  )
  return [...named, ...Object.keys(only).map((column) => ({ part: 'only', column }))].concat(
    ignore.map((column) => ({ part: 'ignore', column })),
  )
}

export const sdmxCsv: Source = {
  ...defineReportedSource(
    mappedSource,
    { zh: 'SDMX-CSV（按映射读入）', en: 'SDMX-CSV, read with a mapping' },
    (head) => {
      const text = new TextDecoder().decode(unpackHead(head).subarray(0, 4096))
      return /^\W?"?(?:STRUCTURE(?:\[.\])?"?[,;\t]"?STRUCTURE_ID|DATAFLOW"?[,;\t])/.test(text)
    },
    openFile,
  ),
  takesMapping: true,
}
