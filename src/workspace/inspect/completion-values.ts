import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Ledger } from '../../ledger/ledger.ts'
import { formatMonth, listMonths, type Month, parsePeriod } from '../../trade/trade.ts'
import { makeBriefs } from '../build/build.ts'
import { readProduct } from '../project/products/products.ts'
import { ledgerFile, openLedger, openWorkspace, type Workspace } from '../project/project.ts'

// What somebody who types a command may mean.

/** The months, `2023-12`, that the ledger has data of, in their order. @throws UserError where it cannot be opened. */
export const monthsAtHand = (folder: string): Promise<string[]> =>
  fromLedger(folder, async (ledger) => {
    const months = new Set<Month>((await ledger.coverage()).flatMap(({ period }) => listMonths(period)))
    return [...months].sort((a, b) => a - b).map(formatMonth)
  })

/**
 * The ids of the figures of a brief.
 *
 * @param of its period and product, as typed.
 * @throws UserError where there is no such brief, or the ledger cannot be opened.
 */
export async function figuresAtHand(
  folder: string,
  [typed = '', productId = '']: readonly string[],
): Promise<string[]> {
  const period = parsePeriod(typed)
  if (period === null) return []
  return fromLedger(folder, async (ledger, workspace) => {
    const product = { ...(await readProduct(workspace, productId)), edition: period.edition }
    const [brief] = await makeBriefs(workspace, ledger, product, period.last, ['zh'])
    return [...(brief?.document.figures.keys() ?? [])]
  })
}

/** What the ledger of a workspace gives; nothing where there is none yet, which asking does not make. */
async function fromLedger(
  folder: string,
  use: (ledger: Ledger, workspace: Workspace) => Promise<string[]>,
): Promise<string[]> {
  const workspace = await openWorkspace(folder)
  if (!workspace.config.ledger && !existsSync(join(workspace.folder, ledgerFile))) return []
  const ledger = await openLedger(workspace, { readOnly: true })
  try {
    return await use(ledger, workspace)
  } finally {
    await ledger.close()
  }
}
