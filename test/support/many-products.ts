import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { load, sample, workspaceWith } from './workspaces.ts'

/** A workspace with the sample’s files, and its product under so many other names. */
export async function manyProducts(
  count: number,
): Promise<{ readonly workspace: Workspace; readonly names: readonly string[] }> {
  const names = Array.from({ length: count }, (_, index) => `batteries-${index + 1}`)
  const text = await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
  const workspace = await workspaceWith(Object.fromEntries(names.map((name) => [`${name}.yaml`, text])))
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  return { workspace, names }
}
