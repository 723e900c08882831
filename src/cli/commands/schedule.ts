import type { Command } from 'commander'
import type { PlannedSchedule, RunReport } from '../../schedules/schedules.ts'
import { examples, exitCodes, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, type Terminal, terminalEffects } from '../terminal/terminal.ts'

interface Options {
  readonly json?: boolean
}

/** Schedules: what is done when, and what came of it; those that are due are run. */
export const scheduleCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  const schedule = program
    .command('schedule')
    .description(
      say({
        zh: '时间表：按 tradebrief.yaml 的 schedules 定时检查、编制、发布网站',
        en: 'check, build and publish at the times under schedules in tradebrief.yaml',
      }),
    )
    .addHelpText('after', examples(terminal, ['schedule list', 'schedule run', 'schedule run monthly']))
  schedule
    .command('list')
    .description(
      say({ zh: '列出时间表：下次何时、上次结果', en: 'list the schedules: the next time, the last result' }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['schedule list', 'schedule list --json']))
    .action((options: Options, command: Command) => runList(terminal, options, command))
  schedule
    .command('run')
    .argument(
      '[name]',
      say({
        zh: '现在就运行这一个；不写则运行到时的',
        en: 'run this one now; without it, those that are due',
      }),
    )
    .description(
      say({
        zh: '运行到时的时间表，一次（可放进 cron）',
        en: 'run the schedules that are due, once, as for cron',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['schedule run', 'schedule run monthly', 'schedule run --json']))
    .addHelpText(
      'after',
      say({
        zh: '\n错过的一次会补做；工作台打开时自动运行。\n退出码：0 完成，1 有的没有做成，2 参数或设置有误。',
        en: '\nA run that was missed is done once; an open desk runs them by itself.\nExit codes: 0 done, 1 something failed, 2 wrong arguments or settings.',
      }),
    )
    .action((name: string | undefined, options: Options, command: Command) =>
      runDue(terminal, name, options, command),
    )
}

async function runList(terminal: Terminal, { json }: Options, command: Command): Promise<void> {
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { openScheduleJournal, planSchedules } = await import('../../schedules/schedules.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const lines = await openScheduleJournal(workspace.folder).read()
  const planned = planSchedules(workspace, lines, new Date())
  if (json) {
    terminal.print(
      asJson(
        planned.map(({ schedule, due, next, last }) => ({ ...schedule, due, next, last: last ?? null })),
      ),
    )
    return
  }
  if (planned.length === 0)
    terminal.print(
      terminal.say({
        zh: '没有时间表。在 tradebrief.yaml 里写：schedules: [{name: monthly, run: [check, build], when: release}]',
        en: 'There are no schedules. Write in tradebrief.yaml: schedules: [{name: monthly, run: [check, build], when: release}]',
      }),
    )
  for (const item of planned) for (const line of scheduleLines(item, terminal)) terminal.print(line)
}

function scheduleLines({ schedule, next, due, last }: PlannedSchedule, { say, style }: Terminal): string[] {
  const { name, run, when, timezone } = schedule
  const time = (date: Date) =>
    `${date.toLocaleString('sv-SE', { timeZone: timezone }).slice(0, 16)} ${timezone}`
  const nextText = next ? time(next) : say({ zh: '没有', en: 'never' })
  return [
    `${style('strong', name)}: ${run.join(', ')} · ${when}`,
    `  ${say({ zh: `下次 ${nextText}`, en: `next ${nextText}` })}`,
    ...(due ? [`  ${say({ zh: `到时未做：${time(due)}`, en: `due since ${time(due)}` })}`] : []),
    ...(last
      ? [
          `  ${say({ zh: '上次', en: 'last' })} ${time(new Date(last.at))} ${say(outcomeWords[last.outcome])}`,
          ...last.words.map((words) => `    ${say(words)}`),
        ]
      : []),
  ]
}

const outcomeWords = {
  done: { zh: '完成', en: 'done' },
  failed: { zh: '没有做成', en: 'failed' },
} as const

async function runDue(
  terminal: Terminal,
  name: string | undefined,
  options: Options,
  command: Command,
): Promise<void> {
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { runSchedules } = await import('../../schedules/schedules.ts')
  const { readProducts } = await import('../../workspace/project/products/products.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const products = await readProducts(workspace)
  const ledger = await openLedgerFor(workspace, terminal)
  try {
    const effects = { ...terminalEffects(terminal), choose: null }
    const report = await runSchedules({ workspace, ledger, products, effects, name })
    if (report) printRuns(report, terminal, options.json ?? false)
    else
      terminal.tell(
        terminal.say({
          zh: '另一个程序（如打开的工作台）正在运行时间表，这次没有做什么。',
          en: 'Another program, such as an open desk, is at it; nothing was done.',
        }),
      )
    if (report?.runs.some(({ outcome }) => outcome === 'failed')) process.exitCode = exitCodes.findings
  } finally {
    await ledger.close()
  }
}

function printRuns({ runs }: RunReport, terminal: Terminal, json: boolean): void {
  const { say } = terminal
  if (json) terminal.print(asJson(runs))
  else if (runs.length === 0) terminal.print(say({ zh: '没有到时的。', en: 'Nothing is due.' }))
  else
    for (const { schedule, outcome, words } of runs) {
      terminal.print(`${schedule}: ${say(outcomeWords[outcome])}`)
      for (const item of words) terminal.print(`  ${say(item)}`)
    }
}
