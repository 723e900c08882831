import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import type { DeskApp } from '../../src/desk/auth/desk-environment.ts'
import { loopbackGate } from '../../src/desk/auth/loopback-gate.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { deskOn } from '../support/desks.ts'
import { sample } from '../support/workspaces.ts'

const yaml = readFileSync(`${sample}/products/lithium-ion.yaml`, 'utf8')

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

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema: { readonly example?: string; readonly enum?: readonly string[] }
}

interface DescribedOperation {
  readonly path: string
  readonly method: string
  readonly 'x-role': 'anyone' | 'reader' | 'editor' | 'owner'
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> }
  readonly responses: Readonly<Record<'200', { content: Readonly<Record<string, { schema: object }>> }>>
}

async function describedBy(desk: DeskApp, headers: Record<string, string> = {}) {
  const text = await (await desk.request('/api/openapi.json', { headers })).text()
  const {
    paths,
    components,
  }: { paths: Record<string, Record<string, DescribedOperation>>; components: object } = JSON.parse(text)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, describedOperation]) => ({
      ...describedOperation,
      path,
      method: method.toUpperCase(),
    })),
  )
  return { operations, components }
}

describe('wrong requests', () => {
  it('are refused by every operation with a problem in two languages, and reach nothing outside', {
    timeout: 240_000,
  }, async () => {
    const errors: unknown[] = []
    const { desk, deskState } = await deskOn('nothing', { onError: (error) => errors.push(error) })
    const before = await readdir(deskState.folder)
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
    const { operations } = await describedBy(desk)
    for (const { path, method, parameters = [], requestBody } of operations) {
      const filled = (value: string) => path.replace(/\{\w+\}/g, encode(value))
      const queries = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
      // What has no parameter is asked the same whatever the value.
      const takesValue = path.includes('{') || queries.length > 0
      for (const value of takesValue ? nasty : ['']) {
        const body = requestBody ? '{}' : undefined
        await call(filled(value), method, body)
        for (const name of queries)
          await call(`${filled('lithium-ion')}?${name}=${encode(value)}`, method, body)
      }
      if (requestBody)
        for (const body of bodies) {
          await call(`${filled('lithium-ion')}?name=x.csv`, method, body)
          await call(`${filled('lithium-ion')}?name=x.csv`, method, body, 'application/octet-stream')
          await call(filled('lithium-ion'), method, body, 'text/plain')
        }
    }
    expect(errors).toEqual([])
    expect(wrong).toEqual([])
    expect(calls).toBeGreaterThan(1000)
    expect(await readdir(deskState.folder)).toEqual(before)
    const files = await readdir(`${deskState.folder}/products`)
    expect(files).toEqual(expect.arrayContaining(['lithium-ion.yaml', 'product.schema.json']))
    // A copy of a product that exists is no wrong request, whatever stands in a body that copying does not read.
    expect(files.filter((name) => !/^(lithium-ion(-\d+)?\.yaml|product\.schema\.json)$/.test(name))).toEqual(
      [],
    )
  })
})

const encode = (value: string): string => {
  try {
    return encodeURIComponent(value)
  } catch {
    return '%ED%A0%80' // half a pair, which is no text
  }
}

describe('whoever asks', () => {
  it('finds no operation open without a token, nor to a reader what is for editors', async () => {
    const { desk, workspace } = await deskOn('nothing', { gate: accountsGate })
    const reader = await addToken(workspace.folder, 'reader', 'reader', new Date(0))
    const editor = await addToken(workspace.folder, 'editor', 'editor', new Date(0))
    const owner = await addToken(workspace.folder, 'owner', 'owner', new Date(0))
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
    const { operations } = await describedBy(desk, bearer(reader))
    const found = { anyone: 0, reader: 0, editor: 0, owner: 0 }
    for (const { path, method, 'x-role': role, requestBody } of operations) {
      found[role]++
      const status = async (headers: Record<string, string>) => {
        const body = requestBody ? { body: '{}' } : {}
        const [kind] = Object.keys(requestBody?.content ?? {})
        const init = { method, ...body, headers: { ...(kind && { 'content-type': kind }), ...headers } }
        return (await desk.request(path.replace(/\{\w+\}/g, '1'), init)).status
      }
      const as = [await status({})]
      for (const token of [reader, editor, owner]) as.push(await status(bearer(token)))
      const refused = as.map((item) => (item === 401 || item === 403 ? item : 'heard'))
      const expected = {
        anyone: ['heard', 'heard', 'heard', 'heard'],
        reader: [401, 'heard', 'heard', 'heard'],
        editor: [401, 403, 'heard', 'heard'],
        owner: [401, 403, 403, 'heard'],
      }[role]
      expect({ path, method, refused }).toEqual({ path, method, refused: expected })
    }
    expect(found.anyone).toBe(1)
    expect(found.reader).toBeGreaterThan(15)
    expect(found.editor).toBeGreaterThan(5)
    expect(found.owner).toBe(17)
  })
})

