import { type Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { GeneralError, type PortableError, UserError, unpackError } from '../../trade/errors/errors.ts'
import { UndecidedRelationError } from '../coverage/coverage.ts'
import { fromWire, toWire } from './wire.ts'

/** Where a process serves its ledger to others of the same machine and owner. */
export interface LedgerEndpoint {
  readonly url: string
  readonly secret: string
  /** Which process it is, where that is known. */
  readonly processId?: number
}

/** No process answers at the endpoint (any more). */
export class DeskClosedError extends GeneralError {}

/** The other process is there and does not answer: it is stopped, or busy beyond measure. */
export class DeskUnresponsiveError extends GeneralError {}

/** How long to wait for an answer to a ping, in milliseconds. */
export interface RpcTimeouts {
  /** When the ledger is opened. */
  readonly opening: number
  /** While it is asked for something, which itself may take as long as it takes. */
  readonly calls: number
}

export const usualTimeouts: RpcTimeouts = { opening: 5_000, calls: 30_000 }

/** Called only to learn whether the other process answers. */
export const pingMethod = 'alive'

/** Asks the other process to end; served to commands of every version, since a newer one takes its place. */
export const closeMethod = 'close'

/** The answer to a call. */
export type RpcAnswer =
  | { readonly result?: unknown }
  | { readonly error: PortableError }
  | { readonly undecided: Pick<UndecidedRelationError, 'file' | 'pairs'> }
  | { readonly refused: 'secret' | 'version' | 'method' | 'size' }

/** A process that serves its ledger, with the agent that calls it. */
export interface RpcTarget {
  readonly endpoint: LedgerEndpoint
  readonly version: string
  readonly agent: Agent
}

/**
 * Calls a method of the other process’s ledger. It may take any time, as with a ledger in this process; meanwhile the
 * other process must answer pings.
 *
 * @param timeout of a ping, in milliseconds.
 * @throws what the ledger throws there; DeskClosedError where no process answers; DeskUnresponsiveError where it does not
 * answer any more.
 */
export async function call(
  target: RpcTarget,
  method: string,
  args: readonly unknown[],
  timeout: number,
): Promise<unknown> {
  const stop = new AbortController()
  const watch = setInterval(() => {
    ping(target, timeout).catch((error: unknown) => {
      if (error instanceof DeskUnresponsiveError) stop.abort(error)
    })
  }, timeout)
  try {
    return await ask(target, method, args, stop.signal)
  } finally {
    clearInterval(watch)
  }
}

/** @throws DeskClosedError, or DeskUnresponsiveError where there is no answer for so many milliseconds. */
export async function ping(target: RpcTarget, timeout: number): Promise<void> {
  const stop = new AbortController()
  const late = setTimeout(() => stop.abort(deskUnresponsive(target)), timeout)
  try {
    await ask(target, pingMethod, [], stop.signal)
  } finally {
    clearTimeout(late)
  }
}

async function ask(
  { agent, endpoint, version }: RpcTarget,
  method: string,
  args: readonly unknown[],
  signal: AbortSignal,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${endpoint.secret}`, 'x-tradebrief': version }
  // A ping has a connection of its own.
  const by = method === pingMethod ? false : agent
  const answer = (await post(`${endpoint.url}/${method}`, toWire(args), {
    agent: by,
    headers,
    signal,
  })) as RpcAnswer
  if ('error' in answer) throw unpackError(answer.error)
  if ('undecided' in answer) throw new UndecidedRelationError(answer.undecided.file, answer.undecided.pairs)
  // A method without a result arrives without the property.
  if (!('refused' in answer)) return answer.result
  if (answer.refused === 'secret') throw deskClosed() // another program has the port of a desk that is no more
  if (answer.refused === 'version') throw otherVersion()
  throw new Error(`the desk refused ${method}: ${answer.refused}`)
}

interface Sending {
  readonly agent: Agent | false
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

function post(url: string, body: string, { agent, headers, signal }: Sending) {
  return new Promise<unknown>((resolve, reject) => {
    const lost = (cause: unknown) => reject(signal.aborted ? signal.reason : deskClosed(cause))
    const bytes = Buffer.from(body)
    const sent = request(url, {
      ...{ agent, signal, method: 'POST' },
      headers: { ...headers, 'content-type': 'application/json', 'content-length': bytes.length },
    })
    sent.on('error', lost)
    sent.on('response', (response) => text(response).then(fromWire).then(resolve, lost))
    sent.end(bytes)
  })
}

const deskClosed = (cause?: unknown): DeskClosedError =>
  new DeskClosedError(
    {
      zh: '工作台在命令完成之前关闭了。',
      en: 'The desk was closed before the command was done.',
    },
    {
      cause,
      hint: {
        zh: '再运行一次；已载入的文件不会重复载入。',
        en: 'Run it again; a file that was loaded is not loaded twice.',
      },
    },
  )

const deskUnresponsive = ({ endpoint: { url, processId } }: RpcTarget): DeskUnresponsiveError =>
  new DeskUnresponsiveError(
    {
      zh: `打开着这个工作区的工作台没有应答（${url}）。`,
      en: `The desk that has this workspace open does not answer (${url}).`,
    },
    {
      hint: processId
        ? {
            zh: `它的进程 ${processId} 可能被暂停了：用 kill -CONT ${processId} 让它继续，或结束它，然后重试。`,
            en: `Its process ${processId} may be stopped: continue it with kill -CONT ${processId}, or end it, then try again.`,
          }
        : {
            zh: '它可能被暂停了：让它继续，或关闭它，然后重试。',
            en: 'It may be stopped: continue it, or close it, then try again.',
          },
    },
  )

const otherVersion = (): UserError =>
  new UserError(
    {
      zh: '工作台是 Tradebrief 的另一个版本打开的。',
      en: 'The desk was opened by another version of Tradebrief.',
    },
    {
      hint: {
        zh: '先关闭工作台（Ctrl+C），再用这个版本打开。',
        en: 'Close the desk (Ctrl+C) and open it with this version.',
      },
    },
  )
