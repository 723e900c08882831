import { getCookie, setCookie } from 'hono/cookie'
import type { Token } from '../../workspace/project/tokens/tokens.ts'
import type { Accounts, DeskContext } from './desk-environment.ts'

/** The cookie’s name; where it is sent over TLS alone, browsers hold its prefix to that. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-tradebrief' : 'tradebrief')

/** The session that a request’s cookie names, with whom it stands for; null where there is none, or it is over. */
export async function validSession(
  context: DeskContext,
  { keyring, sessions }: Pick<Accounts, 'keyring' | 'sessions'>,
): Promise<{ readonly number: string; readonly holder: Token } | null> {
  const number = readSession(context)
  const holder = number === null ? null : sessions.holder(number, await keyring.tokens())
  return number === null || holder === null ? null : { number, holder }
}

/** The number of the session that a request’s cookie names. */
export const readSession = (context: DeskContext): string | null =>
  getCookie(context, cookieName(true)) ?? getCookie(context, cookieName(false)) ?? null

/** Signs somebody in: the answer sets the cookie of a session. */
export function startSession(
  context: DeskContext,
  { sessions }: Pick<Accounts, 'sessions'>,
  holder: Token,
): void {
  const secure = isSecure(context)
  setCookie(context, cookieName(secure), sessions.open(holder), {
    ...{ path: '/', httpOnly: true, sameSite: 'Strict', secure },
  })
}

/** Whether the browser has come by TLS: to us, or to a proxy before us, as the origin that it names says too. */
const isSecure = (context: DeskContext): boolean =>
  context.get('client').isSecure || (context.req.header('origin') ?? '').startsWith('https:')
