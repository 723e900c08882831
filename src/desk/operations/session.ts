import { z } from '@hono/zod-openapi'
import { deleteCookie } from 'hono/cookie'
import {
  type Accounts,
  checkToken,
  cookieName,
  type DeskApp,
  type DeskContext,
  readSession,
  startSession,
  toPerson,
} from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { Refusal } from '../problem.ts'

/** The session: signing in with a token, for people in a browser, and out again. */
export function sessionOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/session',
      tag: 'session',
      summary: 'Sign in with a token: the answer sets a cookie',
      role: 'anyone',
      body: z.object({ token: z.string().min(1).max(200) }),
      answer: z.object({ person: z.string(), role: z.enum(['reader', 'editor']) }),
    },
    async ({ body, context }) => {
      const accounts = accountsOf(context)
      const holder = await checkToken(context, accounts, body.token.trim())
      startSession(context, accounts, holder)
      await deskState.changes.note(holder.name, 'sign-in', { address: context.get('client').address })
      return { person: holder.name, role: toPerson(holder).role }
    },
  )

  operation(
    app,
    {
      method: 'delete',
      path: '/api/session',
      tag: 'session',
      summary: 'Sign out',
      role: 'reader',
      answer: z.object({ signedOut: z.boolean() }),
    },
    async ({ context }) => {
      const { sessions } = accountsOf(context)
      const number = readSession(context)
      if (number !== null) sessions.close(number)
      for (const secure of [true, false])
        deleteCookie(context, cookieName(secure), { path: '/', secure, httpOnly: true, sameSite: 'Strict' })
      return { signedOut: number !== null }
    },
  )
}

function accountsOf(context: DeskContext): Accounts {
  const accounts = context.get('accounts')
  if (accounts) return accounts
  throw new Refusal(409, {
    zh: '这个工作台只在本机可见，不用登录。',
    en: 'This desk is seen on this machine alone; nobody signs in.',
  })
}
