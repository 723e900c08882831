import { z } from 'zod'

/** What a schedule can do, in the order in which it is done. */
export const scheduledActions = ['check', 'build', 'publish'] as const
export type ScheduledAction = (typeof scheduledActions)[number]

const monthText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, '2026-03')
const dayText = z.iso.date()
const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

/** The schema of `calendar` in `tradebrief.yaml`. */
export const calendarSchema = () =>
  z
    .strictObject({
      days: z
        .record(monthText, dayText)
        .default({})
        .describe(
          'The day on which the data of a month are released, as "2026-03": "2026-04-18"; it prevails over the program’s list.',
        ),
      time: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '10:00')
        .default('10:00')
        .describe(
          'The time of day at which a schedule of kind release runs; customs announce the day alone.',
        ),
    })
    .describe('When customs release the data of a month.')

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
export type CalendarConfig = z.infer<ReturnType<typeof calendarSchema>>
