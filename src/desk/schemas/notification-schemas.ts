import { z } from '@hono/zod-openapi'
import { localized } from './common-schemas.ts'

// Notifications, as the API says them.

export const notifications = z
  .object({
    /** Whether `tradebrief.yaml` has them. */
    isSetUp: z.boolean(),
    /** The latest first, at most a hundred. */
    events: z.array(
      z.object({
        key: z.string(),
        kind: z.enum(['new-data', 'to-confirm', 'to-review', 'to-sign', 'published']),
        at: z.string(),
        words: localized,
        messages: z.array(
          z.object({
            channel: z.enum(['mail', 'webhook']),
            to: z.string(),
            state: z.enum(['waiting', 'sent', 'refused', 'cancelled']),
            attempts: z.number(),
            /** When it is tried next, if it waits. */
            next: z.string(),
            /** Why the last attempt failed, in English. */
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('Notifications')

export type Notifications = z.infer<typeof notifications>
