import { type Command, InvalidArgumentError } from 'commander'
import { UserError } from '../../trade/errors/errors.ts'
import { collect, examples, type Subcommand, workspaceFolder } from '../command.ts'
import { serveUntilStopped } from '../serve-desk.ts'
import type { Terminal } from '../terminal/terminal.ts'

interface Options {
  readonly port: number
  readonly host?: string
  readonly tokens?: boolean
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly trustProxy?: readonly string[]
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
      (text) => parsePort(text, terminal),
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
    .option(
      '--trust-proxy <address>',
      say({
        zh: '相信这个反向代理（地址或网段）所说的访问者地址（X-Forwarded-For）；可以写几次，须有令牌',
        en: 'believe this reverse proxy (address or network) about clients (X-Forwarded-For); may be repeated, demands tokens',
      }),
      collect,
    )
    .option('--open', say({ zh: '并打开浏览器', en: 'and open the browser' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'serve',
        'serve --open',
        '-C briefs serve --port 8080',
        'serve --host 0.0.0.0 --tls-cert desk.pem --tls-key desk.key',
        'serve --trust-proxy 127.0.0.1',
      ]),
    )
    .action((options: Options, command: Command) => runServe(terminal, options, command))
}

function parsePort(text: string, { say }: Terminal): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  throw new InvalidArgumentError(say({ zh: '写 0 至 65535 的数。', en: 'Write 0 to 65535.' }))
}

function runServe(terminal: Terminal, options: Options, command: Command): Promise<void> {
  const { host, port, tokens: accounts, trustProxy: proxies, open: opensBrowser = false } = options
  return serveUntilStopped(terminal, {
    folder: workspaceFolder(command),
    ...{ host, port, accounts, proxies, tls: tlsOf(options), opensBrowser },
  })
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
