import type { ScheduleConfig } from '../workspace/project/automation/automation.ts'
import { readCalendar, type Workspace } from '../workspace/project/project.ts'
import { readOccurrences } from './occurrences.ts'
import type { EndedRun, ScheduleLine } from './schedule-journal.ts'

/** A schedule with its runs. */
export interface PlannedSchedule {
  readonly schedule: ScheduleConfig
  /** Its name of the time, by which a change is noticed. */
  readonly when: string
  /** Whether the journal does not have it yet. */
  readonly isNew: boolean
  /** When the run should have been that is due; null where none is. Of several that were missed one is run. */
  readonly due: Date | null
  /** How often this run was begun and did not end. */
  readonly attempts: number
  readonly next: Date | null
  readonly last: EndedRun | null
}

/**
 * Which runs are due: those whose time came since the last that ended, or since the schedule was seen first.
 *
 * @throws UserError for a time that cannot be read.
 */
export function planSchedules(
  workspace: Workspace,
  lines: readonly ScheduleLine[],
  now: Date,
): PlannedSchedule[] {
  const calendar = readCalendar(workspace)
  const { schedules = [] } = workspace.config
  return schedules.map((schedule) => {
    const when = `${schedule.when} ${schedule.timezone}`
    const occurrences = readOccurrences(schedule, calendar)
    const scheduleLines = lines.filter((line) => line.schedule === schedule.name)
    const seen = scheduleLines.findLast((line) => line.line === 'seen')
    const isNew = seen?.when !== when
    const last = scheduleLines.findLast((line) => line.line === 'ended') ?? null
    const since = Math.max(Date.parse(seen?.at ?? ''), Date.parse(last?.planned ?? seen?.at ?? ''))
    const missed = isNew ? null : occurrences.last(now)
    const due = missed && missed.getTime() > since ? missed : null
    const attempts = scheduleLines.filter(({ line, ...run }) => line === 'begun' && isRunAt(run, due)).length
    return { schedule, when, isNew, due, attempts, next: occurrences.next(now), last }
  })
}

const isRunAt = (run: object, due: Date | null): boolean =>
  'planned' in run && run.planned === due?.toISOString()