describe('right requests', () => {
  /** What each operation with a body is sent; a file is sent as it is. */
  const bodies: Readonly<Record<string, object | string>> = {
    'PUT /api/products/{id}': { yaml },
    'POST /api/products/{id}/preview': { yaml, month: '2023-12' },
    'PUT /api/commentary/{product}/{month}': { text: '{{export.month.value}}' },
    'POST /api/commentary/{product}/{month}/preview': { text: '{{export.month.value}}' },
    'POST /api/builds': { products: ['lithium-ion'], languages: ['zh'], formats: ['md'] },
    'POST /api/products': { codes: ['85076000'] },
    'POST /api/sample': { sample: 'lithium-ion' },
    'POST /api/uploads': '商品编码,金额\n',
    'POST /api/audit': '',
    'POST /api/inbox/passes': {},
    'POST /api/notifications/passes': {},
  }

  it('are answered by every operation as its description says', { timeout: 240_000 }, async () => {
    const errors: unknown[] = []
    const { desk } = await deskOn('sample', { onError: (error) => errors.push(error) })
    const { operations, components } = await describedBy(desk)
    const asked: string[] = []
    const left: string[] = []
    for (const { path, method, parameters = [], requestBody, responses } of operations) {
      const name = `${method} ${path}`
      const given = (parameter: Parameter) => parameter.schema.example ?? parameter.schema.enum?.[0]
      const lacks = parameters.some((item) => item.required && given(item) === undefined)
      let body = bodies[name]
      if (name === 'POST /api/audit')
        body = await (await desk.request('/api/briefs/lithium-ion/2023-12/file?format=md')).text()
      if (lacks || (requestBody && body === undefined) || method === 'DELETE') {
        left.push(name)
        continue
      }
      const filled = parameters
        .filter((entry) => entry.in === 'path')
        .reduce(
          (address, candidate) => address.replace(`{${candidate.name}}`, encode(String(given(candidate)))),
          path,
        )
      const query = parameters
        .filter(
          (element) => element.in === 'query' && (element.required || element.schema.example !== undefined),
        )
        .map(
          (otherParameter) =>
            `${otherParameter.name}=${encode(name === 'POST /api/audit' ? 'brief.md' : String(given(otherParameter)))}`,
        )
      const response = await desk.request(`${filled}?${query.join('&')}`, {
        method,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: {
          'if-match': '*',
          ...(body !== undefined && {
            'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
          }),
        },
      })
      expect({ name, status: response.status }).toEqual({ name, status: 200 })
      asked.push(name)
      const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
      const schema = responses[200].content[type]?.schema
      expect({ name, type, isDescribed: schema !== undefined }).toEqual({ name, type, isDescribed: true })
      if (!schema || type !== 'application/json') continue
      const shape = z.fromJSONSchema(withDefinitions(schema, components))
      const checked = shape.safeParse(JSON.parse(await response.text()))
      expect({ name, issues: checked.error?.issues ?? [] }).toEqual({ name, issues: [] })
    }
    expect(errors).toEqual([])
    // What stands for a file that was handed in, a version or for who has signed in, is followed in tests of its own.
    expect(left.sort()).toEqual([
      'DELETE /api/bulletins/{id}',
      'DELETE /api/checks/{product}/{month}/confirmations',
      'DELETE /api/loads/{id}',
      'DELETE /api/products/{id}',
      'DELETE /api/sample',
      'DELETE /api/session',
      'DELETE /api/sign-in',
      'DELETE /api/tokens/{name}',
      'DELETE /api/uploads/{id}',
      'DELETE /api/workspace/logo',
      'DELETE /api/workspace/word-template',
      'GET /api/builds/{id}/file',
      'GET /api/jobs/{id}',
      'GET /api/jobs/{id}/events',
      'GET /api/loads/{id}',
      'GET /api/releases/{product}/{month}/{version}/file',
      'POST /api/checks/{product}/{month}/confirmations',
      'POST /api/loads',
      'POST /api/products/{id}/archive',
      'POST /api/products/{id}/copy',
      'POST /api/products/{id}/restore',
      'POST /api/releases/{product}/{month}',
      'POST /api/schedules/runs',
      'POST /api/session',
      'POST /api/sign-in',
      'POST /api/tokens',
      'POST /api/workspace/logo',
      'POST /api/workspace/word-template',
      'PUT /api/inbox/answers',
      'PUT /api/inbox/watching',
      'PUT /api/public-site',
      'PUT /api/release-rules',
      'PUT /api/uploads/{id}',
      'PUT /api/uploads/{id}/sidecar',
      'PUT /api/workspace',
    ])
    expect(asked.length).toBeGreaterThan(20)
  })
})

/** A schema of the description that stands by itself. */
function withDefinitions(schema: object, components: object): Parameters<typeof z.fromJSONSchema>[0] {
  const text = JSON.stringify({ ...schema, $defs: 'schemas' in components ? components.schemas : {} })
  return JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'))
}

describe('requests from elsewhere', () => {
  it('find nothing: another site, a name made to point here, a form', async () => {
    const { desk } = await deskOn('nothing', { gate: loopbackGate })
    const status = async (url: string, headers: Record<string, string>, method = 'GET', body?: string) =>
      (await desk.request(new Request(url, { method, headers, ...(body !== undefined && { body }) }))).status
    const current = 'http://127.0.0.1:4180/api/about'
    expect(await status(current, {})).toBe(200)
    expect(await status(current, { origin: 'http://127.0.0.1:4180' })).toBe(200)
    expect(await status(current, { origin: 'http://evil.example' })).toBe(403)
    expect(await status(current, { origin: 'null' })).toBe(403)
    expect(await status(current, { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await status('http://evil.example/api/about', {})).toBe(403)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const uploads = 'http://127.0.0.1:4180/api/uploads?name=x.csv'
    expect(await status(uploads, form, 'POST', 'a=b')).toBe(415)
    expect(await status(uploads, { ...form, origin: 'http://evil.example' }, 'POST', 'a=b')).toBe(403)
  })
})
