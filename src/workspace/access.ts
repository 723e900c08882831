import { stat } from 'node:fs/promises'

/**
 * Modes for new files and folders of a workspace. They follow the workspace's own folder, which `init` creates for its
 * owner alone: 0700 gives files 0600, a folder shared with a group (0770) gives 0660. Windows has no such modes.
 */
export async function accessModes(folder: string): Promise<{ mode: number; folderMode: number }> {
  const { mode } = await stat(folder)
  return { mode: mode & 0o666, folderMode: mode & 0o777 }
}
