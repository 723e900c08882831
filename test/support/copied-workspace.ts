import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { months } from './staged.ts'
import { bathtubRows, portalFile } from './trade.ts'
import { load, workspaceWith } from './workspaces.ts'

/** What is said of files of the tests that load into it. */
export const stated = { scope: 'whole', asOf: '2024-01-18', flow: 'export' } as const

/** A workspace that has one small load, and copies of it by name, each in a folder of its own. */
export async function copiedWorkspace(
  folder: string,
): Promise<{ readonly original: Workspace; copy(name: string): Promise<Workspace> }> {
  const original = await workspaceWith()
  const earlier = await portalFile(original, 'earlier.csv', bathtubRows(months('2023-01')))
  await load(original, [earlier], { ...stated, asOf: '2023-02-18' })
  return {
    original,
    copy: async (name) => {
      await cp(original.folder, join(folder, name), { recursive: true })
      return openWorkspace(join(folder, name))
    },
  }
}
