import { type Command, InvalidArgumentError } from 'commander'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'

interface Options {
  readonly port: number
  readonly open?: boolean
}

const usualPort = 4180

export const serveCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('serve')
    .description(
      say({
        zh: '在浏览器中工作：打开工作台（只在本机可见）',
        en: 'work in the browser: open the desk, on this machine alone',
      }),
    )
    .option(
      '--port <number>',
      say({ zh: '端口', en: 'port' }),
      (text) => {
        const port = Number(text)
        if (/^\d+$/.test(text) && port < 65_536) return port
        throw new InvalidArgumentError(say({ zh: '写 0 至 65535 的数。', en: 'Write 0 to 65535.' }))
      },
      usualPort,
    )
    .option('--open', say({ zh: '并打开浏览器', en: 'and open the browser' }))
    .addHelpText('after', examples(terminal, ['serve', 'serve --open', '-C briefs serve --port 8080']))
    .action(async (options: Options, command: Command) => {
      const { serveDesk } = await import('../../desk/serve.ts')
      const desk = await serveDesk({
        folder: workspaceFolder(command),
        port: options.port,
        onError: (error) => terminal.tell(error instanceof Error ? String(error.stack) : String(error)),
      })
      terminal.print(
        say({
          zh: `工作台已打开：${desk.url}（按 Ctrl+C 关闭）`,
          en: `The desk is open at ${desk.url} (Ctrl+C closes it)`,
        }),
      )
      if (options.open) await (await import('../open-browser.ts')).openBrowser(desk.url)
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve)
        process.once('SIGTERM', resolve)
      })
      await desk.close()
    })
}
