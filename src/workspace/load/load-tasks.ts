import type { Bulletin } from '../../sources/bulletin/bulletin.ts'
import type { FileShape } from '../../sources/sources.ts'
import type { Month } from '../../trade/trade.ts'
import { defineTask } from '../process/process.ts'
import type { RowReport } from './row-report.ts'
import type { PutRows } from './staging/staging.ts'

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
  readonly rowReport: RowReport
  readonly rows: readonly PutRows[]
  /** Where the staged file ends now. */
  readonly end: number
}

/** Reads a workbook up to its heading. @throws UserError for what cannot be read. */
export const openWorkbookTask = defineTask<WorkbookFile, OpenedWorkbook>('openWorkbook')

/** Puts the rows of a workbook into a staged file. @throws UserError for what cannot be read. */
export const stageWorkbookTask = defineTask<WorkbookToStage, StagedWorkbook>('stageWorkbook')

/** Whether a workbook is a table of the bulletin. */
export const isBulletinTask = defineTask<{ readonly path: string; readonly name: string }, boolean>(
  'isBulletin',
)

/** Reads a table of the bulletin. @throws UserError for one that cannot be read. */
export const readBulletinTask = defineTask<{ readonly path: string }, Bulletin>('readBulletin')
