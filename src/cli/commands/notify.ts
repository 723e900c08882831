import type { Command } from 'commander'
import type { NotifyReport } from '../../notify/notify.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { examples, exitCodes, folderWithin, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, type Terminal } from '../terminal/terminal.ts'

interface Options {
  readonly dryRun?: boolean
  readonly feed?: string
  readonly json?: boolean
}

/** Sends what happened since the last run, once: for cron, where no desk is open. */
export const notifyCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('notify')
    .description(
      say({
        zh: '通知：新数据、待确认、待审核、待签发、已发布（邮件、webhook、订阅源），运行一次',
        en: 'tell of new data, of what waits, and of what is published, once: mail, webhooks, a feed',
      }),
    )
    .option('--dry-run', say({ zh: '只列出会发送什么', en: 'only list what would be sent' }))
    .option(
      '--feed <file>',
      say({ zh: '并把通知写成 Atom 订阅源文件', en: 'also write the notices as an Atom feed into a file' }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'notify',
        'notify --dry-run',
        'notify --feed notices.atom',
        '-C briefs notify --json',
      ]),
    )
    .addHelpText(
      'after',
      say({
        zh: '\n发给谁、用哪个邮件服务器，写在 tradebrief.yaml 的 notify 里；密码放在环境变量或文件里。第一次运行只记下现状，不通知过去的事。工作台打开时每分钟运行一次。\n退出码：0 完成，1 有的没有发出（以后再试），2 参数或设置有误。',
        en: '\nWho is told, and by which mail server, is under notify in tradebrief.yaml; passwords are in environment variables or files. The first run notes what is there, and tells nobody of the past. An open desk does this every minute.\nExit codes: 0 done, 1 some were not sent (they are tried again), 2 wrong arguments or settings.',
      }),
    )
    .action((options: Options, command: Command) => runNotify(terminal, options, command))
}

async function runNotify(terminal: Terminal, options: Options, command: Command): Promise<void> {
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { formatNoticeFeed, openOutbox, readChannels, replayOutbox, runNotifications } = await import(
    '../../notify/notify.ts'
  )
  const { readProducts } = await import('../../workspace/project/products/products.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const channels = readChannels(workspace)
  if (!channels) throw noSettings()
  const products = await readProducts(workspace)
  const ledger = await openLedgerFor(workspace, terminal)
  const now = () => new Date()
  try {
    const isDryRun = options.dryRun ?? false
    const report = await runNotifications({ workspace, ledger, products, channels, now, isDryRun })
    if (report) printReport(report, terminal, options.json ?? false)
    else terminal.tell(terminal.say(isBusy))
    const hasFailed = report?.attempts.some(({ delivery }) => delivery && delivery.outcome !== 'sent')
    if (hasFailed) process.exitCode = exitCodes.findings
  } finally {
    await ledger.close()
  }
  if (options.feed === undefined) return
  const { writeFiles } = await import('../../workspace/files/files.ts')
  const { events } = replayOutbox(await openOutbox(workspace.folder).read())
  const feed = formatNoticeFeed(events, { language: terminal.language, url: channels.config.url, now: now() })
  const path = folderWithin(command, options.feed)
  await writeFiles([{ path, bytes: new TextEncoder().encode(feed) }])
}

function printReport(
  { isFirst, events, attempts, waiting }: NotifyReport,
  terminal: Terminal,
  json: boolean,
) {
  const { say } = terminal
  const plain = attempts.map(({ message: { id, channel, to, event }, delivery }) => ({
    ...{ id, channel, to, event: event.kind, key: event.key },
    ...{ outcome: delivery?.outcome ?? null, reason: delivery?.reason ?? null },
  }))
  if (json) {
    terminal.print(asJson({ isFirst, events, attempts: plain, waiting }))
    return
  }
  if (isFirst)
    terminal.tell(say({ zh: '第一次运行：记下了现状。', en: 'The first run: what is there was noted.' }))
  for (const { channel, to, event, outcome, reason } of plain) {
    const result = outcome === null ? say({ zh: '会发送', en: 'would be sent' }) : say(outcomeWords[outcome])
    terminal.print(`${event} → ${channel} ${to}: ${result}${reason ? ` (${reason})` : ''}`)
  }
  const count = {
    zh: `新事件 ${events.length} 件，待发 ${waiting} 条`,
    en: `events: ${events.length}, waiting: ${waiting}`,
  }
  terminal.tell(say(count))
}

const outcomeWords = {
  sent: { zh: '已发送', en: 'sent' },
  failed: { zh: '没有发出，以后再试', en: 'not sent; it is tried again' },
  refused: { zh: '被拒收，不再试', en: 'refused; it is not tried again' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const

const isBusy = {
  zh: '另一个程序（如打开的工作台）正在发送通知，这次没有做什么。',
  en: 'Another program, such as an open desk, is at it; nothing was done.',
}

const noSettings = (): UserError =>
  new UserError(
    { zh: '没有设置通知。', en: 'No notifications are set up.' },
    {
      where: { file: 'tradebrief.yaml' },
      hint: {
        zh: '写 notify:，如 notify: {mail: {host: smtp.example.org, from: briefs@example.org}, recipients: [{to: a@example.org}]}',
        en: 'Write notify:, such as notify: {mail: {host: smtp.example.org, from: briefs@example.org}, recipients: [{to: a@example.org}]}',
      },
    },
  )
