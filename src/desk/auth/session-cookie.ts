import { getCookie } from 'hono/cookie'
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
