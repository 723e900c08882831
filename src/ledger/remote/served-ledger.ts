import { timingSafeEqual } from 'node:crypto'
import { packError } from '../../trade/errors/errors.ts'
import { UndecidedRelationError } from '../coverage/coverage.ts'
import type { MovableLedger } from '../transfer/transfer.ts'
import { closeMethod, pingMethod, type RpcAnswer } from './call.ts'
import { fromWire, toWire } from './wire.ts'

/** What another process can call; it cannot close the ledger. */
const methods = [
  ...['load', 'withdraw', 'loads', 'coverage', 'totals', 'trace', 'names'],
  ...['handOver', 'takeOver', 'inventory', 'copyTo', 'verify', 'missingBytes'],
] as const satisfies readonly Exclude<keyof MovableLedger, 'close'>[]

const longestRequest = 256 * 1024 * 1024

export interface ServedLedgerOptions {
  readonly secret: string
  readonly version: string
  /** Called where a command of this machine asks the process to end. */
  readonly onClose?: () => void
}

/**
 * Answers another process of this machine as the ledger itself would, to whoever has the secret. No browser has
 * business here: what one sends is refused even with it.
 */
export function servedLedger(
  ledger: MovableLedger,
  { secret, version, onClose }: ServedLedgerOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!holds(request.headers.get('authorization'), secret) || fromBrowser(request))
      return answer(403, { refused: 'secret' })
    if (onClose && request.method === 'POST' && new URL(request.url).pathname === `/${closeMethod}`) {
      onClose()
      return answer(200, { result: null })
    }
    if (request.headers.get('x-tradebrief') !== version) return answer(409, { refused: 'version' })
    const name = new URL(request.url).pathname.slice(1)
    const method = methods.find((item) => item === name)
    if (request.method === 'POST' && name === pingMethod) return answer(200, { result: null })
    if (request.method !== 'POST' || !method) return answer(404, { refused: 'method' })
    if (Number(request.headers.get('content-length') ?? Number.NaN) <= longestRequest)
      try {
        const asked = fromWire(await request.text())
        // Whoever has the secret is this very program, which types what it sends.
        const perform = ledger[method] as (...args: readonly unknown[]) => Promise<unknown>
        return answer(200, { result: await perform(...(Array.isArray(asked) ? asked : [])) })
      } catch (error) {
        if (error instanceof UndecidedRelationError)
          return answer(200, { undecided: { file: error.file, pairs: error.pairs } })
        return answer(200, { error: packError(error) })
      }
    return answer(413, { refused: 'size' })
  }
}

const answer = (status: number, body: RpcAnswer): Response =>
  new Response(toWire(body), { status, headers: { 'content-type': 'application/json' } })

/** Compared without saying by the time it takes how much of it is right. */
function holds(authorization: string | null, secret: string): boolean {
  const [stated, wanted] = [Buffer.from(authorization ?? ''), Buffer.from(`Bearer ${secret}`)]
  return stated.length === wanted.length && timingSafeEqual(stated, wanted)
}

const fromBrowser = ({ headers }: Request): boolean => headers.has('origin') || headers.has('sec-fetch-site')
