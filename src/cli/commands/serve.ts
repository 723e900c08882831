import { readdir } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { UserError } from '../../trade/errors/errors.ts'
import { collect, examples, type Subcommand, workspaceFolder } from '../command.ts'
import { waitingAt } from '../open-ledger.ts'
import { errorText, type Terminal } from '../terminal/terminal.ts'

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

/** Serves the desk until a signal stops it. */
async function runServe(terminal: Terminal, options: Options, command: Command): Promise<void> {
  const { serveDesk } = await import('../../desk/desk.ts')
  await beginWorkspace(workspaceFolder(command))
  const { host, port, tokens: accounts, trustProxy: proxies } = options
  const log = (text: string) => terminal.tell(`${new Date().toISOString()} ${text}`)
  const desk = await serveDesk({
    folder: workspaceFolder(command),
    ...{ host, port, accounts, proxies, tls: tlsOf(options), ...waitingAt(terminal) },
    warmsUp: true,
    onError: (error) => log(errorText(error, terminal.language)),
    log: (line) => log(terminal.say(line)),
  })
  terminal.print(
    terminal.say({
      zh: `工作台已打开：${desk.url}（按 Ctrl+C 关闭）`,
      en: `The desk is open at ${desk.url} (Ctrl+C closes it)`,
    }),
  )
  for (const warning of desk.warnings) terminal.tell(terminal.style('warning', terminal.say(warning)))
  if (options.open) await (await import('../terminal/terminal.ts')).openBrowser(desk.url)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await desk.close()
}

/** Makes a workspace without a product in an empty folder: what it is of is said at the desk. */
async function beginWorkspace(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => null)
  if (names?.length !== 0) return
  const { initWorkspace } = await import('../../workspace/project/project.ts')
  await initWorkspace({ folder, issuer: null, hasProduct: false })
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
