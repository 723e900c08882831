import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { answerAsYaml, LoadedFile, PassReport, PendingFile } from '../../inbox/inbox.ts'
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import type { Workspace } from '../../workspace/project/project.ts'
import { examples, exitCodes, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, errorText, type Terminal, terminalEffects } from '../terminal/terminal.ts'

interface Options {
  readonly watch?: boolean
  readonly again?: boolean
  readonly json?: boolean
}

/** Loads the files of the inbox: once, as for cron, or until it is stopped. */
export const inboxCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('inbox')
    .description(
      say({
        zh: '载入收件夹（inbox/）里的文件，载入后移到 inbox/loaded/',
        en: 'load the files of the inbox (inbox/), and move them to inbox/loaded/',
      }),
    )
    .option(
      '--watch',
      say({
        zh: '一直守候，来一个载入一个，直到停止',
        en: 'stay, and load files as they come, until stopped',
      }),
    )
    .option(
      '--again',
      say({
        zh: '等待回答和被拒收的文件也重新读一遍',
        en: 'also read files again that wait or were refused',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['inbox', 'inbox --json', 'inbox --watch', '-C briefs inbox']))
    .addHelpText(
      'after',
      say({
        zh: '\n文件夹和静置秒数在 tradebrief.yaml 的 inbox 里；工作区设置里有收件夹（inbox）的，工作台打开时自动守候；在工作台的“数据”页可以打开。\n退出码：0 完成，1 有文件等待回答或被拒收，2 参数或设置有误。',
        en: '\nThe folder, and how long a file must not change, are under inbox in tradebrief.yaml; an open desk watches it once “Load files that are put into the inbox by themselves” is chosen on its page Data.\nExit codes: 0 done, 1 a file waits for an answer or is refused, 2 wrong arguments or settings.',
      }),
    )
    .action((options: Options, command: Command) => runInbox(terminal, options, command))
}

async function runInbox(terminal: Terminal, options: Options, command: Command): Promise<void> {
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  if (options.watch) return watch(terminal, workspace, options)
  const { readInboxSettings } = await import('../../workspace/project/automation/automation.ts')
  const { folder } = readInboxSettings(workspace)
  if (!workspace.config.inbox && !options.json && !existsSync(join(workspace.folder, folder))) {
    terminal.print(
      terminal.say({
        zh: `工作区里没有收件夹 ${folder}/：请新建这个文件夹，把文件放进去`,
        en: `There is no inbox in the workspace: make the folder ${folder}/ and put files into it`,
      }),
    )
    return
  }
  const report = await passOnce(terminal, workspace, options.again ?? false)
  if (report === null)
    terminal.tell(
      terminal.say({
        zh: '另一个程序（如打开的工作台）正在处理收件夹，这次没有做什么。',
        en: 'Another program, such as an open desk, is at the inbox; nothing was done.',
      }),
    )
  else await printReport(report, terminal, options.json ?? false)
  if (report?.pending.some(({ state }) => state !== 'arriving')) process.exitCode = exitCodes.findings
}

/** One pass, with the ledger open for as long as it takes. */
async function passOnce(
  terminal: Terminal,
  workspace: Workspace,
  again: boolean,
): Promise<PassReport | null> {
  const { runInboxPass } = await import('../../inbox/inbox.ts')
  let opened: MovableLedger | undefined
  try {
    const openLedger = async () => {
      opened = await openLedgerFor(workspace, terminal)
      return opened
    }
    return await runInboxPass(
      workspace,
      openLedger,
      { ...terminalEffects(terminal), choose: null },
      { again },
    )
  } finally {
    await opened?.close()
  }
}

async function watch(terminal: Terminal, workspace: Workspace, options: Options): Promise<void> {
  const { watchInbox } = await import('../../inbox/inbox.ts')
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  terminal.tell(
    terminal.say({ zh: '守候收件夹（按 Ctrl+C 停止）', en: 'Watching the inbox (Ctrl+C stops it)' }),
  )
  await watchInbox(workspace, {
    pass: () => passOnce(terminal, workspace, options.again ?? false),
    onReport: (report) => printReport(report, terminal, options.json ?? false),
    onError: (error) => terminal.tell(errorText(error, terminal.language)),
    signal: stopping.signal,
  })
}

async function printReport(report: PassReport, terminal: Terminal, json: boolean): Promise<void> {
  if (json) {
    terminal.print(asJson({ ...report, pending: report.pending.map(({ key: _, ...file }) => file) }))
    return
  }
  for (const file of report.loaded) terminal.print(loadedLine(file, terminal))
  const { answerAsYaml } = await import('../../inbox/inbox.ts')
  for (const file of report.pending)
    for (const line of pendingLines(file, answerAsYaml, terminal)) terminal.tell(line)
  if (report.loaded.length + report.pending.length === 0)
    terminal.print(terminal.say({ zh: '收件夹是空的。', en: 'The inbox is empty.' }))
}

function loadedLine({ file, loads, wasKnown, isBulletin, movedTo }: LoadedFile, { say }: Terminal): string {
  const numbers = loads.join(', ')
  const what = isBulletin
    ? { zh: '月报表格，已保存', en: 'a table of the bulletin, stored' }
    : wasKnown
      ? {
          zh: `内容已在台账中（第 ${numbers} 次载入）`,
          en: `its content was there already (load ${numbers})`,
        }
      : { zh: `已载入（第 ${numbers} 次）`, en: `loaded (load ${numbers})` }
  return say({ zh: `${file}：${what.zh}，移到 ${movedTo}`, en: `${file}: ${what.en}, moved to ${movedTo}` })
}

function pendingLines(
  { file, state, question, reason, hint }: PendingFile,
  asYaml: typeof answerAsYaml,
  terminal: Terminal,
): string[] {
  const { say, style } = terminal
  if (state === 'arriving') return [style('faint', `${file}: ${reason ? say(reason) : ''}`)]
  if (!question)
    return [style('error', `${file}: ${reason ? say(reason) : ''}`), ...(hint ? [`  ${say(hint)}`] : [])]
  const answers = question.choices.map(({ value, label }) => {
    const line = asYaml(question.about, value)
    return `  - ${say(label)}${line ? `: ${line}` : ''}`
  })
  return [
    style('warning', say(question.question)),
    ...answers,
    `  ${say({
      zh: `在工作台“数据”页回答，或把答案写进旁边的文件 ${file}.yaml。`,
      en: `Answer on the page Data of the desk, or write the answer into the file beside it, ${file}.yaml.`,
    })}`,
  ]
}
