import type { Command } from 'commander'
import type { PlannedQuery } from '../../review/plan/plan.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import { formatRange, type Localized } from '../../trade/trade.ts'
import { periodArgument, periodWords } from '../arguments/arguments.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'

export const planCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('plan')
    .argument('<product>', say({ zh: '产品', en: 'product' }))
    .argument('<month>', say(periodWords))
    .description(say({ zh: '还要在海关平台查询、下载什么', en: 'what to query and download at the portal' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['plan lithium-ion 2024-01']))
    .action(async (productId: string, monthText: string, options: { json?: boolean }, command: Command) => {
      const { edition, last: month } = periodArgument(monthText)
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { readProduct } = await import('../../workspace/project/products/products.ts')
      const { planDownloads, queryWords } = await import('../../workspace/inspect/inspect.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const product = { ...(await readProduct(workspace, productId)), edition }
      const ledger = await openLedgerFor(workspace, terminal)
      try {
        const queries = await planDownloads(ledger, product, month)
        if (options.json) {
          const records = queries.map((query) => ({ ...query, months: formatRange(query.months) }))
          terminal.print(JSON.stringify(records, null, 2))
        } else if (queries.length === 0) {
          terminal.print(say({ zh: '数据齐全，无需下载。', en: 'Everything is there; nothing to download.' }))
        } else
          for (const [index, query] of queries.entries()) {
            const { zh, en } = queryWords(query)
            const most = mostRows(query)
            terminal.print(say({ zh: `${index + 1}. ${zh}${most.zh}`, en: `${index + 1}. ${en}${most.en}` }))
          }
      } finally {
        await ledger.close()
      }
    })
}

/** How many rows a query of the portal has at most; nothing where that cannot be said. */
const mostRows = ({ rows }: PlannedQuery): Localized =>
  rows === null
    ? { zh: '', en: '' }
    : { zh: `（至多约 ${countText(rows)} 行）`, en: ` (at most about ${counted(rows, 'row', 'rows')})` }
