import type { Command } from 'commander'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import {
  formatMonth,
  getYear,
  type Month,
  nameMonth,
  nameMonthRange,
  parseMonth,
  shellWord,
} from '../../trade/trade.ts'
import type {
  MonthState,
  OpenConfirmation,
  Status,
  StatusRow,
  UnassignedCodes,
} from '../../workspace/inspect/inspect.ts'
import { cutWords, flowWords, nameStatistics } from '../../workspace/words/words.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import type { Terminal } from '../terminal/terminal.ts'

export const statusCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('status')
    .description(
      say({
        zh: '台账里有什么：产品、月份、方向、维度',
        en: 'what the ledger has: product, month, flow, cut',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['status', 'status --json']))
    .action(async (options: { json?: boolean }, command: Command) => {
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { readProducts } = await import('../../workspace/project/products/products.ts')
      const { listConfirmations } = await import('../../workspace/build/confirmations/confirmations.ts')
      const { listOpenConfirmations, listUnassignedCodes, readStatus, warnOfWorkspace } = await import(
        '../../workspace/inspect/inspect.ts'
      )
      const { loadRecord } = await import('../load-report.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const products = await readProducts(workspace)
      const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
      try {
        const status = await readStatus(ledger, products)
        const warnings = await warnOfWorkspace(workspace, ledger)
        const confirmations = await listConfirmations(workspace, products, status.loads)
        const { open, unchecked } = await listOpenConfirmations(workspace, ledger, products)
        const unassigned = await listUnassignedCodes(ledger, products)
        const loads = status.loads.map((load) => loadRecord({ load, changed: false }))
        const rows = status.rows.map((row) => ({
          ...row,
          months: row.months.map(({ month, state }) => ({ month: formatMonth(month), state })),
        }))
        terminal.print(
          options.json
            ? JSON.stringify(
                {
                  ...{ ...status, rows, loads, warnings, confirmations, openConfirmations: open },
                  uncheckedProducts: unchecked,
                  unassigned: unassigned.groups.map(unassignedRecord),
                },
                null,
                2,
              )
            : [
                grid(status, terminal),
                ...confirmations.map(({ words }) => `  ✓ ${say(words)}`),
                ...openLines(open, terminal),
                ...uncheckedLines(unchecked, terminal),
                ...unassignedLines(unassigned, terminal),
              ].join('\n'),
        )
        if (!options.json)
          for (const words of warnings) terminal.tell(terminal.style('warning', terminal.say(words)))
      } finally {
        await ledger.close()
      }
    })
}

/** What waits to be confirmed, each with the command that does it. */
const openLines = (open: readonly OpenConfirmation[], { say, style }: Terminal): string[] =>
  open.map(({ product, name, month, check, words }) => {
    const when = say(nameMonth(parsedMonth(month)))
    const command = `tradebrief build ${month} ${shellWord(product)} --accept ${check}`
    return style(
      'warning',
      say({
        zh: `  ? ${name.zh} ${when} 待确认：${words.zh}（确认无误：${command}）`,
        en: `  ? ${name.en}, ${when}, waits to be confirmed: ${words.en} (if it is right: ${command})`,
      }),
    )
  })

/** How many products were not checked, and the command that checks them. */
const uncheckedLines = (count: number, { say }: Terminal): string[] =>
  count === 0
    ? []
    : [
        say({
          zh: `  另有 ${count} 个产品最新的数据没有检查，用 tradebrief check 月份 检查。`,
          en: `  The newest data of ${counted(count, 'product', 'products')} were not checked: tradebrief check MONTH does it.`,
        }),
      ]

/** Codes that were loaded and are of no product. */
function unassignedLines(
  { total, groups }: { readonly total: number; readonly groups: readonly UnassignedCodes[] },
  { say, style }: Terminal,
): string[] {
  if (groups.length === 0) return []
  const lines = groups.slice(0, headingsShown).map(({ codes, flows, months, reported }) => {
    const named = codes.slice(0, codesShown).map(({ code, name }) => (name ? `${code} ${name}` : code))
    const more = codes.length > codesShown ? ' …' : ''
    const trade = flows.map((flow) => say(flowWords[flow])).join(say({ zh: '、', en: ' and ' }))
    const statistics = reported ? ` · ${say(nameStatistics(reported, {}))}` : ''
    return `  ${named.join(say({ zh: '、', en: ', ' }))}${more} · ${trade} · ${say(nameMonthRange(months))}${statistics}`
  })
  const left = total - lines.length
  return [
    style(
      'strong',
      say({ zh: '已载入、但不属于任何产品的编码：', en: 'Codes that were loaded and are of no product:' }),
    ),
    ...lines,
    ...(left > 0 ? [say({ zh: `  另有 ${left} 个品目`, en: `  ${left} more headings` })] : []),
  ]
}

const headingsShown = 20
const codesShown = 3

const unassignedRecord = ({ months, ...group }: UnassignedCodes) => ({
  ...group,
  from: formatMonth(months.from),
  to: formatMonth(months.to),
})

/** A month as a finding writes it. */
function parsedMonth(text: string): Month {
  const month = parseMonth(text)
  if (month === null) throw new Error(`no month: ${text}`)
  return month
}

const signs: Readonly<Record<MonthState, string>> = {
  complete: '■',
  truncated: '▲',
  filtered: '◧',
  rangeOnly: '=',
  absent: '○',
  partial: '◩',
  missing: '·',
}

/** Product by product: a line a flow, currency and cut, a sign a month. */
function grid({ rows, without, loads, limits }: Status, { say, style }: Terminal): string {
  const lines: string[] = []
  for (const product of new Set(rows.map((row) => row.product))) {
    const statusRows = rows.filter((row) => row.product === product)
    const names = statusRows.map(
      (row) =>
        `${row.reported ? `${row.reported.reporter} ${row.reported.source} ` : ''}${say(flowWords[row.flow])} ${row.currency} ${say(cutWords(row.cut))}`,
    )
    const width = Math.max(...names.map(columns))
    lines.push(style('strong', product), `  ${' '.repeat(width)}  ${yearsOf(statusRows[0])}`)
    for (const [index, row] of statusRows.entries()) {
      const name = names[index] ?? ''
      lines.push(`  ${name}${' '.repeat(width - columns(name))}  ${signsOf(row)}`)
    }
  }
  for (const product of without)
    lines.push(`${style('strong', product)}  ${say({ zh: '还没有数据', en: 'no data yet' })}`)
  lines.push(
    style(
      'faint',
      say({
        zh: `■ 完整  ▲ 截断  ◧ 筛选过  ◩ 只有几个部分  ○ 文件中没有此月  = 只有合计  · 缺    共载入 ${countText(loads.length)} 个文件`,
        en: `■ complete  ▲ cut off  ◧ filtered  ◩ parts  ○ not in the file  = sums only  · missing    ${counted(loads.length, 'file', 'files')} loaded`,
      }),
    ),
  )
  for (const { words } of limits) lines.push(style('warning', `  ! ${say(words)}`))
  return lines.join('\n')
}

const yearsOf = (row: StatusRow | undefined): string =>
  [...new Set(row?.months.map(({ month }) => getYear(month)))]
    .map((year) => String(year).padEnd(12))
    .join(' ')

function signsOf({ months }: StatusRow): string {
  let text = ''
  for (const [index, { state }] of months.entries())
    text += `${index > 0 && index % 12 === 0 ? ' ' : ''}${signs[state]}`
  return text
}

/** How wide a text is at a terminal: Han characters take two columns. */
const columns = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0)
