import type { Command } from 'commander'
import { counted, countText, groupThousands } from '../../trade/numbers/numbers.ts'
import { type Localized, visible } from '../../trade/trade.ts'
import type { Backup, LeftOutReason } from '../../workspace/backup/backup.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, terminalEffects } from '../terminal/terminal.ts'

interface Options {
  readonly force?: boolean
  readonly briefs: boolean
  readonly tokens: boolean
  readonly json?: boolean
}

export const backupCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('backup')
    .argument('<file>', say({ zh: '备份文件，如 backup.zip', en: 'the backup, such as backup.zip' }))
    .description(
      say({
        zh: '把工作区的一切写成一个文件并核对；工作台开着、正在载入时也可以',
        en: 'write all of the workspace into one file, and check it; also while a desk is open and loads',
      }),
    )
    .option('--force', say({ zh: '替换已有的文件', en: 'replace a file that is there' }))
    .option('--no-briefs', say({ zh: '不含写好的简报', en: 'leave out the briefs' }))
    .option('--no-tokens', say({ zh: '不含工作台的令牌', en: 'leave out the tokens of the desk' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'backup ../简报-2024-01-20.zip',
        '-C briefs backup /media/usb/briefs.zip --force',
        'backup briefs.zip --no-tokens',
      ]),
    )
    .action(async (file: string, options: Options, command: Command) => {
      const { backUpWorkspace } = await import('../../workspace/backup/backup.ts')
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const isOnCluster = workspace.config.ledger !== undefined
      const ledger = isOnCluster ? null : await openLedgerFor(workspace, terminal, { readOnly: true })
      try {
        const effects = terminalEffects(terminal)
        const backup = await backUpWorkspace(workspace, ledger, file, options, effects)
        terminal.print(options.json ? asJson(backup) : say(described(backup)))
        for (const { path, reason } of backup.leftOut)
          terminal.tell(terminal.style('warning', `${visible(path)}: ${say(reasons[reason])}`))
        if (isOnCluster) terminal.tell(terminal.style('warning', say(withoutLedger)))
      } finally {
        await ledger?.close()
      }
    })
}

const described = ({ file, files, bytes, ledger }: Backup): Localized => {
  const size = (bytes / 1_000_000).toFixed(1)
  const rows = ledger && groupThousands(String(ledger.rows))
  return {
    zh: `备份已写好并核对：${file}（${countText(files)} 个文件，${size} MB${
      ledger ? `；台账 ${countText(ledger.loads)} 次载入，${rows} 行` : ''
    }）`,
    en: `The backup is written and checked: ${file} (${counted(files, 'file', 'files')}, ${size} MB${
      ledger ? `; ledger of ${counted(ledger.loads, 'load', 'loads')}, ${rows} rows` : ''
    })`,
  }
}

const reasons: Readonly<Record<LeftOutReason, Localized>> = {
  link: {
    zh: '是指向工作区之外的链接，没有备份',
    en: 'left out: it is a link to a folder, or to a place outside the workspace',
  },
  special: { zh: '不是普通文件，没有备份', en: 'left out: it is not a regular file' },
  name: { zh: '名称不能用，没有备份', en: 'left out: its name cannot be used' },
}

const withoutLedger: Localized = {
  zh: '台账在集群上，不在备份里：集群的表由集群自己备份。',
  en: 'The ledger is on a cluster and not in the backup: back up the cluster’s tables there.',
}
