import { type Command, Option } from 'commander'
import type { Ledger } from '../../ledger/ledger.ts'
import type { UserError } from '../../trade/errors/errors.ts'
import type { filesToLoad } from '../../workspace/load/load.ts'
import type { openScanExecutor } from '../../workspace/load/scan/scan.ts'
import type { OpeningWorkspace, StatedFacts } from '../../workspace/project/project.ts'
import { collect, examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { type Terminal, terminalEffects } from '../terminal/terminal.ts'

interface Options {
  readonly flow?: 'export' | 'import'
  readonly months?: string
  readonly codes?: string
  readonly scope?: string[]
  readonly relation?: 'revised' | 'filtered' | 'part'
  readonly asOf?: string
  readonly accept?: string[]
  readonly mapping?: string
  readonly json?: boolean
}

export const loadCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  const command = program
    .command('load')
    .argument(
      '<files...>',
      say({
        zh: '海关在线查询下载的文件或其文件夹',
        en: 'files of the customs online query, or folders of them',
      }),
    )
    .description(say({ zh: '把海关文件读入台账', en: 'take customs files into the ledger' }))
  withMappingOption(withRelationOptions(withQueryOptions(command, terminal), terminal), terminal)
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'load 出口_85076000_2023_美元.csv',
        'load downloads/',
        'load 数据导出.csv --flow import --months 2023',
        'load office.csv --mapping mapping.yaml',
        'load 出口_浙江.csv 出口_其他省市.csv --relation part',
      ]),
    )
    .action((paths: string[], options: Options, invoked: Command) =>
      runLoad(terminal, paths, options, invoked),
    )
}

/** Options that say what was queried at the portal. */
const withQueryOptions = (command: Command, { say }: Terminal): Command =>
  command
    .addOption(
      new Option(
        '--flow <flow>',
        say({ zh: '出口或进口（文件里没有这一列）', en: 'exports or imports (no column says it)' }),
      ).choices(['export', 'import']),
    )
    .option(
      '--months <period>',
      say({
        zh: '查询的月份：2023-05、2023-01..2023-12 或 2023',
        en: 'months of the query: 2023-05, 2023-01..2023-12 or 2023',
      }),
    )
    .option(
      '--codes <codes>',
      say({ zh: '查询的商品编码，用逗号隔开', en: 'commodity codes of the query, with commas' }),
    )
    .option(
      '--scope <scope>',
      say({
        zh: 'whole（全部），或 place=31、partner=402,410（只查了这些）',
        en: 'whole, or what the query was filtered to: place=31, partner=402,410',
      }),
      collect,
    )

/** The option that says what the columns of SDMX-CSV mean. */
const withMappingOption = (command: Command, { say }: Terminal): Command =>
  command.option(
    '--mapping <file>',
    say({
      zh: '映射文件（YAML）：说明 SDMX-CSV 文件各列和各代码的含义；本程序导出的文件不需要',
      en: 'a mapping (YAML) that says what the columns and codes of SDMX-CSV mean; exports of this program need none',
    }),
  )

/** Options that say how the files relate to what is loaded, and what is right in them. */
const withRelationOptions = (command: Command, { say }: Terminal): Command =>
  command
    .addOption(
      new Option(
        '--relation <relation>',
        say({
          zh: '与已载入的文件是什么关系：revised 修订后重新下载，取代它们；filtered 只查了一部分，只更新列出的数据；part 同一查询拆开下载的一部分，合起来才是全部',
          en: 'how it relates to the files loaded: revised (downloaded anew, replaces them), filtered (part of the trade, updates only the cells it lists), part (of a query split over several files, which together are the whole)',
        }),
      ).choices(['revised', 'filtered', 'part']),
    )
    .option(
      '--as-of <date>',
      say({ zh: '数据日期，默认为文件时间', en: 'date of the data; the file’s time by default' }),
    )
    .option(
      '--accept <check>',
      say({
        zh: '确认这项检查在这些文件里的发现无误，如 scale；多数行重复时：repeated-rows:once 只计一次，repeated-rows:sum 照样相加',
        en: 'take what this check finds in these files as right, such as scale; where most rows repeat: repeated-rows:once or repeated-rows:sum',
      }),
      collect,
    )

