/**
 * What an open desk does without being asked, one file a service.
 *
 * @module
 */
import type { DeskState } from '../desk-state.ts'
import { inboxService } from './inbox-service.ts'
import { notifyService } from './notify-service.ts'
import { scheduleService } from './schedule-service.ts'
import type { Service, ServiceOptions } from './service.ts'

export { passDeskInbox } from './inbox-service.ts'
export { notifyFromDesk } from './notify-service.ts'
export { planDeskSchedules, runDeskSchedules } from './schedule-service.ts'

const services: readonly Service[] = [
  // One a line.
  inboxService,
  notifyService,
  scheduleService,
]

/** Runs every service until the signal comes. Resolves when all have ended. */
export async function startServices(deskState: DeskState, options: ServiceOptions): Promise<void> {
  await Promise.all(
    services.map((run) =>
      run(deskState, options).catch((error: unknown) => {
        if (!options.signal.aborted) options.onError(error)
      }),
    ),
  )
}
