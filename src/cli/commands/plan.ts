import type { Command } from 'commander'
import type { PlannedQuery } from '../../review/plan/plan.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import { currencyNames, formatRange, getCalendarMonth, getYear, type Localized } from '../../trade/trade.ts'
import { cutWords, describeScope, flowWords } from '../../workspace/words/words.ts'
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
      const { downloadWords, planDownloads } = await import('../../workspace/inspect/inspect.ts')
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
            const { reported, rows } = query
            const { zh, en } = reported || rows === null ? downloadWords(query) : formWords(query, rows)
            terminal.print(say({ zh: `${index + 1}. ${zh}`, en: `${index + 1}. ${en}` }))
          }
      } finally {
        await ledger.close()
      }
    })
}

/** A query in the words of the portal's form. @param rows how many it has at most. */
function formWords({ flow, currency, cut, codes, within, months }: PlannedQuery, rows: number): Localized {
  const only = within ? ` · ${describeScope(within)}` : ''
  const [year, from, to] = [getYear(months.from), getCalendarMonth(months.from), getCalendarMonth(months.to)]
  return {
    zh: `${flowWords[flow].zh} · 币制 ${currencyNames[currency].zh} · ${year}年${from}月至${to}月，分月展示 · 输出字段 ${cutWords(cut).zh} · 商品 ${codes.join('、')}${only}（至多约 ${countText(rows)} 行）`,
    en: `${flowWords[flow].en} · ${currencyNames[currency].en} · ${formatRange(months)}, by month · split by ${cutWords(cut).en} · commodity ${codes.join(', ')}${only} (at most about ${counted(rows, 'row', 'rows')})`,
  }
}
