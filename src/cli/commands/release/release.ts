import type { Command } from 'commander'
import { examples, exitCodes, type Subcommand, workspaceFolder } from '../../command.ts'
import { asJson, type Terminal } from '../../terminal/terminal.ts'
import { commentCommand } from './comment.ts'
import { signCommand, submitCommand } from './file-steps.ts'
import { briefCommand, type Options, readInvocation, report } from './invocation.ts'
import { plainCommand, plainSteps, scheduleCommand } from './plain-steps.ts'

/** Releases: what is submitted, reviewed, signed, published, amended and withdrawn, by whom and why. */
export const releaseCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  const release = program
    .command('release')
    .description(
      say({
        zh: '发布简报：提交、审核、签发、定时、发布、更正、撤回、校验',
        en: 'release briefs: submit, approve, sign, schedule, publish, amend, withdraw, verify',
      }),
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(terminal, [
        'release submit 2023-12 lithium-ion --person 王芳',
        'release approve 2023-12 lithium-ion --person 李',
        'release sign 2023-12 lithium-ion --person 陈主任',
        'release schedule 2023-12 lithium-ion --at 2024-01-20T10:00 --early 林 --person 陈主任',
        'release amend 2023-12 lithium-ion --reason "12 月出口额修订"',
        'release list',
      ]),
    )
    .addHelpText(
      'after',
      say({
        zh: '\n人员是有令牌的人（tradebrief token）；没有令牌时，能写工作区文件的人都是管理者。命令相信 --person 所写的姓名，只有工作台查验令牌。\n退出码：0 完成，1 核对发现损坏，2 不允许，或参数有误。',
        en: '\nThe people are those with tokens (tradebrief token); while nobody has one, everybody who can write the files is an owner. A command believes the name in --person: only the desk checks tokens.\nExit codes: 0 done, 1 the verification found damage, 2 not allowed, or wrong arguments.',
      }),
    )
  for (const declare of [listCommand, showCommand, submitCommand, signCommand, scheduleCommand])
    declare(release, terminal)
  for (const step of plainSteps) plainCommand(release, terminal, step)
  commentCommand(release, terminal)
  verifyCommand(release, terminal)
  for (const part of release.commands)
    part
      .helpOption('-h, --help', say({ zh: '显示帮助', en: 'print help' }))
      .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
}

function listCommand(release: Command, terminal: Terminal): void {
  const { say } = terminal
  release
    .command('list')
    .description(say({ zh: '列出各简报的发布版本', en: 'list the versions of briefs' }))
    .addHelpText('after', examples(terminal, ['release list', 'release list --json']))
    .action(async ({ json }: Pick<Options, 'json'>, command: Command) => {
      const { openWorkspace } = await import('../../../workspace/project/project.ts')
      const { readOffset, readReleases, readRules, toPlainRelease } = await import(
        '../../../releases/releases.ts'
      )
      const { releaseLines } = await import('./release-text.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const anyone = { name: '', role: 'owner' } as const
      const releases = (await readReleases(workspace, new Date())).map((item) =>
        toPlainRelease(item, anyone, readRules(workspace)),
      )
      if (json) terminal.print(asJson(releases))
      else if (releases.length === 0)
        terminal.tell(
          say({
            zh: '还没有提交过发布。先编制，再用 tradebrief release submit 提交。',
            en: 'Nothing was submitted for release yet. Build a brief, then: tradebrief release submit',
          }),
        )
      else for (const line of releaseLines(releases, readOffset(workspace), terminal)) terminal.print(line)
    })
}

function showCommand(release: Command, terminal: Terminal): void {
  briefCommand(release, terminal, 'show', {
    zh: '显示一份简报的各版：状态、经过、意见、下一步',
    en: 'show the versions of a brief: states, history, comments, next steps',
  })
    .addHelpText('after', examples(terminal, ['release show 2023-12 lithium-ion']))
    .action(async (month: string, product: string, options: Options, command: Command) => {
      const invocation = await readInvocation(command, [month, product], options)
      const { readRelease } = await import('../../../releases/releases.ts')
      const found = await readRelease(invocation.workspace, invocation.name, invocation.asked.now)
      await report(invocation, found, null, { terminal, json: options.json })
    })
}

function verifyCommand(release: Command, terminal: Terminal): void {
  const { say } = terminal
  release
    .command('verify')
    .description(
      say({
        zh: '校验发布记录和签发的每个文件是否原样',
        en: 'check that the journal and every signed file are as they were',
      }),
    )
    .addHelpText('after', examples(terminal, ['release verify', 'release verify --json']))
    .action(async ({ json }: Pick<Options, 'json'>, command: Command) => {
      const { openWorkspace } = await import('../../../workspace/project/project.ts')
      const { verifyReleases } = await import('../../../releases/releases.ts')
      const { verificationText } = await import('./release-text.ts')
      const { folder } = await openWorkspace(workspaceFolder(command))
      const verification = await verifyReleases(folder)
      terminal.print(json ? asJson(verification) : verificationText(verification, terminal))
      if (verification.findings.some(({ severity }) => severity === 'fault'))
        process.exitCode = exitCodes.findings
    })
}
