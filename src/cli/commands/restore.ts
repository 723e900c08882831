import { counted, countText, groupThousands } from '../../trade/numbers/numbers.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Restored } from '../../workspace/backup/backup.ts'
import { examples, type Subcommand } from '../command.ts'
import { asJson, terminalEffects } from '../terminal/terminal.ts'

interface Options {
  readonly force?: boolean
  readonly json?: boolean
}

export const restoreCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('restore')
    .argument('<file>', say({ zh: '备份文件', en: 'the backup' }))
    .argument(
      '[dir]',
      say({
        zh: '恢复到的文件夹，不写则为当前位置下与原工作区同名的新文件夹',
        en: 'folder to restore to; by default a new one here, named as the workspace was',
      }),
    )
    .description(
      say({
        zh: '从备份恢复工作区：先核对全部内容，再写；要么全部恢复，要么什么也不变',
        en: 'make a workspace from a backup: all is checked before anything is written, and all is restored or nothing',
      }),
    )
    .option(
      '--force',
      say({
        zh: '替换那里已有的工作区；它会改名留在旁边',
        en: 'replace a workspace that is there; it is renamed and stays beside it',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'restore briefs.zip',
        'restore briefs.zip 简报',
        'restore briefs.zip 简报 --force',
      ]),
    )
    .action(async (file: string, dir: string | undefined, options: Options) => {
      const { restoreWorkspace } = await import('../../workspace/backup/backup.ts')
      const restored = await restoreWorkspace(file, dir ?? null, options, terminalEffects(terminal))
      terminal.print(options.json ? asJson(restored) : say(described(restored)))
      if (restored.replaced !== null && !options.json)
        terminal.print(
          say({
            zh: `原来的工作区现在在：${restored.replaced}`,
            en: `The workspace that was there is now at: ${restored.replaced}`,
          }),
        )
      if (restored.ledger === null) terminal.tell(terminal.style('warning', say(withoutLedger)))
    })
}

function described({ folder, made, files, ledger }: Restored): Localized {
  const day = made.slice(0, 10)
  const rows = ledger && groupThousands(String(ledger.rows))
  return {
    zh: `工作区已恢复：${folder}（${day} 的备份，${countText(files)} 个文件${
      ledger ? `；台账 ${countText(ledger.loads)} 次载入，${rows} 行` : ''
    }）`,
    en: `The workspace is restored: ${folder} (from a backup of ${day}, ${counted(files, 'file', 'files')}${
      ledger ? `; ledger of ${counted(ledger.loads, 'load', 'loads')}, ${rows} rows` : ''
    })`,
  }
}

const withoutLedger: Localized = {
  zh: '台账在集群上，不在备份里。',
  en: 'The ledger is on a cluster and was not in the backup.',
}
