import type { printTask } from '../build/print/print.ts'
import type { auditBriefTask, readPrintedBriefTask } from '../inspect/inspect.ts'
import type {
  isBulletinTask,
  openWorkbookTask,
  readBulletinTask,
  readUploadTask,
  stageWorkbookTask,
} from '../load/load.ts'
import type { TaskFunction } from '../process/process.ts'
import type { readCommentaryTask, readTextSpansTask } from '../project/commentary/commentary.ts'
import type { readHouseFilesTask } from '../project/house-style/house-style.ts'
import type { readCorrelationTask } from '../project/references/references.ts'

type Tasks = {
  readonly auditBrief: TaskFunction<typeof auditBriefTask>
  readonly isBulletin: TaskFunction<typeof isBulletinTask>
  readonly openWorkbook: TaskFunction<typeof openWorkbookTask>
  readonly print: TaskFunction<typeof printTask>
  readonly readBulletin: TaskFunction<typeof readBulletinTask>
  readonly readCommentary: TaskFunction<typeof readCommentaryTask>
  readonly readCorrelation: TaskFunction<typeof readCorrelationTask>
  readonly readHouseFiles: TaskFunction<typeof readHouseFilesTask>
  readonly readPrintedBrief: TaskFunction<typeof readPrintedBriefTask>
  readonly readTextSpans: TaskFunction<typeof readTextSpansTask>
  readonly readUpload: TaskFunction<typeof readUploadTask>
  readonly stageWorkbook: TaskFunction<typeof stageWorkbookTask>
}

/**
 * The registry of tasks that run in a child process, by name: what performs each is imported when it is first needed, so
 * that a child starts quickly.
 *
 * To add a task, define it with `defineTask` where it is asked for, and add its type and a line here.
 */
export const tasks: Tasks = {
  auditBrief: async (brief) => (await import('./audit-brief-file.ts')).auditBriefFile(brief),
  isBulletin: async (file) => (await import('./read-upload.ts')).isBulletinFile(file),
  openWorkbook: async (workbook) => (await import('./read-workbook.ts')).openWorkbook(workbook),
  print: async (order) => (await import('../build/print/print.ts')).printFiles(order),
  readBulletin: async (file) => (await import('./read-upload.ts')).readBulletinFile(file),
  readCommentary: async (text) => (await import('../project/commentary/commentary.ts')).readHere(text),
  readCorrelation: async (table) => (await import('./read-correlation-bytes.ts')).readCorrelationBytes(table),
  readHouseFiles: async (files) =>
    (await import('../project/house-style/house-style.ts')).readHouseFiles(files),
  readPrintedBrief: async (brief) => (await import('./audit-brief-file.ts')).readPrintedBrief(brief),
  readTextSpans: async ({ source, file }) =>
    (await import('../../brief/commentary/commentary.ts')).textSpans(source, file),
  readUpload: async (file) => (await import('./read-upload.ts')).readUpload(file),
  stageWorkbook: async (workbook) => (await import('./read-workbook.ts')).stageWorkbook(workbook),
}
