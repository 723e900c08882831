import { setTimeout as sleep } from 'node:timers/promises'
import {
  openScheduleJournal,
  planSchedules,
  type RunReport,
  runSchedules,
} from '../../schedules/schedules.ts'
import type { DeskState } from '../desk-state.ts'
import { hasReadableSettings, type ServiceOptions } from './service.ts'

/** So often it is looked whether a run is due, in milliseconds. */
const interval = 20_000

/** The schedules with their next and last runs. @throws UserError for a time that cannot be read. */
export async function planDeskSchedules(deskState: DeskState) {
  const lines = await openScheduleJournal(deskState.folder).read()
  return planSchedules(await deskState.workspace(), lines, deskState.now())
}

/** Runs what is due, or the schedule that is named, when the jobs before it have ended. */
export function runDeskSchedules(deskState: DeskState, name?: string): Promise<RunReport | null> {
  const label = { zh: '时间表', en: 'Schedules' }
  return new Promise((resolve, reject) => {
    deskState.jobs.add(label, deskState.now, async (effects) => {
      try {
        const workspace = await deskState.workspace()
        const products = await deskState.products()
        resolve(await runSchedules({ workspace, ledger: deskState.ledger, products, effects, name }))
      } catch (error) {
        reject(error)
        throw error
      }
      return { built: [] }
    })
  })
}

/** Runs schedules when their time comes, for as long as the desk is open. */
export async function scheduleService(
  deskState: DeskState,
  { signal, onError, log = () => {} }: ServiceOptions,
): Promise<void> {
  let lastError = ''
  while (!signal.aborted) {
    try {
      const planned = (await hasReadableSettings(deskState)) ? await planDeskSchedules(deskState) : []
      const report = planned.some(({ isNew, due }) => isNew || due) ? await runDeskSchedules(deskState) : null
      for (const { schedule, outcome } of report?.runs ?? [])
        log({ zh: `时间表 ${schedule}：${outcome}`, en: `schedule ${schedule}: ${outcome}` })
      lastError = ''
    } catch (error) {
      // A mistake in the settings is told once.
      if (!signal.aborted && String(error) !== lastError) onError(error)
      lastError = String(error)
    }
    await sleep(interval, undefined, { signal }).catch(() => {})
  }
}
