import { shellWord } from '../../trade/trade.ts'
import { examples, folderWithin, type Subcommand } from '../command.ts'
import { ask, type Terminal } from '../terminal/terminal.ts'

export const initCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('init')
    .argument('<dir>', say({ zh: '新工作区的文件夹', en: 'folder of the new workspace' }))
    .description(say({ zh: '新建一个工作区', en: 'make a workspace' }))
    .option(
      '--issuer <name>',
      say({ zh: '编制单位，印在标题下', en: 'who issues the briefs, printed under the title' }),
    )
    .option('-y, --yes', say({ zh: '不提问', en: 'ask nothing' }))
    .addHelpText(
      'after',
      examples(terminal, ['init 简报', 'init briefs --issuer "Chamber of Commerce" --yes']),
    )
    .action(async (dir: string, options: { issuer?: string; yes?: boolean }, command) => {
      const folder = folderWithin(command, dir)
      const { initWorkspace } = await import('../../workspace/project/project.ts')
      const asks = terminal.interactive && !options.yes && options.issuer === undefined
      const issuer = asks ? await askIssuer(terminal) : options.issuer
      await initWorkspace({ folder, issuer: issuer || null })
      terminal.print(say({ zh: `工作区已建好：${folder}`, en: `The workspace is ready: ${folder}` }))
      terminal.print(
        say({
          zh: `下一步：tradebrief -C ${shellWord(folder)} load 下载的文件.csv`,
          en: `Next: tradebrief -C ${shellWord(folder)} load downloaded-file.csv`,
        }),
      )
      terminal.print(
        say({
          zh: `或在浏览器里工作：tradebrief -C ${shellWord(folder)} serve --open`,
          en: `Or work in the browser: tradebrief -C ${shellWord(folder)} serve --open`,
        }),
      )
    })
}

const askIssuer = (terminal: Terminal): Promise<string> =>
  ask(terminal, ({ text }) =>
    text({
      message: terminal.say({
        zh: '编制单位（印在标题下，可留空）',
        en: 'Who issues the briefs? (printed under the title; may be empty)',
      }),
      output: process.stderr,
    }),
  )
