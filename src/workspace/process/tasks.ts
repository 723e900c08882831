import type { BriefFile } from '../audit-brief-file.ts'
import type { PrintOrder } from '../building/print-order.ts'
import type { HouseFiles } from '../house-style.ts'
import type { WorkbookFile, WorkbookToStage } from '../loading/workbook.ts'
import type { CommentaryText } from '../parsed-commentary.ts'
import type { readCorrelationBytes, UploadedFile } from '../read-upload.ts'

/**
 * The tasks that run in a child process, by name. Each takes and gives plain data (what `structuredClone` takes), and
 * imports its code when it is first needed, so that a child starts quickly.
 *
 * To add a task, add a line; `runIsolated` knows it by its name and types.
 */
export const tasks = {
  auditBrief: async (brief: BriefFile) => (await import('../audit-brief-file.ts')).auditBriefFile(brief),
  isBulletin: async (file: { readonly path: string; readonly name: string }) =>
    (await import('../read-upload.ts')).isBulletinFile(file),
  openWorkbook: async (workbook: WorkbookFile) =>
    (await import('../loading/workbook.ts')).openWorkbook(workbook),
  print: async (order: PrintOrder) => (await import('../building/print-order.ts')).printFiles(order),
  readBrief: async (brief: BriefFile) => (await import('../audit-brief-file.ts')).readPieces(brief),
  readBulletin: async (file: { readonly path: string }) =>
    (await import('../read-upload.ts')).readBulletinFile(file),
  readCommentary: async (text: CommentaryText) => (await import('../parsed-commentary.ts')).readHere(text),
  readPrintedBrief: async (brief: BriefFile) =>
    (await import('../audit-brief-file.ts')).readPrintedBrief(brief),
  readCorrelation: async (table: Parameters<typeof readCorrelationBytes>[0]) =>
    (await import('../read-upload.ts')).readCorrelationBytes(table),
  readHouseFiles: async (files: HouseFiles) => (await import('../house-style.ts')).readHouseFiles(files),
  readUpload: async (file: UploadedFile) => (await import('../read-upload.ts')).readUpload(file),
  readTextSpans: async ({ source, file }: Omit<CommentaryText, 'language'>) =>
    (await import('../../brief/commentary/text-sections.ts')).textSpans(source, file),
  stageWorkbook: async (workbook: WorkbookToStage) =>
    (await import('../loading/workbook.ts')).stageWorkbook(workbook),
}

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>
