import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findOwner } from './owner-tag.ts'
import { besideName } from './write-files.ts'

/** So old are files of another machine that nobody is still writing or reading them: a day, in milliseconds. */
const longAgo = 86_400_000

/**
 * Removes what processes that were killed left in a folder on the way to something else, files and folders; a folder that is
 * not there has nothing. Of what other machines have in it only what is a day old goes.
 *
 * @param named finds in the name of such a file the mark of the process that makes it (see `markPattern`).
 */
export async function removeLeftBehind(folder: string, named: RegExp): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const name of names) {
    const { mark } = named.exec(name)?.groups ?? {}
    if (mark === undefined) continue
    const maker = findOwner(mark)
    const path = join(folder, name)
    if (maker === 'gone' || (maker === 'elsewhere' && (await isFromLongAgo(path))))
      await rm(path, { recursive: true, force: true })
  }
}

/** Removes what processes that were killed left in the folders of some files, which they were writing there. */
export async function removeUnfinished(paths: readonly string[]): Promise<void> {
  for (const folder of new Set(paths.map((path) => dirname(path)))) await removeLeftBehind(folder, besideName)
}

const isFromLongAgo = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs < Date.now() - longAgo,
    () => false, // gone meanwhile
  )
