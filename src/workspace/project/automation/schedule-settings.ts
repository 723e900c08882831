import { z } from 'zod'

/** What a schedule can do, in the order in which it is done. */
export const scheduledActions = ['check', 'build', 'publish'] as const
export type ScheduledAction = (typeof scheduledActions)[number]

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

/** The schema of `schedules` in `tradebrief.yaml`. */
export const schedulesSchema = () =>
  z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u)
          .describe('Its name, in lists and records.'),
        run: z
          .array(z.enum(scheduledActions))
          .min(1)
          .describe('What is done: check, build, publish, in this order.'),
        when: z
          .string()
          .min(1)
          .max(100)
          .describe(
            'A cron expression of five fields, such as "30 9 20 * *", or release: the day on which customs release new data.',
          ),
        timezone: z
          .string()
          .refine(isTimeZone, 'Asia/Shanghai')
          .default('Asia/Shanghai')
          .describe('The time zone of the expression.'),
        products: z.array(z.string().min(1)).min(1).optional().describe('Which products; by default all.'),
        out: z
          .string()
          .min(1)
          .default('site')
          .describe('The folder of the site that is published, in the workspace or elsewhere.'),
      }),
    )
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'names differ')
    .describe('What is done at which times.')

export type ScheduleConfig = Readonly<z.infer<ReturnType<typeof schedulesSchema>>[number]>
