import { basename } from 'node:path'
import type { Load } from '../../ledger/ledger.ts'
import { type Bulletin, isBulletin, readBulletin } from '../../sources/bulletin/bulletin.ts'
import type { StatedYears } from '../../sources/correlation/columns.ts'
import { type Correlation, readCorrelation } from '../../sources/correlation/correlation.ts'
import type { Workspace } from '../project/open-workspace.ts'
import type { StatedFacts } from '../project/stated-facts.ts'
import { bulletinOf } from './bulletins.ts'
import { sourceFile } from './open-source-file.ts'
import { type Understanding, understandFile } from './preview-load.ts'

/** A file that was handed in, and what is known and said of it. */
export interface UploadedFile {
  readonly workspace: Workspace
  readonly known: Load | null
  readonly path: string
  readonly stated: StatedFacts
}

/** What a file is: one of the ledger’s, as a load would take it in, or a table of the bulletin. */
export type Understood =
  | { readonly understanding: Understanding; readonly bulletin: null }
  | { readonly understanding: null; readonly bulletin: Bulletin }

/** Says what a file is. It runs in a child process. @throws UserError as reading does. */
export async function readUpload({ workspace, known, path, stated }: UploadedFile): Promise<Understood> {
  const bulletin = await bulletinOf(path)
  if (bulletin) return { understanding: null, bulletin }
  const understanding = await understandFile(workspace, known, path, stated, () => new Date())
  return { understanding, bulletin: null }
}

/** Whether a workbook is a table of the bulletin. It runs in a child process. */
export const isBulletinFile = ({ path, name }: { readonly path: string; readonly name: string }) =>
  isBulletin(sourceFile(path, name))

/** Reads a table of the bulletin. It runs in a child process. @throws UserError for one that cannot be read. */
export const readBulletinFile = ({ path }: { readonly path: string }): Promise<Bulletin> =>
  readBulletin(sourceFile(path, basename(path)))

/** Reads a table of correlations. It runs in a child process. @throws UserError for one that cannot be read. */
export const readCorrelationBytes = (table: {
  readonly file: string
  readonly bytes: Uint8Array
  readonly stated: StatedYears
}): Promise<Correlation> =>
  readCorrelation(
    {
      name: table.file,
      async *bytes() {
        yield table.bytes
      },
    },
    table.stated,
  )
