import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findOwner, processMark } from '../files/files.ts'

/** Locks that this process holds: after a restart a container may have the number of the process before it. */
const held = new Set<string>()

/** So old is a lock of another machine that nobody is still working: a day, in milliseconds. */
const longAgo = 86_400_000

/**
 * Does work that one process does at a time, such as a pass over the inbox. Returns null, without doing it, where
 * another process is at it. The lock of a process that was killed does not count.
 *
 * @param name of the lock file in the folder `.desk` of the workspace.
 */
export async function withExclusiveLock<Result>(
  folder: string,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const path = join(folder, '.desk', name)
  if (held.has(path)) return null
  held.add(path)
  try {
    if (!(await acquire(path))) return null
    try {
      return await work()
    } finally {
      await rm(path, { force: true })
    }
  } finally {
    held.delete(path)
  }
}

async function acquire(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  for (;;) {
    try {
      await writeFile(path, processMark, { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const mark = await readFile(path, 'utf8').catch(() => null)
    if (mark === null) continue // released meanwhile
    if (!(await isStale(path, mark))) return false
    // Two processes may find the same stale lock: only the one that renames it has taken it away.
    const aside = `${path}.${processMark}`
    const isTaken = await rename(path, aside).then(
      () => true,
      () => false,
    )
    if (!isTaken) continue
    const taken = await readFile(aside, 'utf8').catch(() => null)
    await rm(aside, { force: true })
    // The other one was faster, and this was its new lock.
    if (taken !== mark) await writeFile(path, taken ?? '', { flag: 'wx', mode: 0o600 }).catch(() => {})
  }
}

async function isStale(path: string, mark: string): Promise<boolean> {
  if (mark === processMark) return true
  const owner = findOwner(mark)
  if (owner === 'gone') return true
  if (owner === 'atWork') return false
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs < Date.now() - longAgo,
    () => true,
  )
}
