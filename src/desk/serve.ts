import { getRequestListener, RequestError } from '@hono/node-server'
import { UserError } from '../trade/user-error.ts'
import { readDeskSign } from '../workspace/desk-sign.ts'
import { openOwnLedger, openWorkspace } from '../workspace/open.ts'
import { readTokens } from '../workspace/tokens.ts'
import { accountsGate } from './accounts.ts'
import { createDesk } from './desk.ts'
import { loopbackGate } from './gate.ts'
import { House } from './house.ts'
import { openLedgerDoor } from './ledger-door.ts'
import { type Listening, listen } from './listen.ts'
import { isLoopback } from './loopback.ts'
import { unreadable, withSingleHost } from './malformed-requests.ts'
import { alreadyOpen, putUpSign } from './port-file.ts'
import { problemResponse } from './problem.ts'

export interface ServeOptions extends Omit<Listening, 'host'> {
  readonly folder: string
  /** By default loopback: nobody but this machine. Any other address demands tokens. */
  readonly host?: string | undefined
  /** Whether to demand tokens on loopback too, as behind a proxy. */
  readonly accounts?: boolean | undefined
  /** How long the sender of a body may pause, in milliseconds; by default 30 s. */
  readonly bodyTimeout?: number | undefined
  readonly onError: (error: unknown) => void
}

export interface OpenDesk {
  readonly url: string
  /** Whether others can read what is sent: it goes over a network, and not by TLS. */
  readonly readable: boolean
  close(): Promise<void>
}

/**
 * Opens the desk on a workspace and listens.
 *
 * @throws UserError where a desk is open on it already, the ledger is in use, there is no token where one is
 * demanded, or the address cannot be listened at.
 */
export async function serveDesk(options: ServeOptions): Promise<OpenDesk> {
  const { folder, host = '127.0.0.1', port, tls, headTimeout, bodyTimeout, onError } = options
  const workspace = await openWorkspace(folder)
  const other = await readDeskSign(folder)
  if (other) throw alreadyOpen(other)
  const accounts = options.accounts || !isLoopback(host)
  if (accounts && (await readTokens(folder)).length === 0) throw noTokens(host)
  const house = await House.open(folder, await openOwnLedger(workspace))
  const { door, close: closeDoor } = await openLedgerDoor(house)
  try {
    const desk = createDesk(house, { gate: accounts ? accountsGate : loopbackGate, onError, bodyTimeout })
    const errorHandler = (error: unknown) =>
      problemResponse(error instanceof RequestError ? unreadable : error)
    const listener = withSingleHost(
      getRequestListener(desk.fetch, { overrideGlobalObjects: false, errorHandler }),
    )
    const { server, url } = await listen(listener, { host, port, tls, headTimeout })
    const sign = await putUpSign(folder, { url, door })
    return {
      url,
      readable: !tls && !isLoopback(host),
      async close() {
        await sign.takeDown()
        closeDoor()
        server.close()
        server.closeAllConnections()
        await house.close()
      },
    }
  } catch (error) {
    closeDoor()
    await house.close()
    throw error
  }
}

const noTokens = (host: string): UserError =>
  new UserError(
    {
      zh: `在 ${host} 上打开工作台需要令牌，这个工作区还没有。`,
      en: `A desk at ${host} demands tokens, and this workspace has none.`,
    },
    {
      hint: {
        zh: '先新建一个：tradebrief token add 名字 --role editor',
        en: 'Make one first: tradebrief token add NAME --role editor',
      },
    },
  )
