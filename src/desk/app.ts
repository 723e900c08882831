import { OpenAPIHono } from '@hono/zod-openapi'
import type { Next } from 'hono'
import packageFile from '../../package.json' with { type: 'json' }
import { mendable, SystemRefusal } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'
import { styleLimits } from '../workspace/project/house-style/house-style.ts'
import {
  type DeskApp,
  type DeskContext,
  type DeskEnvironment,
  type Gate,
  identifyClient,
  isLoopback,
  openGate,
  TrustedProxies,
} from './auth/auth.ts'
import type { DeskState } from './desk-state.ts'
import {
  describe,
  isForPage,
  missingPage,
  pages,
  referencePage,
  referenceStyle,
  refuseMethods,
  usualIdleTimeout,
  withLimitedBody,
  withReadBody,
} from './http/http.ts'
import { largestBrief, largestFile } from './jobs/jobs.ts'
import {
  aboutOperations,
  auditOperations,
  backupOperations,
  briefOperations,
  buildOperations,
  bulletinOperations,
  changeOperations,
  checkOperations,
  codeOperations,
  commentaryOperations,
  comparisonOperations,
  confirmationOperations,
  coverageOperations,
  figureOperations,
  inboxOperations,
  jobOperations,
  loadOperations,
  mcpOperations,
  notificationOperations,
  overviewOperations,
  productFileOperations,
  productOperations,
  publicSiteOperations,
  releaseOperations,
  revisionOperations,
  sampleOperations,
  scheduleOperations,
  sdmxOperations,
  sessionOperations,
  signInOperations,
  tokenOperations,
  totalsOperations,
  unassignedOperations,
  workspaceOperations,
} from './operations/operations.ts'
import { problemResponse, Refusal } from './problem.ts'

export interface DeskOptions {
  /** Who may come in; by default everyone, as on a machine of one’s own. */
  readonly gate?: Gate
  /** Where bugs are told, and what the machine refuses: whoever works at the desk can mend neither. */
  readonly onError?: (error: unknown) => void
  /** Takes lines for whoever runs the desk, such as refused sign-ins. */
  readonly log?: (line: Localized) => void
  /** Whose headers about the client are believed; by default nobody’s. */
  readonly proxies?: TrustedProxies
  /** How long the sender of a body may pause, in milliseconds; by default 30 s. */
  readonly bodyTimeout?: number | undefined
}

const largestJson = 1024 * 1024

/**
 * The desk over a workspace that is open: API, reference and pages, as a function from request to response. It
 * needs no socket: tests call `desk.request(...)`.
 */
export function createDesk(deskState: DeskState, options: DeskOptions = {}): DeskApp {
  const { gate = openGate, onError = () => {}, log = () => {}, proxies = new TrustedProxies() } = options
  const app = createApp(onError)
  app.use((context, next) => {
    context.set('client', identifyClient(context, proxies))
    return next()
  })
  app.use(securityHeaders)
  app.use(refuseLongAddress)
  app.use(refuseMethods(app))
  gate(app, deskState, log)
  app.use('/api/*', readRequest(deskState, options.bodyTimeout ?? usualIdleTimeout))
  addOperations(app, deskState)
  addReference(app)
  pages(app)
  return app
}

/** An app without operations: it answers every refusal, bug and unknown address with a problem. */
function createApp(onError: (error: unknown) => void): DeskApp {
  const app: DeskApp = new OpenAPIHono<DeskEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw badRequest(result.error.issues)
    },
  })
  app.onError((error) => {
    const problem = problemResponse(asRefusal(error))
    if (problem.status === 500 || mendable(error) instanceof SystemRefusal) onError(error)
    return problem
  })
  app.notFound((context) =>
    isForPage(context)
      ? missingPage(context)
      : problemResponse(
          new Refusal(404, {
            zh: '没有这个地址。',
            en: `There is nothing at this address: ${context.req.path.slice(0, 100)}`,
          }),
        ),
  )
  return app
}

/** Limits the body of a request by its address, and sets the version of the data that the answer rests on. */
const readRequest =
  (deskState: DeskState, idleTimeout: number) =>
  async (context: DeskContext, next: Next): Promise<void> => {
    const { req } = context
    const largest = largestFiles.get(req.path)
    requireKindOfBody(req.raw, largest !== undefined)
    if (req.method !== 'GET' && req.method !== 'HEAD')
      req.raw =
        largest === undefined
          ? await withReadBody(req.raw, { maxBytes: largestJson, idleTimeout })
          : withLimitedBody(req.raw, { maxBytes: largest, idleTimeout })
    const answer = async () => {
      context.set('version', (await deskState.version()).name)
      await next()
    }
    await (req.method === 'GET' || req.method === 'HEAD' ? deskState.stamps.during(answer) : answer())
  }

