import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Modes for new files and folders of a workspace. They follow the workspace's own folder, which `init` creates for its
 * owner alone: 0700 gives files 0600, a folder shared with a group (0770) gives 0660. Windows has no such modes.
 */
export async function accessModes(folder: string): Promise<{ mode: number; folderMode: number }> {
  const { mode } = await stat(folder)
  return { mode: mode & 0o666, folderMode: mode & 0o777 }
}

/**
 * Creates the folder of a new workspace for its owner alone, or makes one that is empty so; a folder that its group may write
 * stays the group's. One that has files already is left as it is.
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(dirname(resolve(folder)), { recursive: true })
  await mkdir(folder, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    if ((await readdir(folder)).length > 0) return
    const { mode } = await stat(folder)
    await chmod(folder, mode & 0o020 ? mode & 0o7770 : 0o700)
  })
}
