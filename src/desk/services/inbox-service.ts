import { setTimeout as sleep } from 'node:timers/promises'
import { type PassReport, runInboxPass, watchInbox } from '../../inbox/inbox.ts'
import { isInboxWatched } from '../../workspace/project/automation/automation.ts'
import { silentEffects } from '../../workspace/workspace.ts'
import type { DeskState } from '../desk-state.ts'
import type { ServiceOptions } from './service.ts'

/** So often it is looked whether the settings have changed, in milliseconds. */
const settingsInterval = 5_000

/** One pass over the inbox with the ledger of the desk; what it loads is noted among the changes. */
export async function passDeskInbox(
  deskState: DeskState,
  { again = false, person }: { readonly again?: boolean; readonly person: string },
): Promise<PassReport | null> {
  const workspace = await deskState.workspace()
  const effects = { ...silentEffects, now: deskState.now }
  const report = await runInboxPass(workspace, async () => deskState.ledger, effects, { again })
  for (const { file, loads, wasKnown } of report?.loaded ?? [])
    if (!wasKnown) for (const load of loads) await deskState.changes.note(person, 'load', { file, load })
  return report
}

/** Watches the inbox for as long as `tradebrief.yaml` has one; it follows when the settings change. */
export async function inboxService(
  deskState: DeskState,
  { signal, onError, log = () => {} }: ServiceOptions,
): Promise<void> {
  const readSettings = () =>
    deskState.workspace().then(
      (workspace) => JSON.stringify(isInboxWatched(workspace) ? workspace.config.inbox : null),
      // A mistake in the file is told to whoever opens it; until it is mended nothing is watched.
      () => JSON.stringify(null),
    )
  while (!signal.aborted) {
    const settings = await readSettings()
    const changing = new AbortController()
    const ending = AbortSignal.any([signal, changing.signal])
    const watching =
      settings === 'null'
        ? null
        : watchInbox(await deskState.workspace(), {
            pass: () => passDeskInbox(deskState, { person: 'inbox' }),
            onReport: (report) => log(wordReport(report)),
            onError,
            signal: ending,
          }).catch(onError)
    while (!signal.aborted && (await readSettings()) === settings)
      await sleep(settingsInterval, undefined, { signal }).catch(() => {})
    changing.abort()
    await watching
  }
}

function wordReport({ loaded, pending }: PassReport) {
  const waiting = pending.filter(({ state }) => state === 'waiting').length
  const refused = pending.filter(({ state }) => state === 'refused').length
  return {
    zh: `收件夹：载入 ${loaded.length} 个文件，等待回答 ${waiting} 个，拒收 ${refused} 个`,
    en: `inbox: ${loaded.length} loaded, ${waiting} waiting for an answer, ${refused} refused`,
  }
}
