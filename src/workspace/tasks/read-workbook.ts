import { encodeRows } from '../../ledger/staging/staging.ts'
import { readHead } from '../../sources/formats/formats.ts'
import { type Reading, recogniseSource, usualSource } from '../../sources/sources.ts'
import { toColumns } from '../../trade/observation/observation.ts'
import { sourceFile } from '../files/files.ts'
import type { OpenedWorkbook, StagedWorkbook, WorkbookFile, WorkbookToStage } from '../load/load.ts'
import { endOfPlace, type PutRows, putRows, stagedPlace } from '../load/staging/staging.ts'

/** The workbook that was opened last: its rows are mostly wanted next. */
let opened: { readonly path: string; readonly reading: Promise<Reading> } | undefined

/** Reads a workbook up to its heading. @throws UserError for what cannot be read. */
export async function openWorkbook(workbook: WorkbookFile): Promise<OpenedWorkbook> {
  const file = sourceFile(workbook.path, workbook.name)
  const source = recogniseSource(await readHead(file), workbook.name) ?? usualSource
  const reading = source.read(file, { now: workbook.now })
  opened = { path: workbook.path, reading }
  return { source: source.id, shape: (await reading).shape }
}

/** Puts the rows of a workbook into a staged file. @throws UserError for what cannot be read. */
export async function stageWorkbook(workbook: WorkbookToStage): Promise<StagedWorkbook> {
  if (opened?.path !== workbook.path) await openWorkbook(workbook)
  const reading = await opened?.reading
  opened = undefined
  if (!reading) throw new Error('a workbook was opened')
  const place = stagedPlace(workbook.staged, workbook.from)
  const rows: PutRows[] = []
  for await (const columns of toColumns(reading.batches)) rows.push(putRows(place, encodeRows(columns)))
  return { rowReport: { report: reading.report(), order: reading.order() }, rows, end: endOfPlace(place) }
}
