import { type Command, Option } from 'commander'
import type { ExportFormat, ExportOutcome } from '../../sdmx/sdmx.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import { type Language, languages, type Month } from '../../trade/trade.ts'
import { monthArgument, periodArgument, periodWords } from '../arguments/arguments.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import type { Terminal } from '../terminal/terminal.ts'

interface Options {
  readonly format?: ExportFormat
  readonly output: string
  readonly from?: Month
  readonly to?: Month
  readonly language?: Language
  readonly json?: boolean
}

/** As `exportFormats` has them, which is loaded when the command runs. */
const formatNames: readonly ExportFormat[] = ['csv', 'parquet', 'sdmx-csv', 'sdmx-ml']

/** What a file is by its ending; SDMX-CSV has no ending of its own. */
const formatOfEnding: Readonly<Record<string, ExportFormat>> = {
  csv: 'csv',
  parquet: 'parquet',
  xml: 'sdmx-ml',
}

export const exportCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('export')
    .argument(
      '[product]',
      say({
        zh: '产品；省略则为台账的全部商品',
        en: 'product; all commodities of the ledger where left out',
      }),
    )
    .argument(
      '[month]',
      say({
        zh: `${say(periodWords)}：导出该期简报的数字`,
        en: `${say(periodWords)}: export the figures of that brief`,
      }),
    )
    .description(
      say({
        zh: '导出数据或一份简报的数字：CSV、Parquet（供 R 和 pandas）、SDMX-CSV 2.0、SDMX-ML 3.0',
        en: 'export data, or the figures of a brief: CSV, Parquet (for R and pandas), SDMX-CSV 2.0, SDMX-ML 3.0',
      }),
    )
    .requiredOption('-o, --output <file>', say({ zh: '写入这个文件', en: 'write to this file' }))
    .addOption(
      new Option(
        '--format <format>',
        say({ zh: '格式；默认由文件后缀决定', en: 'format; by default that of the file’s ending' }),
      ).choices([...formatNames]),
    )
    .option('--from <month>', say({ zh: '数据从这个月起', en: 'data from this month on' }), monthArgument)
    .option('--to <month>', say({ zh: '数据到这个月止', en: 'data up to this month' }), monthArgument)
    .addOption(
      new Option('-l, --language <language>', say({ zh: '简报的语言', en: 'language of the brief' })).choices(
        [...languages],
      ),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'export lithium-ion -o lithium-ion.parquet',
        'export lithium-ion --from 2023-01 --to 2023-12 --format sdmx-csv -o lithium-ion.csv',
        'export lithium-ion 2023-12 --format sdmx-ml -o figures.xml',
        'export -o ledger.csv',
      ]),
    )
    .action((product: string | undefined, month: string | undefined, options: Options, command: Command) =>
      runExport(terminal, { product, month, options, command }),
    )
}

interface Invocation {
  readonly product: string | undefined
  readonly month: string | undefined
  readonly options: Options
  readonly command: Command
}

async function runExport(
  terminal: Terminal,
  { product: id, month, options, command }: Invocation,
): Promise<void> {
  const format = options.format ?? formatOf(options.output)
  const period = month === undefined ? null : periodArgument(month)
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { readProduct } = await import('../../workspace/project/products/products.ts')
  const { getWorkspaceCodes } = await import('../../workspace/project/references/references.ts')
  const { makeBriefs } = await import('../../workspace/build/build.ts')
  const { exportData } = await import('../../sdmx/sdmx.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const read = id === undefined ? null : await readProduct(workspace, id)
  const product = read && period ? { ...read, edition: period.edition } : read
  const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
  try {
    const [brief] =
      product && period
        ? await makeBriefs(workspace, ledger, product, period.last, [options.language ?? terminal.language])
        : []
    const outcome = await exportData({
      ...{ format, path: options.output, ledger, product, now: new Date() },
      codes: getWorkspaceCodes(workspace),
      ...(brief && period && { brief: { ...brief, month: period.last } }),
      ...rangeOf(options),
    })
    terminal.print(options.json ? asJson(outcome) : outcome.files.join('\n'))
    if (!options.json) tellOutcome(outcome, terminal)
  } finally {
    await ledger.close()
  }
}

function formatOf(output: string): ExportFormat {
  const ending = /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? ''
  const format = formatOfEnding[ending]
  if (format) return format
  throw new UserError(
    { zh: `看不出格式：${output}`, en: `The format cannot be told from the name: ${output}` },
    {
      hint: {
        zh: '写 --format，或以 .csv、.parquet、.xml 结尾。',
        en: 'Add --format, or end the name with .csv, .parquet or .xml.',
      },
    },
  )
}

/** @throws UserError where the months are in the wrong order. */
function rangeOf({ from, to }: Options) {
  if (from === undefined && to === undefined) return {}
  const months = { from: from ?? earliest, to: to ?? latest }
  if (months.from > months.to)
    throw new UserError({ zh: '--from 应不晚于 --to。', en: '--from should not be later than --to.' })
  return { months }
}

const [earliest, latest]: readonly [Month, Month] = [monthArgument('1950-01'), monthArgument('2199-12')]

const asJson = ({ files, rows, leftOut }: ExportOutcome): string =>
  JSON.stringify({ files, rows, leftOut: leftOut.length }, null, 2)

function tellOutcome({ rows, leftOut }: ExportOutcome, { tell, say }: Terminal): void {
  tell(say({ zh: `${countText(rows)} 行`, en: counted(rows, 'row', 'rows') }))
  if (leftOut.length > 0)
    tell(
      say({
        zh: `${countText(leftOut.length)} 个月份不完整，没有导出（见 tradebrief status）`,
        en: `${counted(leftOut.length, 'month', 'months')} not whole, left out (see tradebrief status)`,
      }),
    )
}
