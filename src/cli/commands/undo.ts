import { type Command, InvalidArgumentError } from 'commander'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'

export const undoCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('undo')
    .argument('<load>', say({ zh: '第几次载入', en: 'number of the load' }), (text) => {
      if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
      throw new InvalidArgumentError(say({ zh: '写载入的编号，如 3。', en: 'Write its number, such as 3.' }))
    })
    .description(say({ zh: '撤回一次载入', en: 'take a load back' }))
    .addHelpText('after', examples(terminal, ['undo 3']))
    .action(async (id: number, _: object, command: Command) => {
      const { openLedger, openWorkspace } = await import('../../workspace/open.ts')
      const { undoLoad } = await import('../../workspace/undo.ts')
      const ledger = await openLedger(await openWorkspace(workspaceFolder(command)))
      try {
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
