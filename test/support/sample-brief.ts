import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Document } from '../../src/brief/document.ts'
import type { Language } from '../../src/trade/language.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from './briefs.ts'
import { load, sample, withLedger, workspaceWith } from './workspaces.ts'

type Change = (product: Record<string, unknown>) => void

/** The brief of the sample's rows, with the sample's product file or a changed one. */
export async function sampleBrief(change?: Change): Promise<Document> {
  const [document] = await sampleBriefs(['zh'], change)
  if (!document) throw new Error('no brief')
  return document
}

export async function sampleBriefs(
  languages: readonly Language[],
  change: Change = () => {},
): Promise<Document[]> {
  const workspace = await workspaceWith()
  const product: Record<string, unknown> = parse(
    await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
  )
  change(product)
  await writeFile(join(workspace.folder, 'products', 'lithium-ion.yaml'), stringify(product))
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  return withLedger(workspace, async (ledger) => {
    const briefs = await makeBriefs(
      workspace,
      ledger,
      await readProduct(workspace, 'lithium-ion'),
      month('2023-12'),
      languages,
    )
    return briefs.map(({ document }) => document)
  })
}
