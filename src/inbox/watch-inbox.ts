import { relative } from 'node:path'
import { readInboxSettings } from '../workspace/project/automation/automation.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { loadedFolder, openInboxFolder } from './list-files.ts'
import type { PassReport } from './run-pass.ts'

export interface WatchOptions {
  /** Does one pass; null where another process is at it. */
  readonly pass: () => Promise<PassReport | null>
  /** What a pass found or did that was new. */
  readonly onReport: (report: PassReport) => Promise<void> | void
  readonly onError: (error: unknown) => void
  /** Ends it after the pass that is under way. */
  readonly signal: AbortSignal
  /** After so many milliseconds it looks again whether or not a change was reported. */
  readonly interval?: number
}

/** Changes that come within so many milliseconds are looked at together. */
const together = 200

/**
 * Looks at the inbox now, whenever a file in it changes, and from time to time, since some network shares report no
 * changes. Returns when it is ended.
 *
 * @throws UserError where the folder cannot be watched.
 */
export async function watchInbox(
  workspace: Workspace,
  { pass, onReport, onError, signal, interval = 60_000 }: WatchOptions,
): Promise<void> {
  const { watch } = await import('chokidar')
  const folder = await openInboxFolder(withInbox(workspace))
  if (folder === null) throw new Error('the folder of a workspace with an inbox is there')
  const { poll, settle } = readInboxSettings(workspace)
  const changes = new Changes()
  const watcher = watch(folder, {
    ignored: (path) => relative(folder, path).split(/[\\/]/)[0] === loadedFolder,
    ignoreInitial: true,
    depth: 0,
    usePolling: poll,
  })
  watcher.on('all', () => changes.note())
  watcher.on('error', onError)
  const end = () => changes.note()
  signal.addEventListener('abort', end)
  try {
    while (!signal.aborted) {
      const report = await pass().catch((error: unknown) => {
        onError(error)
        return null
      })
      if (report && (report.loaded.length > 0 || changes.isNew(report))) await onReport(report)
      const isArriving = report === null || report.pending.some(({ state }) => state === 'arriving')
      // What is arriving is looked at again soon.
      await changes.wait(isArriving ? Math.min(interval, Math.max(1000, settle * 1000)) : interval, signal)
    }
  } finally {
    signal.removeEventListener('abort', end)
    await watcher.close()
  }
}

/** A folder that is watched is created, whether or not the workspace says that it has one. */
const withInbox = (workspace: Workspace): Workspace => ({
  ...workspace,
  config: { ...workspace.config, inbox: readInboxSettings(workspace) },
})

/** Waits for changes, and knows what was reported last. */
class Changes {
  #isChanged = false
  #wake: () => void = () => {}
  #reported = ''

  note(): void {
    this.#isChanged = true
    this.#wake()
  }

  isNew({ pending }: PassReport): boolean {
    const found = JSON.stringify(pending.map(({ file, state, reason }) => [file, state, reason]))
    const isNew = found !== this.#reported
    this.#reported = found
    return isNew
  }

  /** Until something changes, at most for so many milliseconds. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#isChanged)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    this.#wake = () => {}
    if (this.#isChanged && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, together))
    this.#isChanged = false
  }
}
