/**
 * Schedules: checks, builds and publications at times that `tradebrief.yaml` names. `occurrences.ts` says when, `plan-runs.ts`
 * which runs are due by what the journal has, `actions.ts` what is done, `run-schedules.ts` is the sequence.
 *
 * @module
 */
export { type PlannedSchedule, planSchedules } from './plan-runs.ts'
export { type RunOptions, type RunReport, runSchedules } from './run-schedules.ts'
export { openScheduleJournal, type ScheduleLine } from './schedule-journal.ts'
