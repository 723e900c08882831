import { z } from '@hono/zod-openapi'
import { createToken, readTokens, removeToken, roles } from '../../workspace/project/tokens/tokens.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { notFound, Refusal } from '../problem.ts'

const listedToken = z
  .object({
    name: z.string(),
    role: z.enum(roles),
    made: z.string(),
    /** From when on it is refused; null for never. */
    expires: z.string().nullable(),
  })
  .openapi('Token')

const name = z.string().min(1).max(64).openapi({ example: '王芳' })

/** Tokens: who may use the desk. A token itself is shown once, when it is made. */
export function tokenOperations(app: DeskApp, deskState: DeskState): void {
  addListTokens(app, deskState)
  addMakeToken(app, deskState)
  addRemoveToken(app, deskState)
}

function addListTokens(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/tokens',
      tag: 'tokens',
      summary: 'Who has a token, with what role',
      role: 'owner',
      answer: z.array(listedToken),
    },
    async () => (await readTokens(deskState.folder)).map(({ sha256: _, ...token }) => token),
  )
}

function addMakeToken(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/tokens',
      tag: 'tokens',
      summary: 'Make a token for someone; the answer has it this once',
      role: 'owner',
      body: z.object({
        name,
        role: z.enum(roles),
        expires: z.iso.datetime().nullable().default(null),
      }),
      answer: z.object({ token: z.string() }),
    },
    async ({ body, context }) =>
      deskState.inTurn(async () => {
        const token = await createToken(deskState.folder, body, deskState.now())
        await deskState.changes.note(context.get('person').name, 'token-add', {
          name: body.name,
          role: body.role,
        })
        return { token }
      }),
  )
}

function addRemoveToken(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'delete',
      path: '/api/tokens/{name}',
      tag: 'tokens',
      summary: 'Take a token back: it opens nothing from then on',
      role: 'owner',
      params: z.object({ name }),
      answer: listedToken,
    },
    async ({ params, context }) =>
      deskState.inTurn(async () => {
        const person = context.get('person').name
        if (context.get('accounts') !== undefined && person === params.name) throw isOwn()
        const tokens = await readTokens(deskState.folder)
        if (!tokens.some((token) => token.name === params.name))
          throw notFound({ zh: `${params.name} 没有令牌。`, en: `${params.name} has no token.` })
        const { sha256: _, ...removed } = await removeToken(deskState.folder, params.name)
        await deskState.changes.note(person, 'token-remove', { name: removed.name })
        return removed
      }),
  )
}

const isOwn = (): Refusal =>
  new Refusal(
    409,
    { zh: '不能收回自己的令牌。', en: 'Your own token cannot be taken back by yourself.' },
    { hint: { zh: '请另一位管理者来做。', en: 'Ask another owner.' } },
  )
