import { z } from 'zod'

const monthText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, '2026-03')
const dayText = z.iso.date()

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

export type CalendarConfig = z.infer<ReturnType<typeof calendarSchema>>

/** What a workspace says of the days on which customs release data. */
export const readCalendar = ({
  config: { calendar },
}: {
  readonly config: { readonly calendar?: CalendarConfig | undefined }
}): CalendarConfig => calendar ?? calendarSchema().parse({})
