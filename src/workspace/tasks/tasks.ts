import type { printTask } from '../build/print/print.ts'
import type { auditBriefTask, readPrintedBriefTask } from '../inspect/inspect.ts'
import type {
  isBulletinTask,
  openWorkbookTask,
  readBulletinTask,
  readUploadTask,
  stageWorkbookTask,
} from '../load/load.ts'
import { lazyTask, type TaskFunction } from '../process/process.ts'
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
  auditBrief: lazyTask(
    () => import('./audit-brief-file.ts'),
    ({ auditBriefFile }, brief) => auditBriefFile(brief),
    ({ makeReady }) => makeReady(),
  ),
  isBulletin: lazyTask(
    () => import('./read-upload.ts'),
    ({ isBulletinFile }, file) => isBulletinFile(file),
  ),
  openWorkbook: lazyTask(
    () => import('./read-workbook.ts'),
    ({ openWorkbook }, workbook) => openWorkbook(workbook),
  ),
  print: lazyTask(
    () => import('../build/print/print.ts'),
    ({ printFiles }, order) => printFiles(order),
    ({ makeReadyApart }) => makeReadyApart(),
  ),
  readBulletin: lazyTask(
    () => import('./read-upload.ts'),
    ({ readBulletinFile }, file) => readBulletinFile(file),
  ),
  readCommentary: lazyTask(
    () => import('../project/commentary/commentary.ts'),
    ({ readHere }, text) => readHere(text),
  ),
  readCorrelation: lazyTask(
    () => import('./read-correlation-bytes.ts'),
    ({ readCorrelationBytes }, table) => readCorrelationBytes(table),
  ),
  readHouseFiles: lazyTask(
    () => import('../project/house-style/house-style.ts'),
    ({ readHouseFiles }, files) => readHouseFiles(files),
  ),
  readPrintedBrief: lazyTask(
    () => import('./audit-brief-file.ts'),
    ({ readPrintedBrief }, brief) => readPrintedBrief(brief),
  ),
  readTextSpans: lazyTask(
    () => import('../../brief/commentary/commentary.ts'),
    ({ textSpans }, { source, file }) => textSpans(source, file),
  ),
  readUpload: lazyTask(
    () => import('./read-upload.ts'),
    ({ readUpload }, file) => readUpload(file),
  ),
  stageWorkbook: lazyTask(
    () => import('./read-workbook.ts'),
    ({ stageWorkbook }, workbook) => stageWorkbook(workbook),
  ),
}
