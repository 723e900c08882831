import { join } from 'node:path'
import { z } from 'zod'
import { JsonLines } from '../workspace/records/records.ts'

const localized = z.object({ zh: z.string(), en: z.string() })
const instant = z.iso.datetime()

const line = z.discriminatedUnion('line', [
  /** A schedule was seen for the first time, or with another time: what was before is not missed. */
  z.object({ line: z.literal('seen'), schedule: z.string(), when: z.string(), at: instant }),
  z.object({ line: z.literal('begun'), schedule: z.string(), planned: instant, at: instant }),
  z.object({
    line: z.literal('ended'),
    schedule: z.string(),
    /** When it should have run. */
    planned: instant,
    at: instant,
    outcome: z.enum(['done', 'failed']),
    /** What came of each action. */
    words: z.array(localized),
  }),
])

export type ScheduleLine = Readonly<z.infer<typeof line>>
export type EndedRun = Extract<ScheduleLine, { line: 'ended' }>

/** The journal of the runs of a workspace. */
export const openScheduleJournal = (folder: string) =>
  new JsonLines(folder, join('automation', 'schedules.jsonl'), line)