function addOperations(app: DeskApp, deskState: DeskState): void {
  // First, since it decides what readers see of the others.
  releaseOperations(app, deskState)
  sessionOperations(app, deskState)
  signInOperations(app, deskState)
  aboutOperations(app, deskState)
  overviewOperations(app, deskState)
  briefOperations(app, deskState)
  figureOperations(app, deskState)
  totalsOperations(app, deskState)
  commentaryOperations(app, deskState)
  productOperations(app, deskState)
  productFileOperations(app, deskState)
  loadOperations(app, deskState)
  inboxOperations(app, deskState)
  bulletinOperations(app, deskState)
  buildOperations(app, deskState)
  jobOperations(app, deskState)
  coverageOperations(app, deskState)
  backupOperations(app, deskState)
  checkOperations(app, deskState)
  revisionOperations(app, deskState)
  comparisonOperations(app, deskState)
  confirmationOperations(app, deskState)
  auditOperations(app, deskState)
  codeOperations(app, deskState)
  changeOperations(app, deskState)
  workspaceOperations(app, deskState)
  tokenOperations(app, deskState)
  unassignedOperations(app, deskState)
  sampleOperations(app, deskState)
  publicSiteOperations(app, deskState)
  notificationOperations(app, deskState)
  scheduleOperations(app, deskState)
  mcpOperations(app, deskState)
  sdmxOperations(app, deskState)
}

/** The description of the API, as OpenAPI and as a page. */
function addReference(app: DeskApp): void {
  const document = describe(app, packageFile.version)
  app.get('/api/openapi.json', (context) => context.json(document))
  app.get('/api', (context) => context.html(referencePage(document)))
  app.get('/api/reference.css', (context) =>
    context.body(referenceStyle, 200, { 'content-type': 'text/css;charset=utf-8' }),
  )
}

/** Where files are sent to, and how large they may be. */
const largestFiles: ReadonlyMap<string, number> = new Map([
  ['/api/uploads', largestFile],
  ['/api/audit', largestBrief],
  ['/api/workspace/logo', styleLimits.logo],
  ['/api/workspace/word-template', styleLimits.wordTemplate],
])

/** Every address of the desk is far shorter. */
const longestAddress = 8192

const refuseLongAddress: Parameters<DeskApp['use']>[1] = async (context, next) => {
  if (context.req.url.length > longestAddress)
    throw new Refusal(414, { zh: '地址过长。', en: 'The address is too long.' })
  await next()
}

/** A form of another site can send neither kind, so that no page elsewhere can change anything here. */
function requireKindOfBody(request: Request, file: boolean): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'DELETE') return
  const kind = (request.headers.get('content-type') ?? '').split(';')[0]?.trim()
  const wanted = file ? 'application/octet-stream' : 'application/json'
  if (kind !== wanted)
    throw new Refusal(415, { zh: `请求内容应为 ${wanted}。`, en: `The body should be ${wanted}.` })
}

function badRequest(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  const [first] = issues
  const path = first?.path.map(String).join('.').slice(0, 100) ?? ''
  const message = first?.message.slice(0, 200) ?? ''
  return new Refusal(400, {
    zh: `请求有误：${path} ${message}`,
    en: `The request is wrong: ${path} ${message}`,
  })
}

/** What the libraries throw for malformed requests, and for those whose sender has gone, as refusals. */
function asRefusal(error: Error): Error {
  if ('code' in error && error.code === 'ECONNRESET') return unreadable(error)
  if (!('status' in error) || typeof error.status !== 'number' || error.status >= 500) return error
  if (error instanceof Refusal) return error
  return unreadable(error)
}

const unreadable = (cause: Error): Refusal =>
  new Refusal(400, { zh: '请求无法读取。', en: 'The request cannot be read.' }, { cause })

const securityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `manifest-src 'self'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ')

const securityHeaders = async (context: DeskContext, next: Next): Promise<void> => {
  await next()
  const { headers } = context.res
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', securityPolicy)
  headers.set('x-content-type-options', 'nosniff')
  // The parts of the public site that other pages may show say so.
  if (!/frame-ancestors \*/.test(headers.get('content-security-policy') ?? ''))
    headers.set('x-frame-options', 'DENY')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-opener-policy', 'same-origin')
  if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-origin')
  // Browsers hold a name to TLS from then on; for this machine’s own that would keep them from its other servers.
  if (context.get('client').isSecure && !isLoopback(new URL(context.req.url).hostname))
    headers.set('strict-transport-security', 'max-age=31536000')
}
