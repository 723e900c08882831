import { z } from '@hono/zod-openapi'
import { readWorkspaceText, writeWorkspaceText } from '../../workspace/project/project.ts'
import { createToken, digestToken, removeToken } from '../../workspace/project/tokens/tokens.ts'
import { type Accounts, type DeskApp, type DeskContext, startSession } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { Refusal } from '../problem.ts'
import { withSettings } from './product-settings.ts'

/**
 * Whether people sign in at a desk of one machine: `desk: {sign_in: true}` in `tradebrief.yaml`, so that it holds after
 * a restart. A desk that was started with tokens, on the network or behind a proxy has no such switch.
 */
export function signInOperations(app: DeskApp, deskState: DeskState): void {
  addTurnOn(app, deskState)
  addTurnOff(app, deskState)
}

function addTurnOn(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/sign-in',
      tag: 'session',
      summary:
        'Have everybody sign in from now on: makes a token of an owner for you first, signs you in with it, and answers with it this once',
      role: 'owner',
      body: z.object({ name: z.string().min(1).max(64).openapi({ example: '王芳' }) }).strict(),
      answer: z.object({ name: z.string(), token: z.string() }),
    },
    async ({ body: { name }, context }) => {
      const accounts = requireSwitch(context)
      return deskState.inTurn(async () => {
        if (context.get('accounts') || (await isSignInOn(deskState))) throw isOn()
        const token = await createToken(
          deskState.folder,
          { name, role: 'owner', expires: null },
          deskState.now(),
        )
        try {
          await setSignIn(deskState, true)
        } catch (error) {
          // A token that nobody was shown would be left behind.
          await removeToken(deskState.folder, name)
          throw error
        }
        const holder = (await accounts.keyring.tokens()).find(({ sha256 }) => sha256 === digestToken(token))
        if (!holder) throw new Error('the token was written')
        startSession(context, accounts, holder)
        await deskState.changes.note(context.get('person').name, 'login-on', { name })
        return { name, token }
      })
    },
  )
}

function addTurnOff(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'delete',
      path: '/api/sign-in',
      tag: 'session',
      summary: 'Have nobody sign in any more: whoever is at this machine may then do everything; tokens stay',
      role: 'owner',
      answer: z.object({ isOn: z.boolean() }),
    },
    async ({ context }) => {
      requireSwitch(context)
      return deskState.inTurn(async () => {
        await setSignIn(deskState, false)
        await deskState.changes.note(context.get('person').name, 'login-off', {})
        return { isOn: await isSignInOn(deskState) }
      })
    },
  )
}

const isSignInOn = async (deskState: DeskState): Promise<boolean> =>
  (await deskState.workspace()).config.desk?.sign_in ?? false

async function setSignIn(deskState: DeskState, isOn: boolean): Promise<void> {
  const workspace = await deskState.workspace()
  const setting = { path: ['desk', 'sign_in'], value: isOn }
  await writeWorkspaceText(workspace, withSettings(await readWorkspaceText(workspace), [setting]))
}

/** Headers that proxies add. */
const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via']

/** @throws Refusal where how the desk was started decides, and for what comes through a proxy that it does not know of. */
function requireSwitch(context: DeskContext): Accounts {
  const accounts = context.get('signInSwitch')
  if (!accounts) throw isFixed()
  if (proxyHeaders.some((name) => context.req.header(name) !== undefined)) throw isForThisMachine()
  return accounts
}

const isOn = (): Refusal =>
  new Refusal(
    409,
    { zh: '已经要登录了。', en: 'People sign in already.' },
    { hint: { zh: '请重新打开这一页。', en: 'Open this page again.' } },
  )

const isFixed = (): Refusal =>
  new Refusal(
    409,
    {
      zh: '这个工作台启动时就定了要登录，不能在这里改。',
      en: 'This desk was started so that people sign in; that cannot be changed here.',
    },
    {
      hint: {
        zh: '由启动工作台的人决定：--tokens、--host 和 --trust-proxy 都要求登录。',
        en: 'Whoever starts the desk decides: --tokens, --host and --trust-proxy demand it.',
      },
    },
  )

const isForThisMachine = (): Refusal =>
  new Refusal(
    403,
    {
      zh: '请求经过了代理；登录的开关只在工作台所在的电脑上用。',
      en: 'The request came through a proxy; the switch is used at the machine of the desk alone.',
    },
    {
      hint: {
        zh: '在那台电脑上打开工作台；有反向代理时，用 --trust-proxy 启动。',
        en: 'Open the desk at that machine; behind a reverse proxy, start it with --trust-proxy.',
      },
    },
  )
