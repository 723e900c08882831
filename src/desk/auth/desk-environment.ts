import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Requester } from '../../workspace/process/process.ts'
import type { Client } from './client.ts'
import type { LoginFailureLog } from './login-failure-log.ts'
import type { LoginThrottle } from './login-throttle.ts'
import type { Person } from './person.ts'
import type { Sessions } from './sessions.ts'
import type { Keyring } from './token-store.ts'

/** What the operations of signing in and out need. */
export interface Accounts {
  readonly keyring: Keyring
  readonly sessions: Sessions
  readonly throttle: LoginThrottle
  readonly failures: LoginFailureLog
  readonly now: () => Date
}

/** What the desk’s requests carry along. */
export interface DeskEnvironment {
  Variables: {
    client: Client
    person: Person
    version: string
    /** Where people sign in. */
    accounts?: Accounts
    /** Where the workspace says whether people sign in: what signing in would take. */
    signInSwitch?: Accounts
  }
}

export type DeskApp = OpenAPIHono<DeskEnvironment>
export type DeskContext = Context<DeskEnvironment>

/** Who asks, for work in a child process; it stops where the connection is closed. */
export const getRequester = (context: DeskContext): Requester => ({
  owner: context.get('person').name,
  signal: context.req.raw.signal,
})
