import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDesk, type DeskOptions } from '../../src/desk/app.ts'
import { DeskState } from '../../src/desk/desk-state.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { cleanUpAfterFile } from './cleanup.ts'
import { load, sample, workspaceWith } from './workspaces.ts'

/** A desk on a workspace of its own, without a socket; with the sample in it, or empty. */
export async function deskOn(
  what: 'sample' | 'nothing',
  options: DeskOptions = {},
): Promise<{
  readonly desk: ReturnType<typeof createDesk>
  readonly deskState: DeskState
  readonly workspace: Workspace
}> {
  const workspace = await workspaceWith()
  if (what === 'sample') {
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(workspace.folder, product))
    await load(workspace, await filesToLoad([join(sample, 'files')]))
  }
  const deskState = await DeskState.open(workspace.folder, await openLedger(workspace))
  cleanUpAfterFile(() => deskState.close())
  return { desk: createDesk(deskState, options), deskState, workspace }
}
