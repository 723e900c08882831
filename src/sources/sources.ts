import { census, censusConsumption } from './census/census.ts'
import { comexstat } from './comexstat/comexstat.ts'
import { comext } from './comext/comext.ts'
import { comtrade } from './comtrade/comtrade.ts'
import { readHead } from './formats/formats.ts'
import { gacc, OtherTable } from './gacc/gacc.ts'
import { japan } from './japan/japan.ts'
import { sdmxCsv } from './sdmx-csv/sdmx-csv.ts'
import type { Source } from './source.ts'
import { taiwan } from './taiwan/taiwan.ts'
import { explainUnknown } from './unknown-file.ts'

export { type ColumnMapping, columnMappingSchema } from './column-mapping/column-mapping.ts'
export { flowFromName, isTableName, periodFromName } from './file-name.ts'
export type { FileShape, ReadReport, SelfDescription } from './read-report.ts'
export type { FilePart, ReadContext, Reading, Scan, Source } from './source.ts'
export type { SourceFile } from './source-file.ts'

/**
 * The source that nearly every file is of: where none knows a file, it can tell best what is wrong with it. Of a file that
 * has nothing of its tables, all kinds that can be loaded are named.
 */
export const usualSource: Source = {
  ...gacc,
  async read(file, context) {
    const kinds = sources.map(({ label }) => label)
    // Read as CSV, these would have quotes at wrong places.
    if (/^\s*[{[<]/.test(new TextDecoder().decode((await readHead(file)).subarray(0, 64))))
      throw await explainUnknown(file, { where: { file: file.name } }, kinds)
    try {
      return await gacc.read(file, context)
    } catch (error) {
      throw error instanceof OtherTable ? await explainUnknown(file, error, kinds) : error
    }
  },
}

/** Every kind of official file that can be read. */
export const sources: readonly Source[] = [
  usualSource,
  comtrade,
  taiwan,
  comexstat,
  // Before Comext, which knows its own SDMX-CSV: the last source that recognises a file reads it.
  sdmxCsv,
  comext,
  census,
  censusConsumption,
  japan,
]

/**
 * The source of a file that begins so and is called so, or undefined where none knows it. The online query comes last: it
 * recognises whatever has some of its headings, the others a beginning that is theirs alone.
 */
export const recogniseSource = (head: Uint8Array, name: string): Source | undefined =>
  [...sources].reverse().find((source) => source.recognise(head, name))

/** The source of tables whose columns and codes a person says the meaning of. */
export const mappedSource: Source | undefined = sources.find(({ takesMapping }) => takesMapping)
