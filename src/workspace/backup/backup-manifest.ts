import { z } from 'zod'

/** Raised when an older program could not restore what a newer one wrote. */
export const backupFormat = 1

/** The first entry of the archive: it tells people what the file is, and the program that it is a backup. */
export const markerName = 'tradebrief-backup.txt'
/** The last entry: what the archive holds, with checksums. */
export const manifestName = 'manifest.json'
/** The files of the workspace lie in this folder of the archive. */
export const contentsFolder = 'workspace'

/** No manifest is larger: some hundred thousand files. */
export const largestManifest = 64 * 1024 * 1024

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const manifestSchema = z.strictObject({
  format: z.number().int(),
  /** The version of the program that wrote it. */
  program: z.string(),
  /** When, ISO 8601. */
  made: z.string(),
  /** The name of the workspace's folder. */
  workspace: z.string(),
  /** What the ledger held; null for a ledger on a cluster, which is not in the backup. */
  ledger: z.strictObject({ loads: count, rows: z.string().regex(/^\d+$/) }).nullable(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      bytes: count,
      sha256: z.string().regex(/^[\da-f]{64}$/),
      /** When it was changed last, ISO 8601. */
      modified: z.iso.datetime(),
    }),
  ),
})

/** What a backup holds. */
export type BackupManifest = z.infer<typeof manifestSchema>
export type BackedUpFile = BackupManifest['files'][number]

/** The manifest of a text; null for a text that is none. */
export function parseManifest(text: string): BackupManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** What people read who open the archive. */
export const markerText = `Tradebrief 工作区的备份。恢复：tradebrief restore 备份文件 文件夹
文件都在 ${contentsFolder}/ 里，校验和在 ${manifestName} 里。

A backup of a workspace of Tradebrief. To restore it: tradebrief restore FILE FOLDER
Its files are in ${contentsFolder}/, their checksums in ${manifestName}.
`
