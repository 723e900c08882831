const hooks = new Map<string, () => void>()

/**
 * Registers what is done when the process is stopped from outside before `removeStopHook` is called with the same path: to
 * remove an unfinished file, or to record a finished one.
 *
 * @param hook is synchronous, since the process is about to end.
 */
export function addStopHook(path: string, hook: () => void): void {
  hooks.set(path, hook)
}

/** Unregisters the hook of a path. */
export function removeStopHook(path: string): void {
  hooks.delete(path)
}

/** Runs all hooks: the process is about to end. */
export function runStopHooks(): void {
  for (const hook of hooks.values()) {
    try {
      hook()
    } catch {
      // One that fails does not keep the others from running.
    }
  }
}
