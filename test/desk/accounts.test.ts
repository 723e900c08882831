import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { Sessions } from '../../src/desk/auth/sessions.ts'
import { addToken, createToken, removeToken, type Token } from '../../src/workspace/project/tokens/tokens.ts'
import { tradebrief } from '../support/command.ts'
import { deskOn } from '../support/desks.ts'
import { workspaceWith } from '../support/workspaces.ts'

const origin = 'http://desk.example:4180'
const now = new Date('2024-02-01T08:00:00Z')
const yaml = `name: {zh: 小麦, en: wheat}
classes: [{name: {zh: 小麦, en: wheat}, codes: {HS2022: ['10019900']}}]
`
const writing = {
  method: 'PUT',
  body: JSON.stringify({ yaml }),
  headers: { 'content-type': 'application/json' },
}

describe('a desk with accounts', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  let reader: string
  let editor: string
  beforeAll(async () => {
    open = await deskOn('nothing', { gate: accountsGate })
    reader = await addToken(open.workspace.folder, '李雷', 'reader', now)
    editor = await addToken(open.workspace.folder, '韩梅梅', 'editor', now)
  })

  const call = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) => {
    const response = await open.desk.request(new Request(origin + path, init))
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    }
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const signIn = async (token: string, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ token })
    const from = { 'content-type': 'application/json', origin, ...headers }
    return call('/api/session', { method: 'POST', body, headers: from })
  }
  const cookieOf = async (token: string) => {
    const [cookie = ''] = ((await signIn(token)).headers.get('set-cookie') ?? '').split(';')
    return { cookie }
  }

  it('shows nothing to who has no token, or a wrong one', async () => {
    for (const headers of [
      {},
      bearer('wrong'),
      bearer(`${reader}x`),
      { authorization: reader },
      { cookie: 'tradebrief=x' },
    ]) {
      const refused = await call('/api/about', { headers })
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      const isWrong = 'authorization' in headers && headers.authorization.startsWith('Bearer')
      expect(refused.body.words.zh).toBe(isWrong ? '没有这个令牌。' : '需要令牌。')
    }
    for (const path of ['/api', '/api/openapi.json', '/api/reference.css', '/api/nowhere'])
      expect((await call(path)).status, path).toBe(401)
    const page = await call('/briefs/lithium-ion/2023-12?language=en')
    expect([page.status, page.headers.get('location')]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent('/briefs/lithium-ion/2023-12?language=en')}`,
    ])
  })

  it('knows who is there by the token, and what they may do', async () => {
    expect((await call('/api/about', { headers: bearer(reader) })).body).toMatchObject({
      person: '李雷',
      role: 'reader',
      accounts: true,
    })
    const headers = { ...writing.headers, ...bearer(reader) }
    const refused = await call('/api/products/wheat', { ...writing, headers })
    expect([refused.status, refused.body.words.en]).toEqual([
      403,
      'Only an editor may do this; your token is a reader’s.',
    ])
    const done = await call('/api/products/wheat', { ...writing, headers: { ...headers, ...bearer(editor) } })
    expect(done.status).toBe(200)
    const log = await readFile(join(open.workspace.folder, '.desk', 'changes.jsonl'), 'utf8')
    const last = JSON.parse(log.trim().split('\n').at(-1) ?? '')
    expect(last).toMatchObject({ who: '韩梅梅', what: 'product', product: 'wheat', when: expect.any(String) })
  })

  it('lets people in by a strict cookie, and out again', async () => {
    const plain = await signIn(reader)
    expect(plain.body).toEqual({ person: '李雷', role: 'reader' })
    const set = plain.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/^tradebrief=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(set).not.toContain(reader)
    const secure = await signIn(reader, { origin: 'https://desk.example:4180' })
    expect(secure.headers.get('set-cookie')).toMatch(/^__Host-tradebrief=.*; Secure; SameSite=Strict$/)

    const cookie = await cookieOf(reader)
    expect((await call('/api/about', { headers: cookie })).status).toBe(200)
    const out = { method: 'DELETE', headers: { ...cookie, 'x-tradebrief': '1' } }
    expect((await call('/api/session', out)).body).toEqual({ signedOut: true })
    expect((await call('/api/about', { headers: cookie })).status).toBe(401)
  })

  it('takes no change from another site in the name of one who has signed in', async () => {
    const cookie = await cookieOf(editor)
    const put = (headers: Record<string, string>) =>
      call('/api/products/wheat', { ...writing, headers: { ...writing.headers, ...cookie, ...headers } })
    const current = { 'x-tradebrief': '1', origin, 'sec-fetch-site': 'same-origin' }
    expect((await put(current)).status).toBe(200)
    expect((await put({ ...current, origin: 'http://evil.example' })).status).toBe(403)
    expect((await put({ ...current, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await put({ ...current, 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await put({ origin })).status).toBe(403) // a form cannot send a header of its own
    const form = { ...current, 'content-type': 'application/x-www-form-urlencoded' }
    expect((await put(form)).status).toBe(415)
    const preflight = { method: 'OPTIONS', headers: { origin: 'http://evil.example' } }
    expect(
      (await call('/api/products/wheat', preflight)).headers.get('access-control-allow-origin'),
    ).toBeNull()
  })

  it('knows a token no more once it is taken back, nor who signed in with it', async () => {
    const token = await addToken(open.workspace.folder, 'Tom', 'editor', now)
    const cookie = await cookieOf(token)
    expect((await call('/api/about', { headers: cookie })).body.person).toBe('Tom')
    await removeToken(open.workspace.folder, 'Tom')
    expect((await call('/api/about', { headers: cookie })).status).toBe(401)
    expect((await call('/api/about', { headers: bearer(token) })).status).toBe(401)
  })

  it('makes those who try wrong tokens wait, and nobody else', async () => {
    const { desk, workspace } = await deskOn('nothing', { gate: accountsGate })
    const token = await addToken(workspace.folder, 'Ann', 'reader', now)
    const ask = async (given: string) => (await desk.request('/api/about', { headers: bearer(given) })).status
    const statuses: number[] = []
    for (let time = 0; time < 12; time++) statuses.push(await ask(`wrong-${time}`))
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    const body = JSON.stringify({ token })
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
    expect((await desk.request('/api/session', init)).status).toBe(200)
    expect(await ask(token)).toBe(200)
  })
})

it('a session is over after twelve hours without a visit', () => {
  let time = now
  const sessions = new Sessions(() => time)
  const token = { name: 'Ann', role: 'reader', sha256: 'ab', made: '', expires: null } as const
  const number = sessions.open(token)
  const later = (hours: number) => {
    time = new Date(time.getTime() + hours * 3_600_000)
    return sessions.holder(number, [token])
  }
  expect([later(11), later(11), later(13), later(0)]).toEqual([token, token, null, null])
})

describe('tokens', () => {
  it('are made, shown once, listed and taken back by the command, and kept as digests alone', async () => {
    const { folder } = await workspaceWith()
    const run = (...args: string[]) => tradebrief(['-C', folder, 'token', ...args])
    const ran = await run('add', '王芳', '--role', 'editor')
    expect(ran.code).toBe(0)
    expect(ran.stdout).toMatch(/^tradebrief_[\w-]{43}\n$/)
    const stored = await readFile(join(folder, '.desk', 'tokens.json'), 'utf8')
    expect(stored).not.toContain(ran.stdout.trim())
    expect(JSON.parse(stored)).toMatchObject([{ name: '王芳', role: 'editor' }])
    expect((await run('list')).stdout).toMatch(/^王芳 {2}editor {2}\d{4}-\d\d-\d\d\n$/)
    expect((await run('add', '王芳', '--role', 'reader')).code).toBe(2)
    expect((await run('add', 'x')).code).toBe(2)
    expect((await run('remove', '王芳')).code).toBe(0)
    expect((await run('remove', '王芳')).stderr).toBe('王芳 has no token.\n')
    const log = await readFile(join(folder, '.desk', 'changes.jsonl'), 'utf8')
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).what),
    ).toEqual(['token', 'token-removed'])
  })

  it('can have an expiry, which lists show; those of earlier versions have none', async () => {
    const { folder } = await workspaceWith()
    const run = (...args: string[]) => tradebrief(['-C', folder, 'token', ...args])
    const file = join(folder, '.desk', 'tokens.json')
    const digest = 'a'.repeat(64)
    const earlier = { name: 'old', role: 'reader', sha256: digest, made: '2024-01-01T00:00:00.000Z' }
    const over = { ...earlier, name: 'over', expires: '2024-02-01T00:00:00.000Z' }
    await mkdir(join(folder, '.desk'), { recursive: true })
    await writeFile(file, JSON.stringify([earlier, over]))
    expect((await run('add', 'day', '--role', 'reader', '--expires', '2099-12-31')).code).toBe(0)
    const days = await run('add', 'days', '--role', 'editor', '--expires', '90d', '--json')
    const { expires } = JSON.parse(days.stdout)
    expect(Math.round((Date.parse(expires) - Date.now()) / 86_400_000)).toBe(90)
    const list = (await run('list')).stdout.split('\n')
    expect(list.slice(0, 2)).toEqual([
      'old  reader  2024-01-01',
      'over  reader  2024-01-01  expired 2024-02-01',
    ])
    expect(list[2]).toMatch(/^day {2}reader {2}\d{4}-\d\d-\d\d {2}until 2099-12-31$/)
    expect(list[3]).toMatch(new RegExp(`  until ${expires.slice(0, 10)}$`))
    expect(JSON.parse((await run('list', '--json')).stdout).map((token: Token) => token.expires)).toEqual([
      ...[null, over.expires],
      ...['2099-12-31T23:59:59.999Z', expires],
    ])
    for (const wrong of ['2020-01-01', 'soon', '0d', '-3d'])
      expect((await run('add', 'x', '--role', 'reader', '--expires', wrong)).code).toBe(2)
  })

  it('that are expired open no desk', async () => {
    const { folder } = await workspaceWith()
    const expires = new Date(Date.now() + 50).toISOString()
    await createToken(folder, { name: 'brief', role: 'reader', expires }, new Date())
    await new Promise((resolve) => setTimeout(resolve, 100))
    const refused = await tradebrief(['-C', folder, 'serve', '--tokens', '--port', '0'])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('demands tokens')])
  })

  it('are demanded by a desk that others can reach', async () => {
    const { folder } = await workspaceWith()
    const refused = await tradebrief(['-C', folder, 'serve', '--host', '0.0.0.0', '--port', '0'])
    expect(refused).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'A desk at 0.0.0.0 demands tokens, and this workspace has none.\nMake one for an owner first: tradebrief token add NAME --role owner\n',
    })
  })
})
