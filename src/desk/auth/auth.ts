export { accountsGate } from './accounts.ts'
export { type Gate, loopbackGate, openGate } from './auth-middleware.ts'
export { identifyClient, TrustedProxies } from './client.ts'
export {
  type Accounts,
  type DeskApp,
  type DeskContext,
  type DeskEnvironment,
  requesterOf,
} from './desk-environment.ts'
export { isLoopback } from './loopback.ts'
export { personOf } from './person.ts'
export { cookieName, sessionOf } from './session-cookie.ts'
export { checkToken } from './token-check.ts'
export { userName } from './user-name.ts'
