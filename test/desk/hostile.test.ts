import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loopbackGate } from '../../src/desk/gate.ts'
import type { DeskApp } from '../../src/desk/operation.ts'
import { deskOn } from '../support/desks.ts'

const nasty = [
  '', '0', '-1', '1e309', '9999-99', '2023-13', '../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%00', '\u0000',
  '"><script>alert(1)</script>', "'; DROP TABLE loads; --", '{{7*7}}', 'x'.repeat(3000), '汉'.repeat(500),
  '\ud800', 'null', 'true', '[]', '{"$ne":1}', '__proto__', 'constructor', '%ff', '2023-12\n', '00000000-0000-4000-8000-000000000000',
] // biome-ignore format: a list to be read across

const bodies = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"__proto__":{"role":"editor"}}',
  '{"yaml":7}',
  '{"yaml":"a: &a [*a]"}',
  '{"yaml":"name: {zh: x}"}',
  '{"upload":"../../x"}',
  '{"yaml":"","set":[{"path":["a"],"value":1}]}',
  `{"yaml":"${'['.repeat(2000)}"}`,
  'x'.repeat(2_000_000),
]

interface Described {
  readonly paths: Record<
    string,
    Record<string, { parameters?: { name: string; in: string }[]; requestBody?: object }>
  >
}

async function operationsOf(desk: DeskApp) {
  const { paths }: Described = JSON.parse(await (await desk.request('/api/openapi.json')).text())
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ path, method, ...of })),
  )
}

describe('wrong requests', () => {
  it('are refused by every operation with a problem in two languages, and reach nothing outside', async () => {
    const errors: unknown[] = []
    const { desk, house } = await deskOn('nothing', { onError: (error) => errors.push(error) })
    const before = await readdir(house.folder)
    const wrong: string[] = []
    let calls = 0
    const call = async (path: string, method: string, body?: string, kind = 'application/json') => {
      const init = body === undefined ? { method } : { method, body, headers: { 'content-type': kind } }
      const response = await desk.request(new Request(`http://localhost${path}`, init))
      const text = await response.text()
      calls++
      const leak = /\bat .*\.(ts|js):\d+|node_modules|root:x:0/.test(text)
      if (response.status >= 500 || leak) wrong.push(`${method} ${path.slice(0, 80)}: ${response.status}`)
      if (response.status >= 400 && response.status !== 404)
        if (!JSON.parse(text).words?.zh) wrong.push(`no words: ${method} ${path.slice(0, 80)}`)
    }
    for (const { path, method, parameters = [], requestBody } of await operationsOf(desk)) {
      const filled = (value: string) => path.replace(/\{\w+\}/g, encode(value))
      const queries = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
      for (const value of nasty) {
        const verb = method.toUpperCase()
        const body = requestBody ? '{}' : undefined
        await call(filled(value), verb, body)
        for (const name of queries)
          await call(`${filled('lithium-ion')}?${name}=${encode(value)}`, verb, body)
      }
      if (requestBody)
        for (const body of bodies) {
          await call(`${filled('lithium-ion')}?name=x.csv`, method.toUpperCase(), body)
          await call(
            `${filled('lithium-ion')}?name=x.csv`,
            method.toUpperCase(),
            body,
            'application/octet-stream',
          )
          await call(filled('lithium-ion'), method.toUpperCase(), body, 'text/plain')
        }
    }
    expect(errors).toEqual([])
    expect(wrong).toEqual([])
    expect(calls).toBeGreaterThan(1000)
    expect(await readdir(house.folder)).toEqual(before)
    expect((await readdir(`${house.folder}/products`)).sort()).toEqual([
      'lithium-ion.yaml',
      'product.schema.json',
    ])
  })
})

const encode = (value: string): string => {
  try {
    return encodeURIComponent(value)
  } catch {
    return '%ED%A0%80' // half a pair, which is no text
  }
}

describe('requests from elsewhere', () => {
  it('find nothing: another site, a name made to point here, a form', async () => {
    const { desk } = await deskOn('nothing', { gate: loopbackGate })
    const status = async (url: string, headers: Record<string, string>, method = 'GET', body?: string) =>
      (await desk.request(new Request(url, { method, headers, ...(body !== undefined && { body }) }))).status
    const own = 'http://127.0.0.1:4180/api/about'
    expect(await status(own, {})).toBe(200)
    expect(await status(own, { origin: 'http://127.0.0.1:4180' })).toBe(200)
    expect(await status(own, { origin: 'http://evil.example' })).toBe(403)
    expect(await status(own, { origin: 'null' })).toBe(403)
    expect(await status(own, { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await status('http://evil.example/api/about', {})).toBe(403)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const uploads = 'http://127.0.0.1:4180/api/uploads?name=x.csv'
    expect(await status(uploads, form, 'POST', 'a=b')).toBe(415)
    expect(await status(uploads, { ...form, origin: 'http://evil.example' }, 'POST', 'a=b')).toBe(403)
  })
})
