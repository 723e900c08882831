import type { PrintOrder } from '../build/print/print-order.ts'
import type { BriefFile } from '../inspect/audit-brief-file.ts'
import type { readCorrelationBytes, UploadedFile } from '../load/read-upload.ts'
import type { WorkbookFile, WorkbookToStage } from '../load/workbook-reading.ts'
import type { CommentaryText } from '../project/commentary/parsed-commentary.ts'
import type { HouseFiles } from '../project/house-style/house-style.ts'

/**
 * The tasks that run in a child process, by name. Each takes and gives plain data (what `structuredClone` takes), and
 * imports its code when it is first needed, so that a child starts quickly.
 *
 * To add a task, add a line; `runIsolated` knows it by its name and types.
 */
export const tasks = {
  auditBrief: async (brief: BriefFile) =>
    (await import('../inspect/audit-brief-file.ts')).auditBriefFile(brief),
  isBulletin: async (file: { readonly path: string; readonly name: string }) =>
    (await import('../load/read-upload.ts')).isBulletinFile(file),
  openWorkbook: async (workbook: WorkbookFile) =>
    (await import('../load/workbook-reading.ts')).openWorkbook(workbook),
  print: async (order: PrintOrder) => (await import('../build/print/print-order.ts')).printFiles(order),
  readBulletin: async (file: { readonly path: string }) =>
    (await import('../load/read-upload.ts')).readBulletinFile(file),
  readCommentary: async (text: CommentaryText) =>
    (await import('../project/commentary/parsed-commentary.ts')).readHere(text),
  readPrintedBrief: async (brief: BriefFile) =>
    (await import('../inspect/audit-brief-file.ts')).readPrintedBrief(brief),
  readCorrelation: async (table: Parameters<typeof readCorrelationBytes>[0]) =>
    (await import('../load/read-upload.ts')).readCorrelationBytes(table),
  readHouseFiles: async (files: HouseFiles) =>
    (await import('../project/house-style/house-style.ts')).readHouseFiles(files),
  readUpload: async (file: UploadedFile) => (await import('../load/read-upload.ts')).readUpload(file),
  readTextSpans: async ({ source, file }: Omit<CommentaryText, 'language'>) =>
    (await import('../../brief/commentary/text-sections.ts')).textSpans(source, file),
  stageWorkbook: async (workbook: WorkbookToStage) =>
    (await import('../load/workbook-reading.ts')).stageWorkbook(workbook),
}

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>
