import { getConnInfo } from '@hono/node-server/conninfo'
import { getCookie } from 'hono/cookie'
import type { Token } from '../workspace/tokens.ts'
import { type Gate, refuseOtherSites } from './gate.ts'
import { Keyring } from './keyring.ts'
import type { DeskContext } from './operation.ts'
import { personOf } from './person.ts'
import { problemResponse, Refusal } from './problem.ts'
import { Sessions } from './sessions.ts'
import { WrongTries } from './wrong-tries.ts'

/** What the operations of signing in and out need. */
export interface Accounts {
  readonly keyring: Keyring
  readonly sessions: Sessions
  readonly wrong: WrongTries
}

/** The cookie’s name; where it is sent over TLS alone, browsers hold its prefix to that. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-tradebrief' : 'tradebrief')

/** What opens without a token: the page to sign in at, what it is made of, and signing in itself. */
const open = /^\/(?:sign-in|assets\/.*|icon\.svg)$/

/**
 * The gate of a desk for several people: a token as bearer, or the cookie of one who has signed in with it. A
 * cookie is sent by the browser, whoever asks it to; so what changes something must come from the desk’s own
 * pages, which send a header that no page of another site can.
 */
export const accountsGate: Gate = (app, house) => {
  const accounts: Accounts = {
    keyring: new Keyring(house.folder),
    sessions: new Sessions(house.now),
    wrong: new WrongTries(house.now),
  }
  app.use(async (context, next) => {
    refuseOtherSites(context.req.raw)
    context.set('accounts', accounts)
    const { path, method } = context.req
    const holder = await holderOf(context, accounts)
    if (holder) context.set('person', personOf(holder))
    else if (!open.test(path) && !(path === '/api/session' && method === 'POST')) return unknown(context)
    return next()
  })
}

/** The address that a request comes from, as far as it is known. */
export function addressOf(context: DeskContext): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return '' // a request that came by no connection, as in tests
  }
}

/** @throws Refusal for a wrong token, and for a cookie with a request that no page of ours has sent. */
async function holderOf(context: DeskContext, { keyring, sessions, wrong }: Accounts): Promise<Token | null> {
  const authorization = context.req.header('authorization')
  if (authorization !== undefined) {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    const holder = await keyring.holder(token)
    if (holder) return holder
    wrong.refuseTooMany(addressOf(context))
    wrong.note(addressOf(context))
    return null
  }
  const number = sessionOf(context)
  const holder = number === null ? null : sessions.holder(number, await keyring.tokens())
  if (holder && changes(context.req.method) && !context.req.header('x-tradebrief'))
    throw new Refusal(403, {
      zh: '请求不是工作台自己的页面发出的，已拒绝。',
      en: 'The request does not come from a page of the desk and is refused.',
    })
  return holder
}

/** The number of the session that a request’s cookie names. */
export const sessionOf = (context: DeskContext): string | null =>
  getCookie(context, cookieName(true)) ?? getCookie(context, cookieName(false)) ?? null

const changes = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** A page leads to where one signs in; a program is told what it lacks. */
function unknown(context: DeskContext): Response {
  const { pathname, search } = new URL(context.req.url)
  if (context.req.method === 'GET' && !pathname.startsWith('/api')) {
    const to = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`
    return context.redirect(`/sign-in${to}`, 303)
  }
  const problem = problemResponse(
    new Refusal(
      401,
      { zh: '需要令牌。', en: 'A token is needed.' },
      {
        hint: {
          zh: '请登录；令牌由管理工作区的人用 tradebrief token add 新建。',
          en: 'Sign in; who keeps the workspace makes tokens with: tradebrief token add',
        },
      },
    ),
  )
  problem.headers.set('www-authenticate', 'Bearer')
  return problem
}
