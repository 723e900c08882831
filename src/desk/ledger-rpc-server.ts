import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import packageFile from '../../package.json' with { type: 'json' }
import { type LedgerEndpoint, servedLedger } from '../ledger/remote/remote.ts'
import { userName } from './auth/auth.ts'
import type { DeskState } from './desk-state.ts'

/**
 * Serves the ledger to the commands of this machine: at a port on loopback, with a secret in a file that only the owner
 * can read. It is apart from the desk’s address, so that a desk with accounts and TLS also serves the commands of its own
 * machine.
 */
export async function openLedgerEndpoint(
  deskState: DeskState,
  onClose: () => void,
): Promise<{ endpoint: LedgerEndpoint; close(): void }> {
  const secret = randomBytes(32).toString('base64url')
  const serve = servedLedger(logged(deskState), {
    ...{ secret, version: packageFile.version, onClose },
  })
  const server = createServer(getRequestListener(serve, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    endpoint: { url: `http://127.0.0.1:${port}`, secret },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The desk’s ledger, whose changes by commands are noted with the others. */
function logged({ ledger, changes }: DeskState): DeskState['ledger'] {
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
