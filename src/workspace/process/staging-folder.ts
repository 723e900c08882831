import { readdirSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { addStopHook, markPattern, processMark, removeLeftBehind } from '../files/files.ts'

/**
 * Makes the folder for files on the way, each of which is to begin with the mark of the process that makes it and `-`;
 * what processes that were killed left behind in it goes, and so does what this one has in it where it is stopped.
 *
 * @param folder of the workspace.
 */
export async function stagingFolder({ folder }: { readonly folder: string }): Promise<string> {
  const staging = join(folder, '.staging')
  await mkdir(staging, { recursive: true, mode: 0o700 })
  await removeLeftBehind(staging, new RegExp(`^${markPattern}-`))
  addStopHook(staging, () => removeOwn(staging))
  return staging
}

function removeOwn(staging: string): void {
  const current = readdirSync(staging).filter((name) => name.startsWith(`${processMark}-`))
  for (const name of current) rmSync(join(staging, name), { force: true })
}
