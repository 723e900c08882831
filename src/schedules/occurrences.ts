import { Cron } from 'croner'
import { listReleaseDays } from '../codes/release-days/release-days.ts'
import { UserError } from '../trade/errors/errors.ts'
import type { ScheduleConfig } from '../workspace/project/automation/automation.ts'
import type { CalendarConfig } from '../workspace/project/project.ts'

/** When something happens. */
export interface Occurrences {
  /** The first after a moment; null where there is none. */
  next(after: Date): Date | null
  /** The last up to a moment, that included; null where there is none. */
  last(until: Date): Date | null
}

/** What `when` says for the days on which customs release data. */
const releaseKeyword = 'release'

/** So many months ahead the calendar is looked at. */
const monthsAhead = 14

/**
 * The times of a schedule. Around a change of summer time, a time that does not exist runs after the change, and one that
 * exists twice runs once.
 *
 * @throws UserError for an expression that cannot be read.
 */
export function readOccurrences(schedule: ScheduleConfig, calendar: CalendarConfig): Occurrences {
  return schedule.when === releaseKeyword ? releaseOccurrences(schedule, calendar) : cronOccurrences(schedule)
}

function cronOccurrences({ name, when, timezone }: ScheduleConfig): Occurrences {
  try {
    const cron = new Cron(when, { timezone, paused: true, mode: '5-part' })
    return {
      next: (after) => cron.nextRun(after),
      // The library gives those before the reference.
      last: (until) => cron.previousRuns(1, new Date(until.getTime() + 1000))[0] ?? null,
    }
  } catch (error) {
    throw new UserError(
      {
        zh: `看不懂时间表“${name}”的时间“${when}”。`,
        en: `The time of the schedule ${name} cannot be read: ${when}`,
      },
      {
        cause: error,
        where: { file: 'tradebrief.yaml' },
        hint: {
          zh: '写五段的 cron 表达式（分 时 日 月 星期），如 "30 9 20 * *"，或写 release。',
          en: 'Write a cron expression of five fields (minute, hour, day, month, weekday), such as "30 9 20 * *", or release.',
        },
      },
    )
  }
}

function releaseOccurrences({ timezone }: ScheduleConfig, { days, time }: CalendarConfig): Occurrences {
  const list = (around: Date): Date[] =>
    listReleaseDays(around, monthsAhead, days)
      .map(({ day }) => new Cron(`${day}T${time}:00`, { timezone, paused: true }).nextRun(longAgo))
      .filter((date) => date !== null)
  return {
    next: (after) => list(after).find((date) => date > after) ?? null,
    last: (until) => list(until).findLast((date) => date <= until) ?? null,
  }
}

/** Before all data of customs. */
const longAgo = new Date('1990-01-01T00:00:00Z')
