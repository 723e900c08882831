/**
 * Backup of a workspace into one archive, and its restoration.
 *
 * @module
 */
export type { LeftOutReason } from './contents.ts'
export { type Restored, type RestoreOptions, restoreWorkspace } from './restore.ts'
export { type Backup, type BackupOptions, backUpWorkspace } from './write-backup.ts'
