import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A file as it was seen. */
export interface SeenFile {
  readonly name: string
  readonly size: number
  readonly mtimeMs: number
}

/** What a pass asks of the file system, so that tests can have files that are locked. */
export interface InboxDisk {
  /** Null for a file that is gone. */
  see(path: string): Promise<Omit<SeenFile, 'name'> | null>
  /** Whether another program has the file locked. */
  isLocked(path: string): Promise<boolean>
  wait(milliseconds: number): Promise<void>
}

export const realInboxDisk: InboxDisk = {
  async see(path) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    return found && { size: found.size, mtimeMs: found.mtimeMs }
  },
  async isLocked(path) {
    try {
      const handle = await open(path, constants.O_RDWR | (constants.O_NONBLOCK ?? 0))
      await handle.close()
      return false
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      // Windows says EPERM or EBUSY of a file that another program has open; a read-only file (EACCES) can be read.
      return code === 'EBUSY' || code === 'EPERM' || code === 'ETXTBSY'
    }
  },
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

export interface Completeness {
  readonly complete: readonly SeenFile[]
  /** Still being written, or locked. */
  readonly arriving: readonly SeenFile[]
}

/** Which files are complete: their size and time did not change while `settle` seconds went by, and nobody has locked them. */
export async function findComplete(
  folder: string,
  names: readonly string[],
  settle: number,
  disk: InboxDisk,
): Promise<Completeness> {
  if (names.length === 0) return { complete: [], arriving: [] }
  const before = new Map((await seeAll(folder, names, disk)).map((file) => [file.name, file]))
  await disk.wait(settle * 1000)
  const complete: SeenFile[] = []
  const arriving: SeenFile[] = []
  for (const file of await seeAll(folder, names, disk)) {
    const earlier = before.get(file.name)
    const isStill = earlier !== undefined && isSame(earlier, file)
    const isReady = isStill && !(await disk.isLocked(join(folder, file.name)))
    ;(isReady ? complete : arriving).push(file)
  }
  return { complete, arriving }
}

/** Whether a file is as it was. */
export const isSame = (a: Omit<SeenFile, 'name'>, b: Omit<SeenFile, 'name'>): boolean =>
  a.size === b.size && a.mtimeMs === b.mtimeMs

async function seeAll(folder: string, names: readonly string[], disk: InboxDisk): Promise<SeenFile[]> {
  const seen = await Promise.all(
    names.map(async (name) => {
      const found = await disk.see(join(folder, name))
      return found ? [{ name, ...found }] : []
    }),
  )
  return seen.flat()
}
