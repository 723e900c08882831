import { shellWord } from '../../trade/trade.ts'
import { examples, folderWithin, type Subcommand } from '../command.ts'
import { terminalEffects } from '../terminal/terminal.ts'

export const demoCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('demo')
    .argument(
      '[dir]',
      say({ zh: '样例工作区的文件夹', en: 'folder of the sample workspace' }),
      'tradebrief-demo',
    )
    .description(
      say({
        zh: '用样例数据（重构数据）编制一份简报',
        en: 'build a brief from the sample (reconstructed data)',
      }),
    )
    .addHelpText('after', examples(terminal, ['demo', 'demo out/demo']))
    .action(async (dir: string, _options, command) => {
      const folder = folderWithin(command, dir)
      const { runDemo } = await import('../../workspace/demo/demo.ts')
      const { availablePresses } = await import('../../press/press.ts')
      const { loadReport } = await import('../load-report.ts')
      const { presses, missing } = await availablePresses()
      for (const part of missing)
        terminal.tell(terminal.style('warning', `! ${part.explain(terminal.language)}`))
      const demo = await runDemo(folder, presses, ['zh', 'en'], terminalEffects(terminal))
      for (const outcome of demo.loads) terminal.tell(loadReport(outcome, terminal))
      terminal.print(
        say({
          zh: `样例简报（数据为重构数据，非海关原始数据）在：`,
          en: `The sample brief (from reconstructed data, not customs’ own) lies in:`,
        }),
      )
      for (const file of demo.files) terminal.print(file)
      terminal.tell(
        say({
          zh: `在浏览器里看：tradebrief -C ${shellWord(folder)} serve --open`,
          en: `To see it in the browser: tradebrief -C ${shellWord(folder)} serve --open`,
        }),
      )
    })
}
