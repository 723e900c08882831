import { counted } from '../../trade/numbers/numbers.ts'
import { examples, type Subcommand } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { type Terminal, terminalEffects } from '../terminal/terminal.ts'

export const ledgerCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  const ledger = program
    .command('ledger')
    .description(say({ zh: '搬运数据台账', en: 'move the ledger' }))
    .helpCommand(false)
    .addHelpText('after', examples(terminal, ['ledger copy . ../on-the-cluster']))
  ledger
    .command('copy')
    .argument('<from>', say({ zh: '工作区文件夹', en: 'the folder of a workspace' }))
    .argument('<to>', say({ zh: '另一个工作区文件夹', en: 'the folder of another workspace' }))
    .description(
      say({
        zh: '把一个工作区的数据台账复制到另一个（文件或集群），并逐表核对',
        en: 'copy the ledger of a workspace to another one’s (a file or a cluster), and compare them table by table',
      }),
    )
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'print help' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['ledger copy . ../on-the-cluster']))
    .action(async (from: string, to: string, options: { json?: boolean }) => {
      const { copyLedger, mustDiffer } = await import('../../workspace/transfer/transfer.ts')
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { stagingFolder } = await import('../../workspace/process/process.ts')
      const [source, target] = [await openWorkspace(from), await openWorkspace(to)]
      await mustDiffer(source, target)
      const sourceLedger = await openLedgerFor(source, terminal, { readOnly: true })
      try {
        const targetLedger = await openLedgerFor(target, terminal)
        try {
          const folder = await stagingFolder(target)
          const copy = await copyLedger(sourceLedger, targetLedger, folder, terminalEffects(terminal))
          terminal.print(options.json ? asJson(copy) : table(copy, terminal))
        } finally {
          await targetLedger.close()
        }
      } finally {
        await sourceLedger.close()
      }
    })
}

type Copy = Awaited<ReturnType<typeof import('../../workspace/transfer/transfer.ts').copyLedger>>

const asJson = (copy: Copy): string =>
  JSON.stringify(copy, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)

function table({ copied, tables }: Copy, { say }: Terminal): string {
  const width = Math.max(...tables.map(({ rows }) => String(rows).length))
  const lines = tables.map(
    ({ table, rows, value }) =>
      `  ${table.padEnd(12)} ${String(rows).padStart(width)}${value === null ? '' : `  ${say({ zh: '金额合计', en: 'values' })} ${value}`}`,
  )
  const title = say({
    zh: `复制了 ${copied} 次导入；两边逐表一致（行数、合计、摘要）：`,
    en: `${counted(copied, 'load', 'loads')} copied; the two are the same, table by table (rows, sums, digests):`,
  })
  return [title, ...lines].join('\n')
}
