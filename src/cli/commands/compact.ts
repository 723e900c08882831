import type { Command } from 'commander'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { terminalEffects } from '../terminal-effects.ts'

export const compactCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('compact')
    .description(
      say({
        zh: '收回台账里已撤回、已重载的数据所占的空间',
        en: 'give back the space of what was taken back or loaded anew',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['compact']))
    .action(async (options: { json?: boolean }, command: Command) => {
      const { compactLedger } = await import('../../workspace/compact.ts')
      const { openWorkspace } = await import('../../workspace/open.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const compaction = await compactLedger(workspace, terminalEffects(terminal))
      const { before, after } = compaction
      if (options.json) terminal.print(JSON.stringify(compaction, null, 2))
      else if (before === null || after === null)
        terminal.print(say({ zh: '集群上的各表已整理。', en: 'The tables on the cluster are put in order.' }))
      else
        terminal.print(
          say({
            zh: `台账文件由 ${megabytes(before)} MB 变为 ${megabytes(after)} MB，内容逐表一致。`,
            en: `The ledger’s file had ${megabytes(before)} MB and has ${megabytes(after)} MB; it holds the same, table by table.`,
          }),
        )
    })
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
