import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Document } from '../../src/brief/document.ts'
import { makeBriefs } from '../../src/workspace/build.ts'
import { filesToLoad } from '../../src/workspace/load.ts'
import { readProduct } from '../../src/workspace/open.ts'
import { month } from './briefs.ts'
import { load, sample, withLedger, workspaceWith } from './workspaces.ts'

/** The brief of the sample's rows, with the sample's product file or a changed one. */
export async function sampleBrief(
  change: (product: Record<string, unknown>) => void = () => {},
): Promise<Document> {
  const workspace = await workspaceWith()
  const product: Record<string, unknown> = parse(
    await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
  )
  change(product)
  await writeFile(join(workspace.folder, 'products', 'lithium-ion.yaml'), stringify(product))
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  return withLedger(workspace, async (ledger) => {
    const [brief] = await makeBriefs(
      workspace,
      ledger,
      await readProduct(workspace, 'lithium-ion'),
      month('2023-12'),
      ['zh'],
    )
    if (!brief) throw new Error('no brief')
    return brief.document
  })
}
