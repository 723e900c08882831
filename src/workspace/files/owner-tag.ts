import { createHash } from 'node:crypto'
import { hostname } from 'node:os'

/** A machine’s name may be in any script, and of any length; what is part of a file’s may not. */
const here = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/**
 * How this process marks what it has in a folder while it is at work: by its number, and by the machine, since several may
 * work in one folder, and containers each count processes for themselves.
 */
export const processMark = `${process.pid}-${here}`

/** Finds such a mark in a name, as `mark`. */
export const markPattern = String.raw`(?<mark>\d+-[\da-f]{8})`

/** Whether who made a mark is at work, is gone, or is of another machine, so that nobody here can tell. */
export function findOwner(mark: string): 'atWork' | 'gone' | 'elsewhere' {
  const [id, machine] = mark.split('-')
  if (machine !== here) return 'elsewhere'
  return isRunning(Number(id)) ? 'atWork' : 'gone'
}

/** Whether a process is there. */
export function isRunning(id: number): boolean {
  if (!(id > 0)) return false
  try {
    return process.kill(id, 0) // sends nothing, only asks
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // another user's
  }
}
