import type { Load } from '../../ledger/ledger.ts'
import type { Bulletin } from '../../sources/bulletin/bulletin.ts'
import { defineTask } from '../process/process.ts'
import type { StatedFacts, Workspace } from '../project/project.ts'
import type { Understanding } from './preview-load.ts'

/** A file that was handed in, and what is known and said of it. */
export interface UploadedFile {
  readonly workspace: Workspace
  /** The loads that may have brought the same content before. */
  readonly earlierLoads: readonly Load[]
  readonly path: string
  readonly stated: StatedFacts
}

/** What a file is: one of the ledger’s, as a load would take it in, or a table of the bulletin. */
export type Understood =
  | { readonly understanding: Understanding; readonly bulletin: null }
  | { readonly understanding: null; readonly bulletin: Bulletin }

/** Says what a file is. @throws UserError as reading does. */
export const readUploadTask = defineTask<UploadedFile, Understood>('readUpload')
