import { type Command, Option } from 'commander'
import type { CodeLists } from '../../codes/codes.ts'
import type { CellInUnits } from '../../review/revisions/revisions.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import type { Revisions } from '../../workspace/inspect/inspect.ts'
import { dayArgument, monthArgument } from '../arguments/arguments.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, type Terminal } from '../terminal/terminal.ts'

interface Options {
  readonly month?: string
  readonly from?: string
  readonly to?: string
  readonly json?: boolean
  readonly csv?: boolean
}

/** So many lines of each kind are shown to a person. */
const mostLines = 40

export const revisionsCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('revisions')
    .argument('<product>', say({ zh: '产品', en: 'product' }))
    .description(
      say({
        zh: '两个数据日期之间修订了哪些数据，简报的哪些数字随之变动',
        en: 'what changed between two vintages of the data, and which printed figures move',
      }),
    )
    .option('--month <month>', say({ zh: '比较这个月的简报', en: 'compare the brief of this month' }))
    .addOption(
      new Option(
        '--from <date>',
        say({
          zh: '较早的数据日期；默认为最近两个不同的日期',
          en: 'the earlier vintage; by default the last two that differ',
        }),
      ).argParser((text) => dayArgument(text, terminal)),
    )
    .addOption(
      new Option('--to <date>', say({ zh: '较晚的数据日期', en: 'the later vintage' })).argParser((text) =>
        dayArgument(text, terminal),
      ),
    )
    .addOption(new Option('--json', say({ zh: '输出 JSON', en: 'print JSON' })))
    .addOption(
      new Option(
        '--csv',
        say({ zh: '把修订的数据输出为 CSV', en: 'print the revised cells as CSV' }),
      ).conflicts('json'),
    )
    .addHelpText(
      'after',
      examples(terminal, [
        'revisions lithium-ion',
        'revisions lithium-ion --month 2023-12 --from 2024-01-31 --to 2024-03-31 --csv',
      ]),
    )
    .action((productId: string, options: Options, command: Command) =>
      runRevisions(terminal, productId, options, command),
    )
}

async function runRevisions(
  terminal: Terminal,
  productId: string,
  options: Options,
  command: Command,
): Promise<void> {
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { readProduct } = await import('../../workspace/project/products/products.ts')
  const { readRevisions } = await import('../../workspace/inspect/inspect.ts')
  const { getWorkspaceCodes } = await import('../../workspace/project/references/references.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const product = await readProduct(workspace, productId)
  const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
  try {
    const { month, from, to } = options
    const revisions = await readRevisions(workspace, ledger, product, {
      ...(month !== undefined && { month: monthArgument(month) }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })
    const { inCellUnits } = await import('../../review/revisions/revisions.ts')
    const cells = revisions?.cells.map(inCellUnits) ?? []
    if (options.json) terminal.print(asJson(revisions && { ...revisions, cells }))
    else if (options.csv) terminal.print(asCsv(cells))
    else if (revisions) {
      const { nameRevisedCells } = await import('../../workspace/inspect/inspect.ts')
      const codes = await nameRevisedCells(ledger, getWorkspaceCodes(workspace), revisions.cells)
      terminal.print(await inWords(revisions, codes, terminal))
    } else terminal.print(terminal.say(nothing))
  } finally {
    await ledger.close()
  }
}

const nothing = { zh: '没有修订：各数据日期的数据一致。', en: 'Nothing was revised: the vintages agree.' }

async function inWords(
  { product, from, to, cells, month, figures, unseen }: Revisions,
  codes: CodeLists,
  terminal: Terminal,
) {
  const { figureWords } = await import('../../review/explain/explain.ts')
  const { cellWords, changeCounts } = await import('../../workspace/inspect/inspect.ts')
  const { say, style } = terminal
  const [since, until] = [from.slice(0, 10), to.slice(0, 10)]
  const counts = changeCounts(cells)
  const lines = [
    style(
      'strong',
      say({
        zh: `${product}：${since} 至 ${until} 变动了 ${countText(cells.length)} 个数据${counts.zh && `（${counts.zh}）`}`,
        en: `${product}: ${counted(cells.length, 'cell', 'cells')} changed from ${since} to ${until}${counts.en && ` (${counts.en})`}`,
      }),
    ),
    ...shortened(cells.map((cell) => `  ${say(cellWords(cell, codes))}`)),
  ]
  if (figures === null)
    lines.push(
      say({
        zh: `${month} 的简报在其中一个日期还不能编制，无从比较数字。`,
        en: `The brief of ${month} cannot be built at one of the dates, so no figures are compared.`,
      }),
    )
  else
    lines.push(
      style(
        'strong',
        say({
          zh: `${month} 简报中有 ${figures.length} 个数字变动（另有 ${unseen} 个变动小于显示位数）`,
          en: `${figures.length} printed figures of the brief of ${month} move (${unseen} more move too little to show)`,
        }),
      ),
      ...shortened(
        figures.map(
          ({ id, old, new: now }) =>
            `  ${say(figureWords(id, codes))}: ${old ?? notPrinted} → ${now ?? notPrinted}  ${style('faint', id)}`,
        ),
      ),
    )
  return lines.join('\n')
}

/** Of a figure that only one of the two briefs prints. */
const notPrinted = '—'

const shortened = (lines: readonly string[]): string[] =>
  lines.length <= mostLines ? [...lines] : [...lines.slice(0, mostLines), `  … ${lines.length - mostLines}`]

const columns = [
  ...['flow', 'cut', 'months', 'commodity', 'partner', 'procedure', 'place'],
  ...['measure', 'unit', 'old', 'new', 'difference', 'change'],
  ...['otherPartner', 'otherProcedure', 'otherPlace'],
] as const

/** The fields of a line, the codes of the other cell of a move at its end. */
const csvFields = ({
  counterpart,
  ...cell
}: CellInUnits): Readonly<Record<(typeof columns)[number], unknown>> => ({
  ...cell,
  otherPartner: counterpart?.partner,
  otherProcedure: counterpart?.procedure,
  otherPlace: counterpart?.place,
})

/** A text that a spreadsheet would take for a formula is led by an apostrophe. */
const asCsv = (cells: readonly CellInUnits[]): string =>
  [
    columns.join(','),
    ...cells.map(csvFields).map((fields) =>
      columns
        .map((column) => {
          const value = fields[column]
          const text = String(value ?? '')
          const isNumber = /^-?\d+(?:\.\d+)?$/.test(text)
          const safe = !isNumber && /^[=+\-@\t]/.test(text) ? `'${text}` : text
          return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
        })
        .join(','),
    ),
  ].join('\n')
