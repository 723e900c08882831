import type { Command } from 'commander'
import type { Localized } from '../../../trade/trade.ts'
import { collect, examples } from '../../command.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { briefCommand, change, type Options, readInvocation, readSubject, report } from './invocation.ts'

export function scheduleCommand(release: Command, terminal: Terminal): void {
  const { say } = terminal
  briefCommand(release, terminal, 'schedule', {
    zh: '给签发的版本定发布时间，到分；此前只有指定的人能看',
    en: 'give a signed version its minute of release; before, only the people named may see it',
  })
    .requiredOption(
      '--at <time>',
      say({
        zh: '发布时间，如 2024-01-20T10:00（默认东八区）',
        en: 'when, such as 2024-01-20T10:00 (+08:00 by default)',
      }),
    )
    .option(
      '--early <name>',
      say({ zh: '可提前查看的人，可写几次', en: 'who may see it early; also several' }),
      collect,
    )
    .addHelpText(
      'after',
      examples(terminal, ['release schedule 2023-12 lithium-ion --at 2024-01-20T10:00 --early 林']),
    )
    .action(
      async (
        month: string,
        product: string,
        options: Options & { readonly at: string; readonly early?: string[] },
        command: Command,
      ) => {
        const invocation = await readInvocation(command, [month, product], options)
        const { parseReleaseTime, readOffset } = await import('../../../releases/releases.ts')
        const embargo = parseReleaseTime(options.at, readOffset(invocation.workspace))
        const request = { action: 'schedule', embargo, earlyAccess: options.early ?? [] } as const
        await change(invocation, request, { terminal, json: options.json })
      },
    )
}

type PlainAction = 'approve' | 'return' | 'publish' | 'amend' | 'withdraw'

/** The steps that take no more than a person and a reason. */
export const plainSteps: readonly {
  readonly action: PlainAction
  readonly words: Localized
  readonly example: string
}[] = [
  {
    action: 'approve',
    words: {
      zh: '审核通过提交的版本；警告即算看过',
      en: 'approve the version in review, whose warnings are read thereby',
    },
    example: 'release approve 2023-12 lithium-ion --person 李',
  },
  {
    action: 'return',
    words: { zh: '退回修改，须写理由', en: 'return the version to its authors, for a reason' },
    example: 'release return 2023-12 lithium-ion --reason 第三段有误',
  },
  {
    action: 'publish',
    words: { zh: '立即发布签发的版本', en: 'publish a signed version at once' },
    example: 'release publish 2023-12 lithium-ion --person 陈主任',
  },
  {
    action: 'amend',
    words: {
      zh: '开始更正已发布的版本，须写理由',
      en: 'begin a version that replaces the published one, for a reason',
    },
    example: 'release amend 2023-12 lithium-ion --reason "12 月出口额修订"',
  },
  {
    action: 'withdraw',
    words: { zh: '撤回一版，须写理由', en: 'withdraw a version, for a reason' },
    example: 'release withdraw 2023-12 lithium-ion --version-number 1 --reason 口径有误',
  },
]

export function plainCommand(
  release: Command,
  terminal: Terminal,
  { action, words, example }: (typeof plainSteps)[number],
): void {
  const { say } = terminal
  const command = briefCommand(release, terminal, action, words)
  if (action === 'withdraw')
    command.option(
      '--version-number <number>',
      say({
        zh: '第几版；默认进行中的，或已发布的',
        en: 'which version; by default the one at work, or published',
      }),
      Number,
    )
  command
    .addHelpText('after', examples(terminal, [example]))
    .action(
      async (
        month: string,
        product: string,
        options: Options & { readonly versionNumber?: number },
        called: Command,
      ) => {
        const invocation = await readInvocation(called, [month, product], options)
        const output = { terminal, json: options.json }
        if (action !== 'approve')
          return change(invocation, { action, version: options.versionNumber }, output)
        const { approveBrief } = await import('../../../releases/releases.ts')
        const { workspace, asked } = invocation
        const approved = await approveBrief(workspace, await readSubject(invocation), undefined, asked)
        await report(invocation, approved, action, output)
      },
    )
}
