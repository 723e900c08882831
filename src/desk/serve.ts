import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { UserError } from '../trade/user-error.ts'
import { readDeskSign } from '../workspace/desk-sign.ts'
import { openOwnLedger, openWorkspace } from '../workspace/open.ts'
import { createDesk } from './desk.ts'
import { loopbackGate } from './gate.ts'
import { House } from './house.ts'
import { openLedgerDoor } from './ledger-door.ts'
import { alreadyOpen, putUpSign } from './port-file.ts'

export interface ServeOptions {
  readonly folder: string
  /** 0 for any that is free. */
  readonly port: number
  readonly onError: (error: unknown) => void
}

export interface OpenDesk {
  readonly url: string
  close(): Promise<void>
}

/** Loopback: nobody but this machine. */
const host = '127.0.0.1'
const mostConnections = 1000

/**
 * Opens the desk on a workspace and listens, on this machine alone.
 *
 * @throws UserError where a desk is open on it already, the ledger is in use, or the port is taken.
 */
export async function serveDesk({ folder, port, onError }: ServeOptions): Promise<OpenDesk> {
  const workspace = await openWorkspace(folder)
  const other = await readDeskSign(folder)
  if (other) throw alreadyOpen(other)
  const house = await House.open(folder, await openOwnLedger(workspace))
  const { door, close: closeDoor } = await openLedgerDoor(house)
  try {
    const desk = createDesk(house, { gate: loopbackGate, onError })
    const server = createServer(
      { requestTimeout: 300_000, headersTimeout: 20_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 },
      getRequestListener(desk.fetch, { overrideGlobalObjects: false }),
    )
    server.maxConnections = mostConnections
    await listening(server, port, host)
    const { port: taken } = server.address() as AddressInfo
    const url = `http://${host}:${taken}`
    const sign = await putUpSign(folder, { url, door })
    return {
      url,
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

function listening(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    )
    server.listen(port, host, resolve)
  })
}

const portTaken = (port: number): UserError =>
  new UserError(
    { zh: `端口 ${port} 已被占用。`, en: `Port ${port} is taken.` },
    { hint: { zh: '用 --port 换一个。', en: 'Choose another with --port.' } },
  )
