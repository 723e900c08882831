import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openWorkspaceData, type TradeData } from '../../../src/mcp/mcp.ts'
import { pressesFor } from '../../../src/press/press.ts'
import { parseMonth } from '../../../src/trade/trade.ts'
import { buildBriefs } from '../../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../../src/workspace/effects.ts'
import { filesToLoad } from '../../../src/workspace/load/found-files.ts'
import { openLedger } from '../../../src/workspace/project/open-workspace.ts'
import { readProducts } from '../../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../../src/workspace/project/workspace-type.ts'
import { cleanUpAfterFile } from '../../support/cleanup.ts'
import { load, sample, withLedger, workspaceWith } from '../../support/workspaces.ts'

/** A workspace with the sample, and its briefs of 2023-12 in both languages, as Markdown and data. */
export async function sampleWorkspace(): Promise<Workspace> {
  const workspace = await workspaceWith()
  const product = join('products', 'lithium-ion.yaml')
  await copyFile(join(sample, product), join(workspace.folder, product))
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  return workspace
}

/** Builds the sample's brief of 2023-12, and gives the text of one of its files. */
export async function builtBriefs(workspace: Workspace): Promise<(file: string) => Promise<string>> {
  const month = parseMonth('2023-12')
  if (!month) throw new Error('a month')
  await withLedger(workspace, async (ledger) =>
    buildBriefs(
      workspace,
      ledger,
      {
        products: await readProducts(workspace),
        month,
        languages: ['zh', 'en'],
        presses: await pressesFor(['md', 'json']),
      },
      silentEffects,
    ),
  )
  return (file) => readFile(join(workspace.folder, 'briefs', '2023-12', file), 'utf8')
}

/** The data of a workspace for as long as the test file runs; each brief is made once. */
export async function openData(workspace: Workspace): Promise<TradeData> {
  const ledger = await openLedger(workspace, { readOnly: true })
  cleanUpAfterFile(() => ledger.close())
  const data = openWorkspaceData(workspace, ledger)
  const briefs = new Map<string, ReturnType<TradeData['brief']>>()
  return {
    ...data,
    brief(product, month, language) {
      const key = `${product.id} ${month} ${language}`
      const brief = briefs.get(key) ?? data.brief(product, month, language)
      briefs.set(key, brief)
      return brief
    },
  }
}
