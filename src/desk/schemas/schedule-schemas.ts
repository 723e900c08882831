import { z } from '@hono/zod-openapi'
import { scheduledActions } from '../../workspace/project/automation/automation.ts'
import { localized } from './common-schemas.ts'

// Schedules, as the API says them.

export const schedules = z
  .array(
    z.object({
      name: z.string(),
      run: z.array(z.enum(scheduledActions)),
      when: z.string(),
      timezone: z.string(),
      next: z.string().nullable(),
      /** Since when a run is due that was not done yet. */
      due: z.string().nullable(),
      last: z
        .object({ at: z.string(), outcome: z.enum(['done', 'failed']), words: z.array(localized) })
        .nullable(),
    }),
  )
  .openapi('Schedules')

export type Schedules = z.infer<typeof schedules>
