import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'

/** The file system calls that durable writing consists of, so that tests can observe their order. */
export interface Disk {
  /** Creates a folder with its parents. Returns the topmost folder that was created, if any. */
  makeFolder(path: string, mode?: number): Promise<string | undefined>
  /** Writes a new file; with `sync` its bytes are on the disk when this returns. */
  writeFile(
    path: string,
    bytes: Uint8Array,
    options: { readonly mode: number | undefined; readonly sync: boolean },
  ): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Puts on the disk what was written to a file before. */
  syncFile(path: string): Promise<void>
  /** Puts on the disk which files a folder has and what their names are. */
  syncFolder(path: string): Promise<void>
}

export const realDisk: Disk = {
  makeFolder: (path, mode) => mkdir(path, { recursive: true, ...(mode !== undefined && { mode }) }),
  writeFile: (path, bytes, { mode, sync }) =>
    writeFile(path, bytes, { flush: sync, ...(mode !== undefined && { mode }) }),
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFile: (path) => sync(path, 'r+'),
  async syncFolder(path) {
    // Windows has no call for this: there NTFS records renames in its journal.
    if (process.platform !== 'win32') await sync(path, 'r')
  },
}

async function sync(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } catch (error) {
    // Some network and FUSE file systems cannot sync a folder; they offer no stronger guarantee.
    if (!isUnsupported(error)) throw error
  } finally {
    await handle.close()
  }
}

const isUnsupported = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP')
