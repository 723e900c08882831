import { getRequestListener, RequestError } from '@hono/node-server'
import packageFile from '../../package.json' with { type: 'json' }
import { UserError } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'
import { readDeskLock, type Waiting, waitWhileInUse } from '../workspace/process/process.ts'
import { openOwnLedger, openWorkspace } from '../workspace/project/project.ts'
import { isExpired, readTokens } from '../workspace/project/tokens/tokens.ts'
import { createDesk } from './app.ts'
import { accountsGate, isLoopback, loopbackGate, TrustedProxies } from './auth/auth.ts'
import { acquireDeskLock, alreadyOpen } from './desk-lock.ts'
import { DeskState } from './desk-state.ts'
import { collectGrownHeap } from './heap-collector.ts'
import { exposedKey, type Listening, listen, unreadable, withSingleHost } from './http/http.ts'
import { openLedgerEndpoint } from './ledger-rpc-server.ts'
import { problemResponse } from './problem.ts'
import { startServices } from './services/services.ts'
import { warmUp } from './warm-up.ts'

export interface ServeOptions extends Omit<Listening, 'host'>, Partial<Waiting> {
  readonly folder: string
  /** By default loopback: nobody but this machine. Any other address demands tokens. */
  readonly host?: string | undefined
  /** Whether to demand tokens on loopback too, as behind a proxy; else the workspace says so (`desk: {sign_in: true}`). */
  readonly accounts?: boolean | undefined
  /** Addresses or networks of reverse proxies whose headers about the client are believed; tokens are demanded then. */
  readonly proxies?: readonly string[] | undefined
  /** How long the sender of a body may pause, in milliseconds; by default 30 s. */
  readonly bodyTimeout?: number | undefined
  /** Whether to compute beforehand what the first visitors will ask for. */
  readonly warmsUp?: boolean | undefined
  readonly onError: (error: unknown) => void
  /** The clock; by default that of the system. */
  readonly now?: (() => Date) | undefined
  /** Takes lines for whoever runs the desk, such as refused sign-ins. */
  readonly log?: ((line: Localized) => void) | undefined
}

export interface OpenDesk {
  readonly url: string
  /** What whoever opens it should know of its safety. */
  readonly warnings: readonly Localized[]
  /** Resolves when a command of this machine asks the desk to close (`tradebrief open --close`). */
  readonly closeRequested: Promise<void>
  close(): Promise<void>
}

/**
 * Opens the desk on a workspace and listens.
 *
 * @throws UserError where a desk is open on it already, the ledger is in use, there is no token where one is
 * demanded, a proxy's address is none, or the address cannot be listened at.
 */
export async function serveDesk(options: ServeOptions): Promise<OpenDesk> {
  const { folder, host = '127.0.0.1', port, tls, headTimeout, bodyTimeout, onError, log } = options
  const workspace = await openWorkspace(folder)
  const proxies = new TrustedProxies(options.proxies)
  const demandsTokens = options.accounts || !isLoopback(host) || (options.proxies ?? []).length > 0
  const now = options.now ?? (() => new Date())
  const hasSignIn = demandsTokens || workspace.config.desk?.sign_in === true
  if (hasSignIn && !(await readTokens(folder)).some((token) => !isExpired(token, now()))) throw noTokens(host)
  const ledger = await waitWhileInUse(async () => {
    const other = await readDeskLock(folder)
    if (other) throw alreadyOpen(other)
    return openOwnLedger(workspace)
  }, options)
  const deskState = await DeskState.open(folder, ledger, now)
  const { promise: closeRequested, resolve: requestClose } = defer()
  const { endpoint, close: closeEndpoint } = await openLedgerEndpoint(deskState, requestClose)
  try {
    const gate = demandsTokens ? accountsGate : loopbackGate
    const closing = new AbortController()
    const desk = createDesk(deskState, {
      ...{ gate, proxies, bodyTimeout, ...(log && { log }) },
      // Requests whose connection was closed with the desk fail for want of a ledger, which is no fault.
      onError: (error) => closing.signal.aborted || onError(error),
    })
    const errorHandler = (error: unknown) =>
      problemResponse(error instanceof RequestError ? unreadable : error)
    const listener = withSingleHost(
      getRequestListener(desk.fetch, { overrideGlobalObjects: false, errorHandler }),
    )
    const { server, url } = await listen(listener, { host, port, tls, headTimeout })
    const lock = await acquireDeskLock(folder, { url, version: packageFile.version, endpoint })
    const endCollecting = collectGrownHeap()
    const warming = options.warmsUp ? warmUp(deskState, closing.signal) : null
    const services = startServices(deskState, { signal: closing.signal, onError, ...(log && { log }) })
    return {
      url,
      closeRequested,
      warnings: [
        ...(!tls && !isLoopback(host) ? [withoutTls] : []),
        ...(tls ? [await exposedKey(tls.key)] : []),
      ].filter((warning) => warning !== null),
      async close() {
        endCollecting()
        closing.abort()
        await warming
        await services
        await lock.release()
        closeEndpoint()
        server.close()
        server.closeAllConnections()
        await deskState.close()
      },
    }
  } catch (error) {
    closeEndpoint()
    await deskState.close()
    throw error
  }
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function defer(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

const withoutTls: Localized = {
  zh: '注意：没有 TLS，令牌和数据在网络上可以被别人读到。请用 --tls-cert 和 --tls-key，或放在带 TLS 的反向代理之后。',
  en: 'Beware: without TLS, others on the network can read tokens and data. Use --tls-cert and --tls-key, or a proxy with TLS.',
}

const noTokens = (host: string): UserError =>
  new UserError(
    {
      zh: `在 ${host} 上打开工作台需要令牌，这个工作区还没有。`,
      en: `A desk at ${host} demands tokens, and this workspace has none.`,
    },
    {
      hint: {
        zh: '先给管理者建一个：tradebrief token add 名字 --role owner',
        en: 'Make one for an owner first: tradebrief token add NAME --role owner',
      },
    },
  )
