/**
 * Loads files. The steps, in order: `found-files.ts` finds them, `read-file.ts` opens and scans each, `facts/` infers what it
 * is, `staging/` holds its rows as columns, `load-pipeline.ts` brings them to the ledger in their order and settles
 * `questions/`, `load-files.ts` is the sequence. More than twelve files: each is a step or what one of them reports.
 *
 * @module
 */
export { readIfBulletin, type TableOutcome, takeBulletin, takeTable } from './bulletins.ts'
export { wordFinding } from './finding-words.ts'
export { filesToLoad } from './found-files.ts'
export { countLoads, loadFile, loadFiles, loadWholeFile } from './load-files.ts'
export type {
  isBulletinTask,
  OpenedWorkbook,
  openWorkbookTask,
  readBulletinTask,
  StagedWorkbook,
  stageWorkbookTask,
  WorkbookFile,
  WorkbookToStage,
} from './load-tasks.ts'
export { type Understanding, understandFile } from './preview-load.ts'
export { readMapping } from './read-file.ts'
export { undoBulletin, undoLoad } from './undo.ts'
export { readUploadTask, type Understood, type UploadedFile } from './upload-task.ts'
