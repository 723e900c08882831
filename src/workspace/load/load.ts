export { bulletinOf, type TableOutcome, takeBulletin, takeTable } from './bulletins.ts'
export { wordFinding } from './finding-words.ts'
export { filesToLoad } from './found-files.ts'
export { loadFile, loadFiles } from './load-files.ts'
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
export { undoBulletin, undoLoad } from './undo.ts'
export { readUploadTask, type Understood, type UploadedFile } from './upload-task.ts'
