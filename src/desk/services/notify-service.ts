import { setTimeout as sleep } from 'node:timers/promises'
import { type NotifyReport, readChannels, runNotifications } from '../../notify/notify.ts'
import type { DeskState } from '../desk-state.ts'
import { hasReadableSettings, type ServiceOptions } from './service.ts'

/** So often the desk looks for events, in milliseconds. */
const interval = 60_000

/** Sends what is due, with the ledger of the desk; null where nothing is set up, or another process is at it. */
export async function notifyFromDesk(
  deskState: DeskState,
  signal?: AbortSignal,
): Promise<NotifyReport | null> {
  const workspace = await deskState.workspace()
  const channels = readChannels(workspace)
  if (!channels) return null
  const products = await deskState.products()
  const { ledger, now } = deskState
  return runNotifications({ workspace, ledger, products, channels, now, signal })
}

/** Notifies every minute for as long as the desk is open. */
export async function notifyService(
  deskState: DeskState,
  { signal, onError, log = () => {} }: ServiceOptions,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const report = (await hasReadableSettings(deskState)) ? await notifyFromDesk(deskState, signal) : null
      const count = report?.attempts.length ?? 0
      const sent = report?.attempts.filter(({ delivery }) => delivery?.outcome === 'sent').length ?? 0
      if (count > 0)
        log({ zh: `通知：发出 ${sent} 条，共 ${count} 条`, en: `notifications: ${sent} of ${count} sent` })
    } catch (error) {
      if (!signal.aborted) onError(error)
    }
    await sleep(interval, undefined, { signal }).catch(() => {})
  }
}
