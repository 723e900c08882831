import type { Command } from 'commander'
import type { PlannedQuery } from '../../review/plan/plan.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import { currencyNames, formatRange, getCalendarMonth, getYear } from '../../trade/trade.ts'
import { cutWords, describeScope, downloadWords, flowWords } from '../../workspace/words/words.ts'
import { periodArgument, periodWords } from '../arguments/arguments.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import type { Terminal } from '../terminal/terminal.ts'

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
      const { planDownloads } = await import('../../workspace/inspect/inspect.ts')
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
          for (const [index, query] of queries.entries()) terminal.print(asForm(query, index + 1, terminal))
      } finally {
        await ledger.close()
      }
    })
}

/** A query in the words of the portal's form. */
function asForm(query: PlannedQuery, number: number, { say }: Terminal) {
  const { flow, currency, cut, codes, within, months, rows, reported } = query
  if (reported || rows === null) {
    const { zh, en } = downloadWords(query)
    return say({ zh: `${number}. ${zh}`, en: `${number}. ${en}` })
  }
  const only = within ? ` · ${describeScope(within)}` : ''
  const [year, from, to] = [getYear(months.from), getCalendarMonth(months.from), getCalendarMonth(months.to)]
  return say({
    zh: `${number}. ${flowWords[flow].zh} · 币制 ${currencyNames[currency].zh} · ${year}年${from}月至${to}月，分月展示 · 输出字段 ${cutWords(cut).zh} · 商品 ${codes.join('、')}${only}（至多约 ${countText(rows)} 行）`,
    en: `${number}. ${flowWords[flow].en} · ${currencyNames[currency].en} · ${formatRange(months)}, by month · split by ${cutWords(cut).en} · commodity ${codes.join(', ')}${only} (at most about ${counted(rows, 'row', 'rows')})`,
  })
}
