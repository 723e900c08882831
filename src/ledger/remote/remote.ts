import { Agent } from 'node:http'
import { resolve } from 'node:path'
import type { MovableLedger } from '../transfer/transfer.ts'
import { askForLife, call, Gone, type LedgerDoor, type Patience, usualPatience } from './call.ts'

export type { LedgerDoor } from './call.ts'
export { servedLedger } from './served-ledger.ts'

/**
 * A ledger that another process has open, over loopback. It answers as that ledger does; staged files are handed
 * over by their paths, since both are on one machine. Closing it leaves the other’s open.
 *
 * @returns null where nobody answers at the door.
 * @throws UserError where the other process does not answer in time, though it is there, or is of another version of the
 * program; and later on where it has gone or does not answer any more.
 */
export async function openRemoteLedger(
  door: LedgerDoor,
  version: string,
  patience: Patience = usualPatience,
): Promise<MovableLedger | null> {
  // As many at once as a build asks; the other side has a connection for each to its ledger.
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const callee = { agent, door, version }
  const ask = (deed: string, ...given: readonly unknown[]) => call(callee, deed, given, patience.later)
  // Types as the served ledger has them: it is this very program.
  const deed = <Name extends keyof MovableLedger>(name: Name) =>
    ((...given: readonly unknown[]) => ask(name, ...given)) as MovableLedger[Name]

  const isPresent = await askForLife(callee, patience.atFirst).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Gone) return false
      throw error
    },
  )
  if (!isPresent) {
    agent.destroy()
    return null
  }
  return {
    // Until when others follow cannot be told through the door.
    load: (staged, facts, { restate = false } = {}) =>
      deed('load')({ ...staged, path: resolve(staged.path) }, facts, { restate }),
    withdraw: deed('withdraw'),
    loads: deed('loads'),
    coverage: deed('coverage'),
    totals: deed('totals'),
    trace: deed('trace'),
    names: deed('names'),
    handOver: (load, path) => deed('handOver')(load, resolve(path)),
    takeOver: (load, names, { path }) => deed('takeOver')(load, names, { path: resolve(path) }),
    inventory: deed('inventory'),
    copyTo: (path) => deed('copyTo')(resolve(path)),
    verify: deed('verify'),
    missingBytes: deed('missingBytes'),
    close: async () => agent.destroy(),
  }
}
