import type { Next } from 'hono'
import type { Localized } from '../../trade/trade.ts'
import type { Token } from '../../workspace/project/tokens/tokens.ts'
import type { DeskState } from '../desk-state.ts'
import { problemResponse, Refusal } from '../problem.ts'
import { type Gate, refuseOtherSites } from './auth-middleware.ts'
import type { Accounts, DeskContext } from './desk-environment.ts'
import { LoginFailureLog } from './login-failure-log.ts'
import { LoginThrottle } from './login-throttle.ts'
import { toPerson } from './person.ts'
import { validSession } from './session-cookie.ts'
import { Sessions } from './sessions.ts'
import { checkToken } from './token-check.ts'
import { Keyring } from './token-store.ts'

/** What opens without a token: the page to sign in at, what it is made of, signing in itself, and the public site. */
const open = /^\/(?:sign-in|assets\/.*|icon\.svg|public(?:\/.*)?)$/

/**
 * The gate of a desk for several people: a token as bearer, or the cookie of one who has signed in with it. A
 * cookie is sent by the browser, whoever asks it to; so what changes something must come from the desk’s own
 * pages, which send a header that no page of another site can.
 */
export const accountsGate: Gate = (app, deskState, log) => {
  const accounts = createAccounts(deskState, log)
  app.use((context, next) => {
    refuseOtherSites(context.req.raw)
    return admitHolder(context, accounts, next)
  })
}

/** What signing in takes, for a desk. */
export const createAccounts = (
  { folder, now, changes }: DeskState,
  log: (line: Localized) => void,
): Accounts => ({
  keyring: new Keyring(folder, now),
  sessions: new Sessions(now),
  throttle: new LoginThrottle(now),
  failures: new LoginFailureLog(changes, log, now),
  now,
})

/** Lets who has a token in, and everybody to what is open to all. */
export async function admitHolder(
  context: DeskContext,
  accounts: Accounts,
  next: Next,
): Promise<Response | undefined> {
  context.set('accounts', accounts)
  const { path, method } = context.req
  const holder = await holderOf(context, accounts)
  if (holder) context.set('person', toPerson(holder))
  else if (!open.test(path) && !(path === '/api/session' && method === 'POST')) return unknown(context)
  await next()
  return undefined
}

/** @throws Refusal for a wrong token, and for a cookie with a request that no page of ours has sent. */
async function holderOf(context: DeskContext, accounts: Accounts): Promise<Token | null> {
  // Of another scheme it is for a proxy before the desk.
  const [, token] = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? []
  if (token !== undefined) return checkToken(context, accounts, token)
  const session = await validSession(context, accounts)
  if (session && changes(context.req.method) && !context.req.header('x-tradebrief'))
    throw new Refusal(403, {
      zh: '请求不是工作台自己的页面发出的，已拒绝。',
      en: 'The request does not come from a page of the desk and is refused.',
    })
  return session?.holder ?? null
}

const changes = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** A page leads to where one signs in; a program is told what it lacks. */
function unknown(context: DeskContext): Response {
  const { pathname, search } = new URL(context.req.url)
  if (!changes(context.req.method) && !pathname.startsWith('/api')) {
    const to = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`
    return context.redirect(`/sign-in${to}`, 303)
  }
  return problemResponse(
    new Refusal(
      401,
      { zh: '需要令牌。', en: 'A token is needed.' },
      {
        hint: {
          zh: '请登录；令牌由管理工作区的人用 tradebrief token add 新建。',
          en: 'Sign in; who keeps the workspace makes tokens with: tradebrief token add',
        },
        headers: { 'www-authenticate': 'Bearer' },
      },
    ),
  )
}
