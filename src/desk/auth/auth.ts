/**
 * Who may use the desk: tokens, sessions, throttling of sign-ins, and the variables of a request. More than twelve files:
 * each is a rule of security with its own test.
 *
 * @module
 */
export { accountsGate } from './accounts.ts'
export { type Gate, openGate } from './auth-middleware.ts'
export { identifyClient, TrustedProxies } from './client.ts'
export {
  type Accounts,
  type DeskApp,
  type DeskContext,
  type DeskEnvironment,
  getRequester,
} from './desk-environment.ts'
export { isLoopback } from './loopback.ts'
export { loopbackGate } from './loopback-gate.ts'
export { toPerson } from './person.ts'
export { cookieName, readSession, startSession } from './session-cookie.ts'
export { checkToken } from './token-check.ts'
export { userName } from './user-name.ts'