async function runLoad(
  terminal: Terminal,
  paths: string[],
  options: Options,
  command: Command,
): Promise<void> {
  const { filesToLoad, readMapping } = await import('../../workspace/load/load.ts')
  const { openScanExecutor } = await import('../../workspace/load/scan/scan.ts')
  const files = await filesToLoad(paths)
  // Threads take a while to start.
  const executor = openScanExecutor(files)
  executor.catch(() => {})
  let opening: Promise<Ledger> | undefined
  let records: readonly object[]
  try {
    const { checkedFacts } = await import('../../workspace/load/facts/facts.ts')
    const codes = options.codes?.split(',').map((code) => code.trim())
    const stated = {
      ...checkedFacts({ ...options, codes }),
      ...(options.mapping !== undefined && { mapping: await readMapping(options.mapping) }),
    }
    const { findWorkspace } = await import('../../workspace/project/project.ts')
    const workspace = await findWorkspace(workspaceFolder(command))
    const open = () => {
      opening ??= workspace.open().then((opened) => openLedgerFor(opened, terminal))
      return opening
    }
    records = await loadAndReport(
      { workspace, open, files, stated, executor },
      terminal,
      options.json ?? false,
    )
  } finally {
    await executor.then((those) => those.close()).catch(() => {})
    const ledger = await opening?.catch(() => null)
    await ledger?.close()
  }
  if (options.json) terminal.print(JSON.stringify(records, null, 2))
}

interface LoadOrder {
  readonly workspace: OpeningWorkspace
  readonly open: () => Promise<Ledger>
  readonly files: Awaited<ReturnType<typeof filesToLoad>>
  readonly stated: StatedFacts
  readonly executor: ReturnType<typeof openScanExecutor>
}

/** Loads files and prints the report of each; returns the records that JSON has instead, and of what was refused. */
async function loadAndReport(
  { workspace, open, files, stated, executor }: LoadOrder,
  terminal: Terminal,
  json: boolean,
): Promise<readonly object[]> {
  const { loadFiles } = await import('../../workspace/load/load.ts')
  const { bulletinRecord, bulletinReport, loadReport, loadRecord, LoadSummary } = await import(
    '../load-report.ts'
  )
  const take = async (table: string) => {
    const { takeTable } = await import('../../workspace/load/load.ts')
    return takeTable(await workspace.open(), table, stated)
  }
  const records: object[] = []
  const effects = terminalEffects(terminal)
  const summary = new LoadSummary(files.length)
  try {
    for await (const read of loadFiles(workspace, open, files, stated, effects, executor)) {
      const item = 'table' in read ? await take(read.table) : read
      const isFurther = 'outcome' in item && summary.isFurther(item.outcome)
      summary.add(item)
      if ('error' in item) records.push(refused(item, terminal))
      else if ('kept' in item && json) records.push(bulletinRecord(item.kept))
      else if ('kept' in item) terminal.print(bulletinReport(item.kept, terminal))
      else if (json) records.push(loadRecord(item.outcome))
      else terminal.print(loadReport(item.outcome, terminal, isFurther))
    }
  } finally {
    const words = summary.words()
    if (words && !json) terminal.tell(terminal.say(words))
  }
  return records
}

/** Tells what is wrong with a file, and gives it as data. */
function refused(
  { file, error }: { readonly file: string; readonly error: UserError },
  terminal: Terminal,
): object {
  terminal.tell(terminal.style('error', error.explain(terminal.language)))
  process.exitCode = 2
  return { file, error: error.message, where: error.where ?? null, hint: error.hint?.en ?? null }
}
