import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning } from './is-running.ts'

/**
 * Removes what processes that were killed left in a folder on the way to something else; a folder that is not there has
 * nothing.
 *
 * @param named finds in the name of such a file the number of the process that makes it.
 * @param age in milliseconds: younger ones stay, where processes of other machines may work in the folder too.
 */
export async function removeLeftBehind(folder: string, named: RegExp, age = 0): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const left = names.filter((name) => {
    const [, process] = named.exec(name) ?? []
    return process !== undefined && !isRunning(Number(process))
  })
  const latest = Date.now() - age
  for (const name of left) {
    const path = join(folder, name)
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY, // gone
    )
    if (changed <= latest) await rm(path, { force: true })
  }
}
