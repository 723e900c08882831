import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, Next } from 'hono'
import type { Requester } from '../workspace/process/process.ts'
import type { Role } from '../workspace/roles.ts'
import type { Accounts } from './accounts.ts'
import type { Person } from './person.ts'
import { Refusal } from './problem.ts'
import { problem } from './shapes.ts'

/** What the desk’s requests carry along. */
export interface DeskEnvironment {
  Variables: { person: Person; version: string; accounts?: Accounts }
}

export type DeskApp = OpenAPIHono<DeskEnvironment>
export type DeskContext = Context<DeskEnvironment>

/** Who asks, for work in a child process; it stops where the connection is closed. */
export const requesterOf = (context: DeskContext): Requester => ({
  owner: context.get('person').name,
  signal: context.req.raw.signal,
})

/** One operation of the API, declared once: what it takes, what it gives, who may. */
export interface Operation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly tag: string
  readonly summary: string
  /** Readers may only read; `anyone` needs no token. */
  readonly role: Role | 'anyone'
  readonly params?: Params
  readonly query?: Query
  /** A body of JSON. */
  readonly body?: Body
  /** A file as the body, as its bytes are. */
  readonly file?: boolean
  /** The shape of the answer; `bytes` for a file or a stream. */
  readonly answer: Answer | 'bytes'
  /** Whether the answer follows from the workspace’s data alone, so that it has a tag that says whether it is still so. */
  readonly follows?: 'data'
}

export interface Taken<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly context: DeskContext
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** Adds an operation to the API. What it returns is checked by type; what it throws becomes a problem. */
export function operation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  app: DeskApp,
  declared: Operation<Params, Query, Body, Answer>,
  perform: (
    taken: Taken<Output<Params>, Output<Query>, Output<Body>>,
  ) => Promise<(Answer extends z.ZodType ? z.input<Answer> : never) | Response>,
): void {
  const { method, path, tag, summary, role, params, query, body, file, answer, follows } = declared
  const route = createRoute({
    method,
    path,
    tags: [tag],
    summary,
    operationId: `${method}${path.replace(/[^A-Za-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    description: role === 'editor' ? 'For editors.' : '',
    ...(role === 'anyone' && { security: [] }),
    'x-role': role,
    // Before what is sent is looked at: who may not do it need not know how it is done.
    middleware: async (context: DeskContext, next: Next) => {
      if (role === 'editor' && context.get('person').role !== 'editor') throw notForReaders()
      await next()
    },
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
      ...(file && {
        body: {
          required: true,
          content: {
            'application/octet-stream': { schema: z.string().openapi({ type: 'string', format: 'binary' }) },
          },
        },
      }),
    },
    responses: {
      200: {
        description: 'The answer.',
        content:
          answer === 'bytes'
            ? { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } }
            : { 'application/json': { schema: answer } },
      },
      ...(follows && { 304: { description: 'Still as it was.' } }),
      default: {
        description: 'Refused, or not possible; the words say why and what to do.',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  })
  const handler = async (context: DeskContext): Promise<Response> => {
    const tag = follows && `"${context.get('version')}"`
    if (tag && context.req.header('if-none-match') === tag)
      return new Response(null, { status: 304, headers: { etag: tag } })
    // The validators have run before this, and hold what their schemas gave.
    const valid = (kind: string): unknown => context.req.valid(kind as never)
    const given = await perform({
      params: (params && valid('param')) as Output<Params>,
      query: (query && valid('query')) as Output<Query>,
      body: (body && valid('json')) as Output<Body>,
      context,
    })
    const response = given instanceof Response ? given : context.json(given as object)
    if (tag) response.headers.set('etag', tag)
    response.headers.set('cache-control', follows ? 'private, no-cache' : 'no-store')
    return response
  }
  // The library types a handler by its route; here the two generic parts are held together above instead.
  app.openapi(route, handler as never)
}

const notForReaders = (): Refusal =>
  new Refusal(403, {
    zh: '只有编辑者可以做这件事；您的令牌是读者。',
    en: 'Only an editor may do this; your token is a reader’s.',
  })
