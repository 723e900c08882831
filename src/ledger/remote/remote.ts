import { Agent } from 'node:http'
import { resolve } from 'node:path'
import type { MovableLedger } from '../transfer/transfer.ts'
import { call, DeskClosedError, type LedgerEndpoint, ping, type RpcTimeouts, usualTimeouts } from './call.ts'

export type { LedgerEndpoint } from './call.ts'
export { servedLedger } from './served-ledger.ts'

/**
 * A ledger that another process has open, over loopback. It answers as that ledger does; staged files are handed
 * over by their paths, since both are on one machine. Closing it leaves the other’s open.
 *
 * @returns null where no process answers at the endpoint.
 * @throws UserError where the other process does not answer in time, though it is there, or is of another version of the
 * program; and later on where it has gone or does not answer any more.
 */
export async function openRemoteLedger(
  endpoint: LedgerEndpoint,
  version: string,
  timeout: RpcTimeouts = usualTimeouts,
): Promise<MovableLedger | null> {
  // As many at once as a build asks; the other side has a connection for each to its ledger.
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const target = { agent, endpoint, version }
  const ask = (method: string, ...args: readonly unknown[]) => call(target, method, args, timeout.calls)
  // Types as the served ledger has them: it is this very program.
  const method = <Name extends keyof MovableLedger>(name: Name) =>
    ((...args: readonly unknown[]) => ask(name, ...args)) as MovableLedger[Name]

  const isPresent = await ping(target, timeout.opening).then(
    () => true,
    (error: unknown) => {
      if (error instanceof DeskClosedError) return false
      throw error
    },
  )
  if (!isPresent) {
    agent.destroy()
    return null
  }
  return {
    // The promise that ends a batch cannot be sent.
    load: (staged, facts, { restate = false } = {}) =>
      method('load')({ ...staged, path: resolve(staged.path) }, facts, { restate }),
    withdraw: method('withdraw'),
    loads: method('loads'),
    coverage: method('coverage'),
    totals: method('totals'),
    trace: method('trace'),
    names: method('names'),
    handOver: (load, path) => method('handOver')(load, resolve(path)),
    takeOver: (load, names, { path }) => method('takeOver')(load, names, { path: resolve(path) }),
    inventory: method('inventory'),
    copyTo: (path) => method('copyTo')(resolve(path)),
    verify: method('verify'),
    missingBytes: method('missingBytes'),
    close: async () => agent.destroy(),
  }
}
