import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { type Framing, framings, type RawRequest, sendRaw } from '../support/raw-http.ts'
import { load, sample, workspaceWith } from '../support/workspaces.ts'

const json = { 'Content-Type': 'application/json' }
const file = { 'Content-Type': 'application/octet-stream' }
const yaml = `name: {zh: 小麦, en: wheat}
classes: [{name: {zh: 小麦, en: wheat}, codes: {HS2022: ['10019900']}}]
`

describe('over a socket, each method with each kind of body', () => {
  const bugs: unknown[] = []
  let desk: OpenDesk
  beforeAll(async () => {
    const { folder, ...workspace } = await workspaceWith()
    await copyFile(join(sample, 'products', 'lithium-ion.yaml'), join(folder, 'products', 'lithium-ion.yaml'))
    await load({ folder, ...workspace }, await filesToLoad([join(sample, 'files')]))
    desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  })
  afterAll(async () => {
    await desk?.close()
    expect(bugs).toEqual([])
  })

  const send = async (request: RawRequest) => {
    const answer = await sendRaw(desk.url, request)
    if (answer.status >= 400 && request.method !== 'HEAD') {
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(JSON.parse(answer.text)).toMatchObject({
        status: answer.status,
        words: { zh: expect.any(String) },
      })
    }
    return answer
  }
  const bodies = framings.map((framing) => ({ framing, body: '{"any": "thing"}' }))

  it.each(bodies)('GET and HEAD answer, whatever body comes along ($framing)', async (body) => {
    for (const path of ['/api/about', '/', '/api/openapi.json']) {
      const got = await send({ method: 'GET', path, headers: json, ...body })
      expect([path, got.status]).toEqual([path, 200])
      const head = await send({ method: 'HEAD', path, headers: json, ...body })
      expect([path, head.status, head.text]).toEqual([path, 200, ''])
    }
  })

  it.each(bodies)('OPTIONS says which methods there are ($framing)', async (body) => {
    const { status, headers } = await send({
      method: 'OPTIONS',
      path: '/api/products/wheat',
      headers: json,
      ...body,
    })
    expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, PUT, DELETE, OPTIONS'])
    expect(headers.has('access-control-allow-origin')).toBe(false)
  })

  it.each(bodies)(
    'TRACE, PATCH and what an address does not take are answered with 405 ($framing)',
    async (body) => {
      const others = [
        ['TRACE', '/api/about', 'GET, HEAD, OPTIONS'],
        ['TRACE', '/nowhere', 'OPTIONS'],
        ['PATCH', '/api/products/wheat', 'GET, HEAD, PUT, DELETE, OPTIONS'],
        ['POST', '/api/about', 'GET, HEAD, OPTIONS'],
        ['PUT', '/', 'GET, HEAD, OPTIONS'],
        ['DELETE', '/api/uploads', 'POST, OPTIONS'],
        ['PROPFIND', '/briefs/lithium-ion/2023-12', 'GET, HEAD, OPTIONS'],
      ] as const
      for (const [method, path, allow] of others) {
        const { status, headers } = await send({ method, path, headers: json, ...body })
        expect([method, path, status, headers.get('allow')]).toEqual([method, path, 405, allow])
      }
    },
  )

  it.each([
    ['length', 200],
    ['chunked', 200],
    ['none', 400],
  ] as const)('PUT and POST read JSON (%s: %i)', async (framing, status) => {
    const put = {
      method: 'PUT',
      path: '/api/products/wheat',
      headers: json,
      body: JSON.stringify({ yaml }),
      framing,
    }
    expect((await send(put)).status).toBe(status)
    const post = { ...put, method: 'POST', path: '/api/products/wheat/preview' }
    expect((await send(post)).status).toBe(status)
    if (status === 200) expect(JSON.parse((await send(post)).text)).toMatchObject({ problem: null })
  })

  it.each(['length', 'chunked'] as const)(
    'malformed JSON, and another kind, are refused (%s)',
    async (framing) => {
      const put = { method: 'PUT', path: '/api/products/wheat', framing }
      for (const body of ['{', 'null', '[]', '{"yaml": 7}', '\u0000', '"\\ud800"', '{"yaml": "a"'])
        expect([body, (await send({ ...put, headers: json, body })).status]).toEqual([body, 400])
      for (const kind of [
        'text/plain',
        'application/jsonp',
        'multipart/form-data',
        'application/json, text/plain',
      ])
        expect((await send({ ...put, headers: { 'Content-Type': kind }, body: '{}' })).status).toBe(415)
      expect((await send({ ...put, body: '{}' })).status).toBe(415)
    },
  )

  it.each([
    ['length', 200],
    ['chunked', 200],
    ['none', 422],
  ] as const)('POST takes a file as it is (%s: %i)', async (framing, status) => {
    const brief = await sendRaw(desk.url, {
      method: 'GET',
      path: '/api/briefs/lithium-ion/2023-12/file?format=md',
    })
    const post = {
      method: 'POST',
      path: '/api/audit?name=brief.md',
      headers: file,
      body: brief.text,
      framing,
    }
    const answer = await send(post)
    expect(answer.status).toBe(status)
    if (status === 200) expect(JSON.parse(answer.text).figures).toBeGreaterThan(300)
  })

  it.each<[name: string, framing: Framing, body: string]>([
    ['none', 'none', ''],
    ['length 0', 'length', ''],
    ['length', 'length', '{}'],
    ['chunked', 'chunked', '{}'],
    ['chunked, empty', 'chunked', ''],
  ])('DELETE deletes (%s)', async (_, framing, body) => {
    const given = { headers: file, body: '商品编码,金额\n', framing: 'chunked' } as const
    const upload = await send({ method: 'POST', path: '/api/uploads?name=x.csv', ...given })
    const address = `/api/uploads/${JSON.parse(upload.text).id}`
    const deleted = await send({ method: 'DELETE', path: address, framing, body })
    expect([deleted.status, JSON.parse(deleted.text)]).toEqual([200, { removed: true }])
    expect((await send({ method: 'DELETE', path: address, framing, body })).status).toBe(404)
    // With no accounts there is no session to end, which is said and is no bug.
    expect((await send({ method: 'DELETE', path: '/api/session', framing, body })).status).toBe(409)
  })
})

