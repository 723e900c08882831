import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import packageFile from '../../package.json' with { type: 'json' }
import { type LedgerDoor, servedLedger } from '../ledger/remote/remote.ts'
import { userName } from './auth/auth.ts'
import type { House } from './desk-state.ts'

/**
 * Opens a door of its own for the commands of this machine: a port on loopback, and a secret that stands in a
 * file which only the owner can read. It is apart from the desk’s address, so that a desk for many, with accounts
 * and TLS, serves the commands of its own machine all the same.
 */
export async function openLedgerDoor(house: House): Promise<{ door: LedgerDoor; close(): void }> {
  const secret = randomBytes(32).toString('base64url')
  const serve = servedLedger(logged(house), { secret, version: packageFile.version })
  const server = createServer(getRequestListener(serve, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    door: { url: `http://127.0.0.1:${port}`, secret },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The desk’s ledger, whose changes by commands are noted with the others. */
function logged({ ledger, changes }: House): House['ledger'] {
  const note = (what: string, about: object) => changes.note(userName(), what, { ...about, by: 'command' })
  return {
    ...ledger,
    async load(staged, facts, options) {
      const outcome = await ledger.load(staged, facts, options)
      if (outcome.changed) await note('load', { file: outcome.load.file, load: outcome.load.id })
      return outcome
    },
    async withdraw(id) {
      const undone = await ledger.withdraw(id)
      if (undone) await note('undo', { file: undone.file, load: undone.id })
      return undone
    },
    async takeOver(load, names, staged) {
      await ledger.takeOver(load, names, staged)
      await note('load', { file: load.file, load: load.id })
    },
  }
}
