import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDesk } from '../../src/desk/app.ts'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { loopbackGate } from '../../src/desk/auth/loopback-gate.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { deskOn } from '../support/desks.ts'

const origin = 'http://127.0.0.1:4180'

describe('the switch of signing in, at a desk of one machine', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  let config: string
  beforeAll(async () => {
    open = await deskOn('nothing', { gate: loopbackGate })
    config = join(open.workspace.folder, 'tradebrief.yaml')
  })
  const call = async (
    method: string,
    path: string,
    { body, headers = {}, on = open.desk }: { body?: object; headers?: object; on?: typeof open.desk } = {},
  ) => {
    const response = await on.request(
      new Request(origin + path, {
        method,
        headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
    return { status: response.status, cookie, body: text.startsWith('{') ? JSON.parse(text) : text }
  }
  const name = '陈主任'

  it('is refused to other sites, through proxies, and for a name that cannot be one; nothing is written', async () => {
    const before = await readFile(config, 'utf8')
    const body = { name }
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'x-forwarded-for': '10.1.2.3' }])
      expect((await call('POST', '/api/sign-in', { body, headers })).status).toBe(403)
    expect((await call('POST', '/api/sign-in', { body: { name: '../x' } })).status).toBe(422)
    expect(await readFile(config, 'utf8')).toBe(before)
    expect((await call('GET', '/api/about')).body).toMatchObject({ accounts: false, signInSwitch: true })
  })

  it('makes a token for who turns it on, who is signed in with it, and shuts everybody else out', async () => {
    const made = await call('POST', '/api/sign-in', { body: { name } })
    expect(made.body).toMatchObject({ name, token: expect.stringMatching(/^tradebrief_/) })
    const signedIn = { cookie: made.cookie, 'x-tradebrief': '1' }
    const about = await call('GET', '/api/about', { headers: signedIn })
    expect(about.body).toMatchObject({ person: name, owner: true, accounts: true, signInSwitch: true })
    expect((await call('GET', '/api/about')).status).toBe(401)
    expect((await call('GET', '/')).status).toBe(303)
    expect((await call('POST', '/api/sign-in', { body: { name: '别人' } })).status).toBe(401)
    expect((await call('POST', '/api/sign-in', { body: { name: '别人' }, headers: signedIn })).status).toBe(
      409,
    )
    // After a restart there are no sessions: the token opens the desk.
    const restarted = createDesk(open.deskState, { gate: loopbackGate })
    const bearer = { authorization: `Bearer ${made.body.token}` }
    expect((await call('GET', '/api/about', { on: restarted })).status).toBe(401)
    expect((await call('GET', '/api/about', { on: restarted, headers: bearer })).body.person).toBe(name)
    expect(await readFile(config, 'utf8')).toMatch(/sign_in: true/)
  })

  it('stays on while the settings cannot be read, and is turned off by owners alone', async () => {
    const token = async (role: string) =>
      (await call('POST', '/api/tokens', { body: { name: role, role }, headers: await ownerHeaders() })).body
        .token
    const ownerHeaders = async () => ({ authorization: `Bearer ${ownerToken}` })
    const ownerToken = await addOwner(open.workspace.folder)
    const editor = { authorization: `Bearer ${await token('editor')}` }
    expect((await call('DELETE', '/api/sign-in', { headers: editor })).status).toBe(403)
    const text = await readFile(config, 'utf8')
    await writeFile(config, 'issuer: [\n')
    expect((await call('GET', '/api/about')).status).toBe(401)
    await writeFile(config, text)
    expect((await call('DELETE', '/api/sign-in', { headers: await ownerHeaders() })).body).toEqual({
      isOn: false,
    })
    expect((await call('GET', '/api/about')).body).toMatchObject({ accounts: false })
  })

  it('is not there at a desk that was started so that people sign in', async () => {
    const fixed = createDesk(open.deskState, { gate: accountsGate })
    const headers = { authorization: `Bearer ${await addOwner(open.workspace.folder, '周')}` }
    expect((await call('GET', '/api/about', { on: fixed, headers })).body.signInSwitch).toBe(false)
    expect((await call('DELETE', '/api/sign-in', { on: fixed, headers })).status).toBe(409)
  })
})

const addOwner = (folder: string, name = '李'): Promise<string> => addToken(folder, name, 'owner', new Date())
