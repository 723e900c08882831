import { type Command, InvalidArgumentError } from 'commander'
import type { Load } from '../../ledger/ledger.ts'
import { formatRange } from '../../trade/month.ts'
import { cutWords, flowWords } from '../../workspace/words.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import type { Terminal } from '../terminal.ts'

export const undoCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('undo')
    .argument(
      '[load]',
      say({ zh: '第几次载入；不写则列出', en: 'number of the load; without it, they are listed' }),
      (text) => {
        if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
        throw new InvalidArgumentError(
          say({ zh: '写载入的编号，如 3。', en: 'Write its number, such as 3.' }),
        )
      },
    )
    .description(say({ zh: '撤回一次载入', en: 'take a load back' }))
    .addHelpText('after', examples(terminal, ['undo', 'undo 3']))
    .action(async (id: number | undefined, _: object, command: Command) => {
      const { openWorkspace } = await import('../../workspace/open.ts')
      const { undoLoad } = await import('../../workspace/undo.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const ledger = await openLedgerFor(workspace, terminal, { readOnly: id === undefined })
      try {
        if (id === undefined) {
          for (const load of await ledger.loads()) terminal.print(loadLine(load, terminal))
          return
        }
        const { file, rows } = await undoLoad(ledger, id)
        terminal.print(
          say({
            zh: `已撤回第 ${id} 次载入：${file}（${rows} 行）`,
            en: `Load ${id} is taken back: ${file} (${rows} rows)`,
          }),
        )
      } finally {
        await ledger.close()
      }
    })
}

/** A load in one line: its number, its file, and what it is of. */
function loadLine({ id, file, flow, cut, period, rows, asOf }: Load, { say }: Terminal): string {
  const what = [say(flowWords[flow]), say(cutWords(cut)), formatRange(period)].join(' ')
  return say({
    zh: `${id}  ${file}  ${what}，${rows} 行，数据日期 ${asOf.slice(0, 10)}`,
    en: `${id}  ${file}  ${what}, ${rows} rows, as of ${asOf.slice(0, 10)}`,
  })
}
