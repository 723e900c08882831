import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { refusedBySystem } from '../trade/errors/errors.ts'
import { accessModes } from '../workspace/files/files.ts'
import { loadedFolder } from './list-files.ts'

/** So many files of one name are loaded at most. */
const mostOfOneName = 10_000

/**
 * Moves a file of the inbox, with the file that says what it is, to the folder of loaded files. A file that is there
 * keeps its name; the one that comes later is numbered. Returns the name in the inbox, such as `loaded/a (2).csv`, or null where
 * another process has moved it.
 *
 * @param folder of the inbox, in the workspace `home`.
 */
export async function moveLoaded(home: string, folder: string, name: string): Promise<string | null> {
  const { folderMode } = await accessModes(home)
  await mkdir(join(folder, loadedFolder), { recursive: true, mode: folderMode })
  const free = await reserveName(join(folder, loadedFolder), name)
  const target = join(folder, loadedFolder, free)
  try {
    await rename(join(folder, name), target)
  } catch (error) {
    await rm(target, { force: true })
    if (isMissing(error)) return null
    throw refusedBySystem(error, name) ?? error
  }
  await moveSidecar(folder, name, free)
  return `${loadedFolder}/${free}`
}

/** Its name belongs to that of the file, which is free; what is there under it was left by an earlier version of the file. */
async function moveSidecar(folder: string, name: string, free: string): Promise<void> {
  const sidecar = `${name}.yaml`
  if (!existsSync(join(folder, sidecar))) return
  const target = join(folder, loadedFolder, await reserveName(join(folder, loadedFolder), `${free}.yaml`))
  await rename(join(folder, sidecar), target).catch(async (error) => {
    await rm(target, { force: true })
    if (!isMissing(error)) throw refusedBySystem(error, sidecar) ?? error
  })
}

/**
 * Creates an empty file under the first name that is free, so that nobody else takes it. An empty file that is there was left by
 * a process that was killed here: nothing is lost with it.
 */
async function reserveName(folder: string, name: string): Promise<string> {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  for (let number = 1; number <= mostOfOneName; number++) {
    const candidate = number === 1 ? name : `${stem} (${number})${extension}`
    try {
      await (await open(join(folder, candidate), 'wx')).close()
      return candidate
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
        throw refusedBySystem(error, candidate) ?? error
      const found = await stat(join(folder, candidate))
      if (found.isFile() && found.size === 0) return candidate
    }
  }
  throw new Error(`${mostOfOneName} files of the name ${name}`)
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
