const deeds = new Map<string, () => void>()

/**
 * Notes what is to be done where the process is stopped from outside before `isOver` is said of the same path: to
 * remove a file, or files in a folder, that is of no use unless it is finished.
 *
 * @param remove at once, since the process is about to end.
 */
export function ifStopped(path: string, remove: () => void): void {
  deeds.set(path, remove)
}

/** What was noted of a path does not hold any more. */
export function isOver(path: string): void {
  deeds.delete(path)
}

/** Does all that was noted: the process is about to end. */
export function tidyUp(): void {
  for (const deed of deeds.values()) {
    try {
      deed()
    } catch {
      // What cannot be removed keeps nothing else from being so.
    }
  }
}
