import type { BriefFile } from '../audit-brief-file.ts'

/**
 * The tasks that run in a child process, by name. Each takes and gives plain data (what `structuredClone` takes), and
 * imports its code when it is first needed, so that a child starts quickly.
 *
 * To add a task, add a line; `runIsolated` knows it by its name and types.
 */
export const tasks = {
  auditBrief: async (brief: BriefFile) => (await import('../audit-brief-file.ts')).auditBriefFile(brief),
  readBrief: async (brief: BriefFile) => (await import('../audit-brief-file.ts')).readPieces(brief),
}

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>
