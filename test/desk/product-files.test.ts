import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { readProducts } from '../../src/workspace/project/products/products.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { deskOn } from '../support/desks.ts'

const yaml = (name: string, further = '') => `# a remark
name: {zh: ${name}, en: ${name}}
classes: [{name: {zh: 小麦, en: wheat}, codes: {HS2022: ["10019900"]}}]
${further}`

describe('products at the desk', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  let tokens: { readonly reader: string; readonly editor: string }
  beforeAll(async () => {
    open = await deskOn('nothing', { gate: accountsGate })
    const add = (name: string, role: 'reader' | 'editor') =>
      addToken(open.workspace.folder, name, role, new Date())
    tokens = { reader: await add('李雷', 'reader'), editor: await add('韩梅梅', 'editor') }
    for (const id of ['wheat', 'rye', 'oats']) await call('PUT', `/api/products/${id}`, { yaml: yaml(id) })
  })
  const call = async (method: string, path: string, body?: object, further: Record<string, string> = {}) => {
    const headers = {
      authorization: `Bearer ${tokens.editor}`,
      ...(body && { 'content-type': 'application/json' }),
      ...further,
    }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await open.desk.request(path, init)
    const text = await response.text()
    return { status: response.status, etag: response.headers.get('etag') ?? '', body: JSON.parse(text) }
  }
  const ids = async () => ((await call('GET', '/api/products')).body as { id: string }[]).map(({ id }) => id)
  const former = async () => (await call('GET', '/api/former-products')).body
  const file = (name: string) => readFile(join(open.workspace.folder, 'products', name), 'utf8')

  it('are deleted in the edition that was looked at, and come back as they were', async () => {
    const { etag } = await call('GET', '/api/products/wheat')
    expect((await call('DELETE', '/api/products/wheat')).status).toBe(428)
    expect((await call('DELETE', '/api/products/wheat', undefined, { 'if-match': '"other"' })).status).toBe(
      412,
    )
    const deleted = await call('DELETE', '/api/products/wheat', undefined, { 'if-match': etag })
    expect(deleted).toMatchObject({ status: 200, body: { id: 'wheat', name: { zh: 'wheat' } } })
    expect(await ids()).not.toContain('wheat')
    expect((await call('GET', '/api/products/wheat')).status).toBe(404)
    expect(await former()).toMatchObject([{ id: 'wheat', state: 'deleted', who: '韩梅梅' }])
    expect((await call('POST', '/api/products/wheat/restore', {})).status).toBe(200)
    expect(await file('wheat.yaml')).toBe(yaml('wheat'))
    expect((await call('POST', '/api/products/wheat/restore', {})).status).toBe(409)
    expect(await former()).toEqual([])
  })

  it('are archived: in no build and no list, and restored with every remark', async () => {
    const { etag } = await call('GET', '/api/products/rye')
    expect((await call('POST', '/api/products/rye/archive', {})).status).toBe(428)
    expect((await call('POST', '/api/products/rye/archive', {}, { 'if-match': etag })).status).toBe(200)
    expect(await readdir(join(open.workspace.folder, 'products', 'archive'))).toEqual(['rye.yaml'])
    expect((await readProducts(open.workspace)).map(({ id }) => id)).not.toContain('rye')
    const briefs = (await call('GET', '/api/briefs?months=12&edition=month')).body
    expect(JSON.stringify(briefs)).not.toContain('"rye"')
    expect(await former()).toMatchObject([{ id: 'rye', state: 'archived' }])
    expect((await call('POST', '/api/products/oats/copy', { id: 'rye' })).status).toBe(409)
    expect((await call('POST', '/api/products/rye/restore', {})).body.id).toBe('rye')
    expect(await file('rye.yaml')).toBe(yaml('rye'))
    expect(await readdir(join(open.workspace.folder, 'products', 'archive'))).toEqual([])
  })

  it('are copied under another id, with a name that says so', async () => {
    const copied = await call('POST', '/api/products/oats/copy', { id: 'oats-2' })
    expect(copied.body).toEqual({ id: 'oats-2', name: { zh: 'oats（副本）', en: 'oats (copy)' } })
    expect(await file('oats-2.yaml')).toContain('# a remark')
    expect((await call('POST', '/api/products/oats/copy', { id: 'oats-2' })).status).toBe(409)
    // Without an id, one that no product has: that of a copy counts on.
    for (const id of ['oats-3', 'oats-4'])
      expect((await call('POST', '/api/products/oats-2/copy', {})).body.id).toBe(id)
    for (const id of ['oats-3', 'oats-4'])
      expect((await call('DELETE', `/api/products/${id}`, undefined, { 'if-match': '*' })).status).toBe(200)
    expect((await call('POST', '/api/products/nothing/copy', { id: 'x' })).status).toBe(404)
    for (const id of ['../up', 'a/b', '.', 'con', ''])
      expect([
        id,
        [400, 422].includes((await call('POST', '/api/products/oats/copy', { id })).status),
      ]).toEqual([id, true])
  })

  it('that others are made of stay', async () => {
    const comparison = `name: {zh: 对比, en: compared}\nkind: comparison\nproducts: [wheat, rye]\n`
    expect((await call('PUT', '/api/products/grain', { yaml: comparison })).status).toBe(200)
    const { etag } = await call('GET', '/api/products/wheat')
    const refused = await call('DELETE', '/api/products/wheat', undefined, { 'if-match': etag })
    expect([refused.status, refused.body.words.en]).toEqual([422, expect.stringContaining('grain')])
    expect((await call('POST', '/api/products/wheat/archive', {}, { 'if-match': etag })).status).toBe(422)
    expect(await ids()).toContain('wheat')
  })

  it('have versions, which a write in another edition does not overwrite', async () => {
    const { etag } = await call('GET', '/api/products/oats')
    const later = yaml('oats', 'top: 5\n')
    const written = await call('PUT', '/api/products/oats', { yaml: later }, { 'if-match': etag })
    expect(written.status).toBe(200)
    expect((await call('GET', '/api/products/oats')).etag).toBe(written.etag)
    const refused = await call('PUT', '/api/products/oats', { yaml: yaml('oats') }, { 'if-match': etag })
    expect(refused.status).toBe(412)
    const versions = (await call('GET', '/api/products/oats/versions')).body
    expect(versions[0]).toMatchObject({ who: '韩梅梅', yaml: later })
    expect((await call('GET', '/api/products/none/versions')).status).toBe(404)
  })

  it('are shown to readers, and changed by editors alone', async () => {
    const reader = { authorization: `Bearer ${tokens.reader}`, 'if-match': '*' }
    const changes: [string, string, object | undefined][] = [
      ['DELETE', '/api/products/oats', undefined],
      ['POST', '/api/products/oats/archive', {}],
      ['POST', '/api/products/oats/restore', {}],
      ['POST', '/api/products/oats/copy', { id: 'more' }],
    ]
    for (const [method, path, body] of changes)
      expect([path, (await call(method, path, body, reader)).status]).toEqual([path, 403])
    for (const path of ['/api/former-products', '/api/products/oats/versions', '/api/changes'])
      expect([path, (await call('GET', path, undefined, reader)).status]).toEqual([path, 200])
  })

  it('are in the log of changes; who signed in from where is not', async () => {
    const signIn = { token: tokens.reader }
    await call('POST', '/api/session', signIn, { origin: 'http://localhost' })
    const { changes, before } = (await call('GET', '/api/changes')).body
    const what = changes.map((change: { what: string }) => change.what)
    expect(what).toContain('product-delete')
    expect(what).toContain('product-archive')
    expect(what.filter((each: string) => each.startsWith('sign-in'))).toEqual([])
    expect(before).toBeNull()
    for (const wrong of ['-1', 'x', '1.5', '1e99'])
      expect([wrong, (await call('GET', `/api/changes?before=${wrong}`)).status]).toEqual([wrong, 400])
    await rm(join(open.workspace.folder, '.desk', 'history'), { recursive: true })
    expect((await call('GET', '/api/products/oats/versions')).body).toEqual([])
  })
})
