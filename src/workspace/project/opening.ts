import { readWorkspaceFile } from './workspace-file.ts'
import type { Workspace } from './workspace-type.ts'

/** A folder that is a workspace, whose file is read when it is needed. */
export interface OpeningWorkspace {
  readonly folder: string
  /** @throws UserError as `openWorkspace` does. */
  open(): Promise<Workspace>
}

/** Finds the workspace in a folder. @throws UserError where the folder is none. */
export async function findWorkspace(folder: string): Promise<OpeningWorkspace> {
  await readWorkspaceFile(folder)
  let opening: Promise<Workspace> | undefined
  return {
    folder,
    open: () => {
      opening ??= import('./open-workspace.ts').then(({ openWorkspace }) => openWorkspace(folder))
      return opening
    },
  }
}

/** One that is open already, as one that is to be. */
export const toOpening = (workspace: Workspace | OpeningWorkspace): OpeningWorkspace =>
  'open' in workspace ? workspace : { folder: workspace.folder, open: async () => workspace }