describe('over a socket, signing out', () => {
  let desk: OpenDesk
  let token: string
  beforeAll(async () => {
    const { folder } = await workspaceWith()
    token = await addToken(folder, '王芳', 'editor', new Date())
    const onError = (error: unknown) => {
      throw error
    }
    desk = await serveDesk({ folder, port: 0, accounts: true, onError })
  })
  afterAll(() => desk?.close())

  it.each<[name: string, framing: Framing, body: string]>([
    ['none', 'none', ''],
    ['length 0', 'length', ''],
    ['chunked', 'chunked', '{}'],
  ])('ends the session: its cookie is refused (%s)', async (_, framing, body) => {
    const signIn = await sendRaw(desk.url, {
      ...{ method: 'POST', path: '/api/session', headers: json },
      ...{ body: JSON.stringify({ token }), framing: 'chunked' },
    })
    expect(signIn.status).toBe(200)
    const [cookie = ''] = (signIn.headers.get('set-cookie') ?? '').split(';')
    const about = () => sendRaw(desk.url, { method: 'GET', path: '/api/about', headers: { Cookie: cookie } })
    expect((await about()).status).toBe(200)
    const headers = { Cookie: cookie, 'X-Tradebrief': '1' }
    const signOut = await sendRaw(desk.url, {
      method: 'DELETE',
      path: '/api/session',
      headers,
      framing,
      body,
    })
    expect([signOut.status, signOut.text]).toEqual([200, '{"signedOut":true}'])
    expect(signOut.headers.get('set-cookie')).toMatch(/^(__Host-)?tradebrief=; Max-Age=0/)
    expect((await about()).status).toBe(401)
  })
})
