import { type Command, InvalidArgumentError } from 'commander'
import { UserError } from '../../trade/user-error.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { errorText } from '../error-text.ts'

interface Options {
  readonly port: number
  readonly host?: string
  readonly tokens?: boolean
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly open?: boolean
}

const usualPort = 4180

export const serveCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('serve')
    .description(
      say({
        zh: '在浏览器中工作：打开工作台（默认只在本机可见）',
        en: 'work in the browser: open the desk, by default on this machine alone',
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
    .option(
      '--host <address>',
      say({
        zh: '在这个地址上供别的机器使用，须先建令牌（token add）；0.0.0.0 为全部地址',
        en: 'serve other machines at this address, with tokens (token add); 0.0.0.0 for all addresses',
      }),
    )
    .option(
      '--tokens',
      say({
        zh: '在本机也要令牌，如在反向代理之后',
        en: 'demand tokens on this machine too, as behind a proxy',
      }),
    )
    .option('--tls-cert <file>', say({ zh: 'TLS 证书（PEM）', en: 'certificate for TLS (PEM)' }))
    .option('--tls-key <file>', say({ zh: '证书的密钥（PEM）', en: 'its key (PEM)' }))
    .option('--open', say({ zh: '并打开浏览器', en: 'and open the browser' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'serve',
        'serve --open',
        '-C briefs serve --port 8080',
        'serve --host 0.0.0.0 --tls-cert desk.pem --tls-key desk.key',
      ]),
    )
    .action(async (options: Options, command: Command) => {
      const { serveDesk } = await import('../../desk/serve.ts')
      const { host, port, tokens: accounts } = options
      const desk = await serveDesk({
        folder: workspaceFolder(command),
        ...{ host, port, accounts, tls: tlsOf(options) },
        onError: (error) => terminal.tell(errorText(error, terminal.language)),
      })
      terminal.print(
        say({
          zh: `工作台已打开：${desk.url}（按 Ctrl+C 关闭）`,
          en: `The desk is open at ${desk.url} (Ctrl+C closes it)`,
        }),
      )
      if (desk.readable) terminal.tell(terminal.style('warning', say(readable)))
      if (options.open) await (await import('../open-browser.ts')).openBrowser(desk.url)
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve)
        process.once('SIGTERM', resolve)
      })
      await desk.close()
    })
}

const readable = {
  zh: '注意：没有 TLS，令牌和数据在网络上可以被别人读到。请用 --tls-cert 和 --tls-key，或放在带 TLS 的反向代理之后。',
  en: 'Beware: without TLS, others on the network can read tokens and data. Use --tls-cert and --tls-key, or a proxy with TLS.',
}

/** @throws UserError for one of the two without the other. */
function tlsOf({ tlsCert: cert, tlsKey: key }: Options) {
  if (cert !== undefined && key !== undefined) return { cert, key }
  if (cert === undefined && key === undefined) return undefined
  throw new UserError({
    zh: '--tls-cert 和 --tls-key 要一起写。',
    en: '--tls-cert and --tls-key go together.',
  })
}
