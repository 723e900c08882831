type Cleanup = () => unknown

let cleanups: Cleanup[] = []

/** Has something done when the tests of the current file are over. Files that share a thread share this module. */
export function cleanUpAfterFile(cleanup: Cleanup): void {
  cleanups.push(cleanup)
}

/** The last first: what was opened in a folder is closed before the folder is removed. */
export async function runCleanups(): Promise<void> {
  const due = cleanups.reverse()
  cleanups = []
  for (const cleanup of due) await cleanup()
}
