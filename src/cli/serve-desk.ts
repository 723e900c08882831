import { readdir } from 'node:fs/promises'
import type { ServeOptions } from '../desk/desk.ts'
import { waitingAt } from './open-ledger.ts'
import { errorText, openBrowser, type Terminal } from './terminal/terminal.ts'

export interface DeskOrder
  extends Pick<ServeOptions, 'folder' | 'host' | 'port' | 'accounts' | 'proxies' | 'tls'> {
  /** Whether to open the browser. */
  readonly opensBrowser: boolean
}

/** Serves the desk until a signal or a command stops it. A workspace without a product is made in an empty folder. */
export async function serveUntilStopped(
  terminal: Terminal,
  { opensBrowser, ...options }: DeskOrder,
): Promise<void> {
  const { serveDesk } = await import('../desk/desk.ts')
  await beginWorkspace(options.folder)
  const log = (text: string) => terminal.tell(`${new Date().toISOString()} ${text}`)
  ignoreOutputErrors()
  const desk = await serveDesk({
    ...options,
    ...waitingAt(terminal),
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
  if (opensBrowser) await openBrowser(desk.url)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
    desk.closeRequested.then(resolve)
  })
  await desk.close()
}

/** A desk runs on where its lines cannot be written: a full disk under its log must not end it. */
function ignoreOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error')
    stream.on('error', () => {})
  }
}

/** Makes a workspace without a product in an empty folder: products are chosen at the desk. */
async function beginWorkspace(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => null)
  if (names?.length !== 0) return
  const { initWorkspace } = await import('../workspace/project/project.ts')
  await initWorkspace({ folder, issuer: null, hasProduct: false })
}
