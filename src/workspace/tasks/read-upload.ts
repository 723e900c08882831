import { basename } from 'node:path'
import { type Bulletin, isBulletin, readBulletin } from '../../sources/bulletin/bulletin.ts'
import { sourceFile } from '../files/files.ts'
import { readIfBulletin, type Understood, type UploadedFile, understandFile } from '../load/load.ts'

/** Says what a file is. @throws UserError as reading does. */
export async function readUpload({
  workspace,
  earlierLoads,
  path,
  stated,
}: UploadedFile): Promise<Understood> {
  const bulletin = await readIfBulletin(path)
  if (bulletin) return { understanding: null, bulletin }
  const understanding = await understandFile(workspace, earlierLoads, path, stated, () => new Date())
  return { understanding, bulletin: null }
}

/** Whether a workbook is a table of the bulletin. */
export const isBulletinFile = ({ path, name }: { readonly path: string; readonly name: string }) =>
  isBulletin(sourceFile(path, name))

/** Reads a table of the bulletin. @throws UserError for one that cannot be read. */
export const readBulletinFile = ({ path }: { readonly path: string }): Promise<Bulletin> =>
  readBulletin(sourceFile(path, basename(path)))
