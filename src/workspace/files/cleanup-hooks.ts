const deeds = new Map<string, () => void>()

/**
 * Notes what is to be done where the process is stopped from outside before `isOver` is said of the same path: to
 * remove what is of no use unless it is finished, or to record what is.
 *
 * @param deed is done at once, since the process is about to end.
 */
export function ifStopped(path: string, deed: () => void): void {
  deeds.set(path, deed)
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
      // What cannot be done keeps nothing else from it.
    }
  }
}
