import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { deskOn } from '../support/desks.ts'
import { pngOf } from '../support/png.ts'

describe('the settings of a workspace at the desk', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    open = await deskOn('nothing', { gate: accountsGate })
    for (const role of ['reader', 'editor', 'owner'] as const)
      tokens.set(role, await addToken(open.workspace.folder, role, role, new Date()))
    await writeFile(join(open.workspace.folder, 'tradebrief.yaml'), '# a remark\nissuer: 某某商会\n')
  })
  const call = async (
    method: string,
    path: string,
    {
      body,
      as = 'owner',
      match = '*',
    }: { body?: object | Uint8Array; as?: string; match?: string | null } = {},
  ) => {
    const isFile = body instanceof Uint8Array
    const headers: Record<string, string> = {
      authorization: `Bearer ${tokens.get(as) ?? as}`,
      ...(match !== null && { 'if-match': match }),
      ...(body && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    }
    const content = isFile ? new Uint8Array(body) : body && JSON.stringify(body)
    const response = await open.desk.request(path, { method, headers, ...(content && { body: content }) })
    const text = await response.text()
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    }
  }
  const text = () => readFile(join(open.workspace.folder, 'tradebrief.yaml'), 'utf8')
  const set = (...settings: (readonly [path: (string | number)[], value: unknown])[]) => ({
    set: settings.map(([path, value]) => ({ path, value })),
  })

  it('are read by everybody, and changed by owners in the edition that they saw; remarks stay', async () => {
    const read = await call('GET', '/api/workspace', { as: 'reader' })
    expect(read.body).toMatchObject({ issuer: '某某商会', logo: null, files: [] })
    const body = set([['issuer'], '另一商会'], [['files'], [{ match: '*in*.csv', flow: 'import' }]])
    expect((await call('PUT', '/api/workspace', { body, match: null })).status).toBe(428)
    const changed = await call('PUT', '/api/workspace', { body, match: read.etag })
    expect(changed.body).toMatchObject({ issuer: '另一商会', files: [{ match: '*in*.csv', flow: 'import' }] })
    expect(await text()).toMatch(/^# a remark\nissuer: 另一商会\nfiles:/)
    expect((await call('PUT', '/api/workspace', { body, match: read.etag })).status).toBe(412)
    const removed = await call('PUT', '/api/workspace', { body: set([['files'], null]), match: changed.etag })
    expect(removed.body.files).toEqual([])
  })

  it.each([
    ['a place of the machine', 400, set([['ledger'], { trino: 'http://elsewhere' }])],
    ['a program', 400, set([['plugins'], ['x.mjs']])],
    ['nothing', 400, { set: [] }],
    ['no path', 400, set([[], 'x'])],
    ['another type', 422, set([['issuer'], 5])],
    ['a rule without a pattern', 422, set([['files'], [{ flow: 'import' }]])],
    ['a flow that there is not', 422, set([['files'], [{ match: '*', flow: 'sideways' }]])],
    ['several lines in one', 422, set([['issuer'], 'a\u0000b'])],
  ])('refuses %s (%i), and stores nothing of it', async (_, status, body) => {
    const before = await text()
    expect((await call('PUT', '/api/workspace', { body })).status).toBe(status)
    expect(await text()).toBe(before)
  })

  it('take a logo, and no file that is none', async () => {
    const wrong = await call('POST', '/api/workspace/logo', { body: new TextEncoder().encode('no picture') })
    expect(wrong.status).toBe(422)
    const large = await call('POST', '/api/workspace/logo', { body: new Uint8Array(1_100_000) })
    expect(large.status).toBe(413)
    const stored = await call('POST', '/api/workspace/logo', { body: pngOf() })
    expect([stored.status, stored.body.logo]).toEqual([200, 'logo.png'])
    expect((await call('DELETE', '/api/workspace/logo')).body.logo).toBeNull()
    const template = await call('POST', '/api/workspace/word-template', { body: pngOf() })
    expect(template.status).toBe(422)
  })

  it('make tokens, which open the desk until they are taken back', async () => {
    const made = await call('POST', '/api/tokens', { body: { name: '王芳', role: 'editor' } })
    expect(made.body.token).toMatch(/^tradebrief_/)
    expect((await call('GET', '/api/about', { as: made.body.token })).body.person).toBe('王芳')
    const listed = await call('GET', '/api/tokens')
    expect(listed.body).toContainEqual(
      expect.objectContaining({ name: '王芳', role: 'editor', expires: null }),
    )
    expect(JSON.stringify(listed.body)).not.toContain('sha256')
    expect((await call('POST', '/api/tokens', { body: { name: '王芳', role: 'owner' } })).status).toBe(422)
    expect((await call('DELETE', `/api/tokens/${encodeURIComponent('王芳')}`)).status).toBe(200)
    expect((await call('GET', '/api/about', { as: made.body.token })).status).toBe(401)
    expect((await call('DELETE', '/api/tokens/nobody')).status).toBe(404)
    expect((await call('DELETE', '/api/tokens/owner')).status).toBe(409)
    for (const wrong of [{ name: 'x', role: 'king' }, { name: '', role: 'owner' }, { role: 'owner' }])
      expect((await call('POST', '/api/tokens', { body: wrong })).status).toBe(400)
    const past = { name: 'x', role: 'reader', expires: '2001-01-01T00:00:00Z' }
    expect((await call('POST', '/api/tokens', { body: past })).status).toBe(422)
  })

  it('are for owners alone', async () => {
    const changes: [string, string, object | undefined][] = [
      ['PUT', '/api/workspace', set([['issuer'], 'x'])],
      ['POST', '/api/workspace/logo', pngOf()],
      ['DELETE', '/api/workspace/word-template', undefined],
      ['GET', '/api/tokens', undefined],
      ['POST', '/api/tokens', { name: 'x', role: 'owner' }],
      ['DELETE', '/api/tokens/reader', undefined],
    ]
    for (const as of ['reader', 'editor'])
      for (const [method, path, body] of changes)
        expect([as, path, (await call(method, path, { as, ...(body && { body }) })).status]).toEqual([
          as,
          path,
          403,
        ])
  })
})
