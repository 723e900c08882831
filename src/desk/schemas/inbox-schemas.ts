import { z } from '@hono/zod-openapi'
import { localized } from './common-schemas.ts'
import { question } from './load-schemas.ts'

// The inbox, as the API says it.

const pendingFile = z
  .object({
    file: z.string(),
    state: z.enum(['arriving', 'waiting', 'refused']),
    size: z.number(),
    since: z.string(),
    question: question.nullable(),
    /** Why it is refused, or what it waits for. */
    reason: localized.nullable(),
    hint: localized.nullable(),
  })
  .openapi('PendingFile')

export const inbox = z
  .object({
    /** The folder in the workspace. */
    folder: z.string(),
    /** Whether the desk loads what comes; else a pass does, which somebody asks for. */
    isWatched: z.boolean(),
    pending: z.array(pendingFile),
    /** The latest first, at most a hundred. */
    loaded: z.array(
      z.object({
        at: z.string(),
        file: z.string(),
        loads: z.array(z.number()),
        wasKnown: z.boolean(),
        isBulletin: z.boolean(),
        movedTo: z.string(),
      }),
    ),
    loadedCount: z.number(),
  })
  .openapi('Inbox')

export const inboxAnswer = z
  .object({
    file: z.string().min(1).max(400),
    about: z.enum(['flow', 'scope', 'repeated-rows', 'relation', 'months']),
    /** The value of a choice, or months such as 2023-05 or 2023-01..2023-12. */
    value: z.string().min(1).max(2000),
  })
  .strict()
  .openapi('InboxAnswer')

export type Inbox = z.infer<typeof inbox>
export type PendingFile = z.infer<typeof pendingFile>
