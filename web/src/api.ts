import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../src/desk/schemas/schemas.ts'

export type * from '../../src/desk/schemas/schemas.ts'

/** What the desk refused, with its words in both languages. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** Marks a request as one of this page’s own; no form of another site can. */
const current = { 'x-tradebrief': '1' }

/** Asks the desk. @throws Refused for a problem, also where the desk does not answer at all. */
export const ask = async <Answer>(path: string, init?: RequestInit): Promise<Answer> =>
  (await responseTo(path, init)).json()

/** A text, such as a page. @throws Refused */
export const askText = async (path: string): Promise<string> => (await responseTo(path)).text()

/** An answer with the name of its edition, which a change to it gives back. @throws Refused */
export async function askEdition<Answer>(path: string, init?: RequestInit): Promise<Edition<Answer>> {
  const response = await responseTo(path, init)
  return { answer: await response.json(), edition: response.headers.get('etag') ?? '' }
}

export interface Edition<Answer> {
  readonly answer: Answer
  readonly edition: string
}

let isSigningOut = false

/**
 * Ends the session, and leads to the sign-in page; what the page still asks meanwhile does not lead back to where it was.
 *
 * @throws Refused where the session was not ended.
 */
export async function signOut(): Promise<void> {
  isSigningOut = true
  try {
    await ask('/api/session', { method: 'DELETE' })
  } catch (error) {
    isSigningOut = false
    throw error
  }
  location.replace('/sign-in')
}

async function responseTo(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { ...init, headers: { ...current, ...init.headers } }).catch(() => null)
  if (response?.ok) return response
  if (response?.status === 401 && !isSigningOut && location.pathname !== '/sign-in')
    location.replace(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
  throw new Refused(response ? await problemIn(response) : noAnswer)
}

/** A body of JSON. */
export const json = (method: 'POST' | 'PUT', body: unknown, headers: HeadersInit = {}): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
})

export const send = <Answer>(
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  init: RequestInit = {},
): Promise<Answer> => ask(path, { ...json(method, body), ...init })

export const sendFile = <Answer>(path: string, file: File): Promise<Answer> =>
  ask(path, { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } })

export const toProblem = (error: unknown): Problem => {
  if (error instanceof Refused) return error.problem
  throw error
}

async function problemIn(response: Response): Promise<Problem> {
  try {
    return await response.json()
  } catch {
    return { ...noAnswer, status: response.status }
  }
}

/** What is told where the desk does not answer. */
export const noAnswer: Problem = {
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  words: { zh: '工作台没有回答。', en: 'The desk does not answer.' },
  hint: {
    zh: '看看打开工作台的窗口是否还在运行，然后再试。',
    en: 'See whether the window that opened the desk is still running, then try again.',
  },
  where: null,
}

export interface Asked<Answer> {
  /** The last answer; it stays while a new one is on its way, so that nothing jumps. */
  readonly answer: Answer | null
  readonly problem: Problem | null
  readonly waiting: boolean
  again(): void
}

/** An answer of the desk, asked for again when the question changes; none for an empty question. */
export const useAnswer = <Answer>(path: string): Asked<Answer> => useAsked<Answer>(path, ask)

/** The same of a text, such as a page. */
export const useText = (path: string): Asked<string> => useAsked(path, askText)

function useAsked<Answer>(path: string, request: (path: string) => Promise<Answer>): Asked<Answer> {
  const [state, setState] = useState<{ answer: Answer | null; problem: Problem | null; of: string }>({
    answer: null,
    problem: null,
    of: '',
  })
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (path === '') return
    let current = true
    request(path).then(
      (answer) => current && setState({ answer, problem: null, of: path }),
      (error) => current && setState({ answer: null, problem: toProblem(error), of: path }),
    )
    return () => {
      current = false
    }
  }, [path, round, request])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { answer: state.answer, problem: state.problem, waiting: path !== '' && state.of !== path, again }
}
