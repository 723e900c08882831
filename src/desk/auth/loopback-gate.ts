import { Refusal } from '../problem.ts'
import { admitHolder, createAccounts } from './accounts.ts'
import { type Gate, localPerson, refuseOtherSites } from './auth-middleware.ts'
import { isLoopback } from './loopback.ts'

/**
 * The gate of a desk that listens on loopback: it answers to loopback’s own names only, so that a name elsewhere
 * that is made to point here (DNS rebinding) finds nothing. Whether people sign in is for the workspace to say
 * (`desk: {sign_in: true}`), and holds from the next request on.
 */
export const loopbackGate: Gate = (app, deskState, log) => {
  const accounts = createAccounts(deskState, log)
  const person = localPerson()
  // Until the settings have been read; those that cannot be read leave it as it was.
  let isSignInOn = true
  app.use(async (context, next) => {
    const { hostname } = new URL(context.req.url)
    if (!isLoopback(hostname))
      throw new Refusal(403, {
        zh: '这个地址不属于本工作台。',
        en: 'This is not one of the desk’s own addresses.',
      })
    refuseOtherSites(context.req.raw)
    context.set('signInSwitch', accounts)
    const workspace = await deskState.workspace().catch(() => null)
    if (workspace) isSignInOn = workspace.config.desk?.sign_in ?? false
    if (isSignInOn) return admitHolder(context, accounts, next)
    context.set('person', person)
    return next()
  })
}
