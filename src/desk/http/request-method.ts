import type { MiddlewareHandler } from 'hono'
import type { DeskApp, DeskEnvironment } from '../auth/auth.ts'
import { problemResponse, Refusal } from '../problem.ts'

/**
 * Answers a method that an address does not have with 405 and `Allow` (RFC 9110, 15.5.6), and OPTIONS with `Allow`
 * alone. TRACE is refused everywhere, since it would return a request's credentials. An address that does not exist is
 * passed on.
 */
export function refuseMethods(app: DeskApp): MiddlewareHandler<DeskEnvironment> {
  let addresses: readonly Address[] | undefined
  return async ({ req: { path, method } }, next) => {
    // Made at the first request, when every operation has been added.
    addresses ??= addressesOf(app)
    const allowed = addresses.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
    if (method !== 'TRACE' && (allowed.length === 0 || allowed.includes(method))) return next()
    const allow = [...new Set([...allowed, 'OPTIONS'])].join(', ')
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
    return problemResponse(notAllowed(method, allow))
  }
}

interface Address {
  readonly pattern: RegExp
  readonly methods: readonly string[]
}

function addressesOf(app: DeskApp): Address[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL') // the others are middleware
  return routes.map(({ path, method }) => ({
    pattern: patternOf(path),
    methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
  }))
}

/** The paths that a route matches: `/loads/:id`, `/assets/:file{\w+}`. */
function patternOf(path: string): RegExp {
  const parts = path.split(/(:\w+(?:\{[^}]*\})?)/)
  const patterns = parts.map((part) => {
    if (!part.startsWith(':')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return /\{(.*)\}/.exec(part)?.[1] ?? '[^/]+'
  })
  return new RegExp(`^${patterns.join('')}$`)
}

const notAllowed = (method: string, allow: string): Refusal =>
  new Refusal(
    405,
    {
      zh: `这个地址不接受 ${method.slice(0, 20)}。`,
      en: `This address does not take ${method.slice(0, 20)}.`,
    },
    { headers: { allow } },
  )
