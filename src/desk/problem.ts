import { mendable, UserError, type UserErrorDetails } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'
import { TooManyTasks } from '../workspace/process/process.ts'

/** What the desk answers where it does not answer: RFC 9457, with the words in both languages. */
export interface Problem {
  readonly type: 'about:blank'
  /** In English, for programs’ logs. */
  readonly title: string
  readonly status: number
  readonly words: Localized
  readonly hint: Localized | null
  readonly where: {
    readonly file: string
    readonly line: number | null
    readonly column: string | number | null
    readonly found: string | null
  } | null
}

export interface RefusalDetails extends UserErrorDetails {
  /** Further headers of the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that the desk refuses for what it is, with the status that says so. */
export class Refusal extends UserError {
  readonly status: RefusalStatus
  readonly headers: Readonly<Record<string, string>>

  constructor(status: RefusalStatus, words: Localized, { headers = {}, ...details }: RefusalDetails = {}) {
    super(words, details)
    this.status = status
    this.headers = headers
  }
}

export type RefusalStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 406
  | 408
  | 409
  | 412
  | 413
  | 414
  | 415
  | 417
  | 422
  | 428
  | 429
  | 431
  | 501

const longest = 200

/** A refusal says its own status; what else a person can mend is 422; the rest is a bug of ours, told without its inside. */
export function toProblem(error: unknown): Problem {
  const userError = mendable(error)
  if (!userError)
    return {
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      words: { zh: '程序内部错误，已记入服务端日志。', en: 'An internal error; the server’s log has it.' },
      hint: null,
      where: null,
    }
  const { words, where, deskHint, hint = null } = userError
  return {
    type: 'about:blank',
    title: words.en,
    status: error instanceof Refusal ? error.status : error instanceof TooManyTasks ? 429 : 422,
    words,
    hint: deskHint ?? hint,
    where: where
      ? {
          // A person at the desk sees names of files, never the folders of the machine.
          file: where.file.replace(/^.*[\\/]/, ''),
          line: where.line ?? null,
          column: where.column ?? null,
          found: where.found?.slice(0, longest) ?? null,
        }
      : null,
  }
}

/** The problem as an answer. */
export function problemResponse(error: unknown): Response {
  const problem = toProblem(error)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(error instanceof Refusal && error.headers),
    },
  })
}

export const notFound = (words: Localized): Refusal => new Refusal(404, words)
