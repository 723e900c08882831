import { createRoute, z } from '@hono/zod-openapi'
import type { Next } from 'hono'
import type { Role } from '../../workspace/project/tokens/tokens.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import { Refusal } from '../problem.ts'
import { problem } from '../schemas/schemas.ts'

/** Whose an operation is. What reviewers and signers may do beyond editors depends on the release, and is decided there. */
type OperationRole = Exclude<Role, 'reviewer' | 'signer'> | 'anyone'

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
  readonly role: OperationRole
  readonly params?: Params
  readonly query?: Query
  /** A body of JSON. */
  readonly body?: Body
  /** A file as the body, as its bytes are. */
  readonly file?: boolean
  /** The shape of an answer of JSON; `bytes` for a file or a stream. */
  readonly answer: Answer | 'bytes'
  /** The media types of answers other than JSON. */
  readonly mediaTypes?: readonly string[]
  /** Of a text that people edit: whether the answer names its edition (`ETag`), and the request may or must (`If-Match`). */
  readonly edition?: 'named' | 'optional' | 'required'
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

type Perform<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = (
  taken: Taken<Output<Params>, Output<Query>, Output<Body>>,
) => Promise<(Answer extends z.ZodType ? z.input<Answer> : never) | Response>

/** Adds an operation to the API. What it returns is checked by type; what it throws becomes a problem. */
export function operation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  app: DeskApp,
  declared: Operation<Params, Query, Body, Answer>,
  perform: Perform<Params, Query, Body, Answer>,
): void {
  const { method, path, tag, summary, role } = declared
  const route = createRoute({
    method,
    path,
    tags: [tag],
    summary,
    operationId: `${method}${path.replace(/[^A-Za-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    description: { anyone: '', reader: '', editor: 'For editors.', owner: 'For owners.' }[role],
    ...(role === 'anyone' && { security: [] }),
    'x-role': role,
    middleware: requireRole(role),
    request: describeRequest(declared),
    ...describeEditions(declared),
    responses: describeResponses(declared),
  })
  // The library types a handler by its route; here the two generic parts are held together above instead.
  app.openapi(route, handle(declared, perform) as never)
}

/** Who may not do it need not know how it is done: this runs before what is sent is looked at. */
const requireRole = (role: OperationRole) => async (context: DeskContext, next: Next) => {
  if (role === 'editor' && context.get('person').role !== 'editor') throw notForReaders()
  if (role === 'owner' && !context.get('person').isOwner) throw onlyForOwners()
  await next()
}

/** Calls an operation with what the validators gave; an answer from the data has a tag, and is not made again for it. */
const handle =
  <Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType>(
    { params, query, body, follows }: Operation<Params, Query, Body, Answer>,
    perform: Perform<Params, Query, Body, Answer>,
  ) =>
  async (context: DeskContext): Promise<Response> => {
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

type Described = Pick<
  Operation<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>,
  'params' | 'query' | 'body' | 'file' | 'answer' | 'mediaTypes' | 'edition' | 'follows'
>

const problemContent = { 'application/problem+json': { schema: problem } }
const etag = { description: 'The edition of the answer.', schema: { type: 'string' } } as const

function describeRequest({ params, query, body, file }: Described) {
  return {
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
  }
}

function describeResponses({ answer, mediaTypes = [], edition, follows }: Described) {
  const content = {
    ...(answer !== 'bytes' && { 'application/json': { schema: answer } }),
    ...Object.fromEntries(mediaTypes.map((type) => [type, { schema: bodySchema(type) }])),
  }
  const headers = follows || edition ? { headers: { ETag: etag } } : {}
  return {
    200: { description: 'The answer.', content, ...headers },
    ...(follows && { 304: { description: 'Still as it was.', ...headers } }),
    ...((edition === 'required' || edition === 'optional') && {
      412: { description: 'Another edition is there now.', content: problemContent },
    }),
    ...(edition === 'required' && {
      428: { description: 'The request names no edition.', content: problemContent },
    }),
    default: {
      description: 'Refused, or not possible; the words say why and what to do.',
      content: problemContent,
    },
  }
}

function bodySchema(type: string): z.ZodType {
  if (type === 'application/json') return z.looseObject({})
  return z
    .string()
    .openapi(type.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' })
}

/** Described, and checked by whoever handles it: what is lacking has a status of its own (RFC 6585). */
function describeEditions({ edition, follows }: Described) {
  const parameter = (name: string, required: boolean, description: string) => ({
    parameters: [
      { name, in: 'header', required, description, schema: { type: 'string', example: '*' } } as const,
    ],
  })
  if (edition === 'required' || edition === 'optional')
    return parameter(
      'If-Match',
      edition === 'required',
      'The `ETag` of the edition that is changed, or `*` for any.',
    )
  return follows ? parameter('If-None-Match', false, 'The `ETag` of an answer that is there already.') : {}
}

const onlyForOwners = (): Refusal =>
  new Refusal(403, {
    zh: '只有管理工作区的人可以做这件事。',
    en: 'Only an owner of the workspace may do this.',
  })

const notForReaders = (): Refusal =>
  new Refusal(403, {
    zh: '只有编辑者可以做这件事；您的令牌是读者。',
    en: 'Only an editor may do this; your token is a reader’s.',
  })
