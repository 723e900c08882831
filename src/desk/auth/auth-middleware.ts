import type { Localized } from '../../trade/trade.ts'
import type { DeskState } from '../desk-state.ts'
import { Refusal } from '../problem.ts'
import type { DeskApp } from './desk-environment.ts'
import { type Person, toPerson } from './person.ts'
import { userName } from './user-name.ts'

/**
 * Decides who comes in, before anything else is looked at.
 *
 * @param log takes lines for whoever runs the desk.
 */
export type Gate = (app: DeskApp, deskState: DeskState, log: (line: Localized) => void) => void

/** Who sits at this machine, where nobody signs in. */
export const localPerson = (): Person => toPerson({ name: userName(), role: 'owner' })

/** On a machine of one’s own: no accounts; whoever sits there may do everything. */
export const openGate: Gate = (app) => {
  const person = localPerson()
  app.use(async (context, next) => {
    refuseOtherSites(context.req.raw)
    context.set('person', person)
    await next()
  })
}

/** Refuses what a page of another site has sent: browsers say where a request comes from. The public site is for all. */
export function refuseOtherSites(request: Request): void {
  const origin = request.headers.get('origin')
  const url = new URL(request.url)
  if (/^\/public(?:\/|$)/.test(url.pathname) && /^(?:GET|HEAD)$/.test(request.method)) return
  const foreign = origin !== null && (!URL.canParse(origin) || new URL(origin).host !== url.host)
  const site = request.headers.get('sec-fetch-site')
  const crossing = site === 'cross-site' || site === 'same-site'
  // A link from elsewhere may lead to a page; it may not call the API.
  const linked = request.method === 'GET' && request.headers.get('sec-fetch-mode') === 'navigate'
  if (foreign || (crossing && !(linked && !url.pathname.startsWith('/api/'))))
    throw new Refusal(403, {
      zh: '请求来自另一个网站，已拒绝。',
      en: 'The request comes from another site and is refused.',
    })
}
