import { encodeRows } from '../../ledger/staging/staging.ts'
import { headOf } from '../../sources/formats/bytes.ts'
import { isOldWorkbook } from '../../sources/formats/xls-rows.ts'
import { isZip } from '../../sources/formats/xlsx-rows.ts'
import type { FileShape, Reading, SourceFile } from '../../sources/source.ts'
import { recogniseSource, usualSource } from '../../sources/sources.ts'
import type { Month } from '../../trade/month.ts'
import { columnsOf } from '../../trade/observation/observation-columns.ts'
import { sourceFile } from './open-source-file.ts'
import type { Told } from './read-file.ts'
import { endOfPlace, type PutRows, putRows, stagedPlace } from './staging/shared-append-file.ts'

/** A workbook on disk. */
export interface WorkbookFile {
  readonly path: string
  readonly name: string
  /** The present month. */
  readonly now: Month
}

/** What the heading of a workbook says. */
export interface OpenedWorkbook {
  readonly source: string
  readonly shape: FileShape
}

/** A workbook, and the staged file that its rows go to. */
export interface WorkbookToStage extends WorkbookFile {
  readonly staged: string
  /** Where the staged file ends. */
  readonly from: number
}

/** Rows that were put into a staged file. */
export interface StagedWorkbook {
  readonly told: Told
  readonly rows: readonly PutRows[]
  /** Where the staged file ends now. */
  readonly end: number
}

/** Whether a file is a workbook, new or old, by its first bytes. */
export async function isWorkbook(file: SourceFile): Promise<boolean> {
  const head = await headOf(file)
  return isZip(head) || isOldWorkbook(head)
}

/** The workbook that was opened last: its rows are mostly wanted next. */
let opened: { readonly path: string; readonly reading: Promise<Reading> } | undefined

/** Reads a workbook up to its heading. It runs in a child process. @throws UserError for what cannot be read. */
export async function openWorkbook(workbook: WorkbookFile): Promise<OpenedWorkbook> {
  const file = sourceFile(workbook.path, workbook.name)
  const source = recogniseSource(await headOf(file), workbook.name) ?? usualSource
  const reading = source.read(file, { now: workbook.now })
  opened = { path: workbook.path, reading }
  return { source: source.id, shape: (await reading).shape }
}

/** Puts the rows of a workbook into a staged file. It runs in a child process. @throws UserError for what cannot be read. */
export async function stageWorkbook(workbook: WorkbookToStage): Promise<StagedWorkbook> {
  if (opened?.path !== workbook.path) await openWorkbook(workbook)
  const reading = await opened?.reading
  opened = undefined
  if (!reading) throw new Error('a workbook was opened')
  const place = stagedPlace(workbook.staged, workbook.from)
  const rows: PutRows[] = []
  for await (const columns of columnsOf(reading.batches)) rows.push(putRows(place, encodeRows(columns)))
  return { told: { report: reading.report(), order: reading.order() }, rows, end: endOfPlace(place) }
}
