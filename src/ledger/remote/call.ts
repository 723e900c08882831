import { type Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { type PortableError, unpackError } from '../../trade/portable-error.ts'
import { Hindrance, UserError } from '../../trade/user-error.ts'
import { UndecidedRelationError } from '../coverage/undecided-relation-error.ts'
import { fromWire, toWire } from './wire.ts'

/** Where a process serves its ledger to others of the same machine and owner. */
export interface LedgerDoor {
  readonly url: string
  readonly secret: string
}

/** Nobody is at the door (any more). */
export class Gone extends Hindrance {}

type Answer =
  | { readonly given: unknown }
  | { readonly error: PortableError }
  | { readonly undecided: Pick<UndecidedRelationError, 'file' | 'pairs'> }
  | { readonly refused: 'secret' | 'version' | 'deed' | 'size' }

/**
 * Asks the other process for one deed of its ledger. There is no time limit, as there is none for a ledger of
 * one’s own: a load takes as long as it takes.
 *
 * @throws what the ledger throws there; Gone where nobody answers.
 */
export async function call(
  agent: Agent,
  { url, secret }: LedgerDoor,
  version: string,
  deed: string,
  given: readonly unknown[],
): Promise<unknown> {
  const answer = (await post(agent, `${url}/${deed}`, toWire(given), {
    authorization: `Bearer ${secret}`,
    'x-tradebrief': version,
  })) as Answer
  if ('given' in answer) return answer.given
  if ('error' in answer) throw unpackError(answer.error)
  if ('undecided' in answer) throw new UndecidedRelationError(answer.undecided.file, answer.undecided.pairs)
  if (answer.refused === 'secret') throw gone() // another program has the port of a desk that is no more
  if (answer.refused === 'version') throw otherVersion()
  throw new Error(`the desk refused ${deed}: ${answer.refused}`)
}

function post(agent: Agent, url: string, body: string, headers: Readonly<Record<string, string>>) {
  return new Promise<unknown>((resolve, reject) => {
    const lost = (cause: unknown) => reject(gone(cause))
    const bytes = Buffer.from(body)
    const sent = request(url, {
      agent,
      method: 'POST',
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
