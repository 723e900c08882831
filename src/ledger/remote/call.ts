import { type Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { Hindrance, type PortableError, UserError, unpackError } from '../../trade/errors/errors.ts'
import { UndecidedRelationError } from '../coverage/coverage.ts'
import { fromWire, toWire } from './wire.ts'

/** Where a process serves its ledger to others of the same machine and owner. */
export interface LedgerDoor {
  readonly url: string
  readonly secret: string
  /** Which process it is, where that is known. */
  readonly processId?: number
}

/** Nobody is at the door (any more). */
export class Gone extends Hindrance {}

/** The other process is there and does not answer: it is stopped, or busy beyond measure. */
export class Silent extends Hindrance {}

/** How long to wait for a sign of life, in milliseconds. */
export interface Patience {
  /** When the ledger is opened. */
  readonly atFirst: number
  /** While it is asked for something, which itself may take as long as it takes. */
  readonly later: number
}

export const usualPatience: Patience = { atFirst: 5_000, later: 30_000 }

/** What is asked only to learn whether the other process answers. */
export const signOfLife = 'alive'

type Answer =
  | { readonly given?: unknown }
  | { readonly error: PortableError }
  | { readonly undecided: Pick<UndecidedRelationError, 'file' | 'pairs'> }
  | { readonly refused: 'secret' | 'version' | 'deed' | 'size' }

/** One that serves a ledger, as it is asked. */
export interface Callee {
  readonly door: LedgerDoor
  readonly version: string
  readonly agent: Agent
}

/**
 * Asks the other process for one deed of its ledger. It takes as long as it takes, as it does for a ledger of one’s own;
 * meanwhile the other process must answer that it is alive.
 *
 * @param patience how long that may take, in milliseconds.
 * @throws what the ledger throws there; Gone where nobody answers; Silent where the process does not answer any more.
 */
export async function call(
  callee: Callee,
  deed: string,
  given: readonly unknown[],
  patience: number,
): Promise<unknown> {
  const stop = new AbortController()
  const watch = setInterval(() => {
    askForLife(callee, patience).catch((error: unknown) => {
      if (error instanceof Silent) stop.abort(error)
    })
  }, patience)
  try {
    return await ask(callee, deed, given, stop.signal)
  } finally {
    clearInterval(watch)
  }
}

/** @throws Gone, or Silent where there is no answer for so many milliseconds. */
export async function askForLife(callee: Callee, patience: number): Promise<void> {
  const stop = new AbortController()
  const late = setTimeout(() => stop.abort(silent(callee)), patience)
  try {
    await ask(callee, signOfLife, [], stop.signal)
  } finally {
    clearTimeout(late)
  }
}

async function ask(
  { agent, door, version }: Callee,
  deed: string,
  given: readonly unknown[],
  signal: AbortSignal,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${door.secret}`, 'x-tradebrief': version }
  // Whether it lives is asked beside what it is asked for.
  const by = deed === signOfLife ? false : agent
  const answer = (await post(`${door.url}/${deed}`, toWire(given), { agent: by, headers, signal })) as Answer
  if ('error' in answer) throw unpackError(answer.error)
  if ('undecided' in answer) throw new UndecidedRelationError(answer.undecided.file, answer.undecided.pairs)
  // What gives nothing arrives without the property.
  if (!('refused' in answer)) return answer.given
  if (answer.refused === 'secret') throw gone() // another program has the port of a desk that is no more
  if (answer.refused === 'version') throw otherVersion()
  throw new Error(`the desk refused ${deed}: ${answer.refused}`)
}

interface Sending {
  readonly agent: Agent | false
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

function post(url: string, body: string, { agent, headers, signal }: Sending) {
  return new Promise<unknown>((resolve, reject) => {
    const lost = (cause: unknown) => reject(signal.aborted ? signal.reason : gone(cause))
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

const gone = (cause?: unknown): Gone =>
  new Gone(
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

const silent = ({ door: { url, processId } }: Callee): Silent =>
  new Silent(
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
