import type { Command } from 'commander'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Compaction } from '../../workspace/transfer/transfer.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { terminalEffects } from '../terminal/terminal.ts'

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
      const { compactLedger } = await import('../../workspace/transfer/transfer.ts')
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const compaction = await compactLedger(workspace, terminalEffects(terminal))
      const { before, after, debris } = compaction
      if (options.json) terminal.print(JSON.stringify(compaction, null, 2))
      else if (before === null || after === null) terminal.print(say(inOrder(debris)))
      else
        terminal.print(
          say({
            zh: `台账文件由 ${megabytes(before)} MB 变为 ${megabytes(after)} MB，内容逐表一致。`,
            en: `The ledger’s file had ${megabytes(before)} MB and has ${megabytes(after)} MB; it holds the same, table by table.`,
          }),
        )
    })
}

const inOrder = (debris: Compaction['debris']): Localized =>
  debris && debris.loads + debris.staged > 0
    ? {
        zh: `集群上的各表已整理；清除了 ${countText(debris.loads)} 次中断或已撤回的导入留下的 ${countText(debris.rows)} 行，以及 ${countText(debris.staged)} 份中转数据。`,
        en: `The tables on the cluster are put in order; ${counted(debris.rows, 'row', 'rows')} of ${counted(debris.loads, 'load', 'loads')} that were broken off or taken back are removed, and ${counted(debris.staged, 'staging', 'stagings')}.`,
      }
    : { zh: '集群上的各表已整理。', en: 'The tables on the cluster are put in order.' }

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
