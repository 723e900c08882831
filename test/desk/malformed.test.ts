import { Buffer } from 'node:buffer'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/desk/http/listen.ts'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { type RawAnswer, sendBytes, sendRaw } from '../support/raw-http.ts'
import { workspaceWith } from '../support/workspaces.ts'

const bugs: unknown[] = []
let desk: OpenDesk
let host: string
beforeAll(async () => {
  const { folder } = await workspaceWith()
  const onError = (error: unknown) => bugs.push(error)
  desk = await serveDesk({ folder, port: 0, headTimeout: 1500, bodyTimeout: 1500, onError })
  host = new URL(desk.url).host
})
afterAll(async () => {
  await desk?.close()
  expect(bugs).toEqual([])
})

const get = (path: string, ...headers: string[]) =>
  [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', ''].join('\r\n')
const put = (...lines: string[]) =>
  ['PUT /api/products/wheat HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json', ...lines].join(
    '\r\n',
  )

/** What is wrong with an answer that should be a problem; nothing where it is one. */
function faultsOf({ status, headers, text }: RawAnswer): string[] {
  const problem = text.startsWith('{') ? JSON.parse(text) : {}
  return [
    ...(headers.get('content-type') === 'application/problem+json'
      ? []
      : [`type ${headers.get('content-type')}`]),
    ...(problem.status === status ? [] : [`status ${status}, problem ${problem.status}`]),
    ...(problem.words?.zh && problem.words.en ? [] : ['no words']),
    ...(Number(headers.get('content-length')) === Buffer.byteLength(text) ? [] : ['length']),
  ]
}

describe('malformed requests are answered with a problem', () => {
  const long = 'x'.repeat(9000)
  it.each<[what: string, status: number, request: () => string]>([
    ['no request at all', 400, () => 'hello\r\n\r\n'],
    ['another protocol', 400, () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown method', 400, () => get('/').replace('GET', 'FETCH')],
    ['a version that does not exist', 400, () => get('/').replace('HTTP/1.1', 'HTTP/9.9')],
    ['no host', 400, () => get('/').replace(/Host:.*\r\n/, '')],
    ['an empty host', 400, () => get('/').replace(/Host:.*\r\n/, 'Host:\r\n')],
    ['two hosts', 400, () => get('/', 'Host: evil.example')],
    ['the same host twice', 400, () => get('/', `Host: ${host}`)],
    ['a host with a path', 400, () => get('/').replace(host, 'a/b')],
    ['another host', 403, () => get('/').replace(host, 'evil.example')],
    ['another host in the address', 403, () => get('http://evil.example/api/about')],
    ['an asterisk as address', 400, () => get('*').replace('GET', 'OPTIONS')],
    ['a backslash in the address', 400, () => get('/api\\about')],
    ['an address over 8 KB', 414, () => get(`/${long}`)],
    ['a query over 8 KB', 414, () => get(`/api/about?a=${long}`)],
    ['an address over 16 KB', 431, () => get(`/${long}${long}`)],
    ['headers over 16 KB', 431, () => get('/', `X-Long: ${long}${long}`)],
    ['a header without a colon', 400, () => get('/', 'nonsense')],
    ['a header with a control character', 400, () => get('/', 'X-A: a\u0000b')],
    ['a folded header', 400, () => get('/', 'X-A: a', ' b')],
    ['white space before a colon', 400, () => get('/', 'X-A : a')],
    ['an expectation', 417, () => get('/', 'Expect: much')],
    ['two lengths', 400, () => put('Content-Length: 2', 'Content-Length: 3', '', '{}')],
    ['a length that is no number', 400, () => put('Content-Length: -2', '', '{}')],
    [
      'a length and chunks',
      400,
      () => put('Content-Length: 2', 'Transfer-Encoding: chunked', '', '2\r\n{}\r\n0\r\n\r\n'),
    ],
    ['an unknown coding', 400, () => put('Transfer-Encoding: gzip', '', '{}')],
    ['chunks without a size', 400, () => put('Transfer-Encoding: chunked', '', 'zz\r\n{}\r\n0\r\n\r\n')],
    ['chunk extensions without end', 413, () => put('Transfer-Encoding: chunked', '', `2;a=${long}${long}`)],
    [
      'two kinds of body',
      415,
      () => put('Content-Type: text/plain', 'Content-Length: 2', 'Connection: close', '', '{}'),
    ],
    ['two origins', 403, () => get('/', 'Origin: http://a', 'Origin: http://b')],
    ['a page that does not exist', 404, () => get('/nowhere')],
    ['a month that does not exist', 400, () => get('/api/totals?from=2023-13&to=2023-12')],
  ])('%s: %i', async (_, status, request) => {
    const answer = await sendBytes(desk.url, request())
    expect({ status: answer.status, faults: faultsOf(answer) }).toEqual({ status, faults: [] })
  })

  it.each([
    '%',
    '%zz',
    '%ff',
    '%c0%af',
    '%00',
    '%2e%2e%2f',
    '..%5c',
    '%ed%a0%80',
    '%u0041',
    ';',
    '//',
    '?%',
    '?a=%zz&b',
  ])('percent-encoding that is none: %s', async (text) => {
    for (const path of [
      '/',
      '/api/products/',
      '/api/briefs/',
      '/api/loads/',
      '/assets/',
      '/briefs/',
      '/api/codes/',
    ]) {
      const answer = await sendBytes(desk.url, get(path + text))
      expect([200, 400, 404, 422]).toContain(answer.status)
      if (answer.status !== 200) expect([path + text, faultsOf(answer)]).toEqual([path + text, []])
    }
  })
})

describe('a body that is too large', () => {
  const tooMuch = Buffer.alloc(2 * 1024 * 1024, 0x20)
  it.each(['length', 'chunked'] as const)('is refused with 413 (%s)', async (framing) => {
    for (const [method, path, kind] of [
      ['PUT', '/api/products/wheat', 'application/json'],
      ['POST', '/api/products/wheat/preview', 'application/json'],
      ['DELETE', '/api/loads/1', 'application/json'],
    ] as const) {
      const headers = { 'Content-Type': kind }
      const answer = await sendRaw(desk.url, { method, path, headers, body: tooMuch, framing })
      expect([method, answer.status, faultsOf(answer)]).toEqual([method, 413, []])
    }
  })

  it('is not kept in memory: a hundred at once leave it was', async () => {
    const declared = put('Content-Length: 500000000', '', '{')
    const before = process.memoryUsage().rss
    const answers = await Promise.all(Array.from({ length: 100 }, () => sendBytes(desk.url, declared)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413]))
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })
})

describe('a client that is slow', () => {
  const timed = async (bytes: string) => {
    const begun = performance.now()
    const answer = await sendBytes(desk.url, bytes)
    return { status: answer.status, faults: faultsOf(answer), seconds: (performance.now() - begun) / 1000 }
  }

  it.each([
    ['a head that does not end', () => 'GET /api/about HTTP/1.1\r\nHost: x\r\n'],
    ['JSON that stops, of a known length', () => put('Content-Length: 20', '', '{"yaml":')],
    ['JSON that stops, in chunks', () => put('Transfer-Encoding: chunked', '', '8\r\n{"yaml":\r\n')],
    [
      'a file that stops',
      () =>
        put('Content-Length: 20', '', 'abc')
          .replace('PUT /api/products/wheat', 'POST /api/audit?name=a.txt')
          .replace('application/json', 'application/octet-stream'),
    ],
  ])('is cut off with 408: %s', async (_, request) => {
    const { status, faults, seconds } = await timed(request())
    expect([status, faults]).toEqual([408, []])
    expect(seconds).toBeGreaterThan(1)
    expect(seconds).toBeLessThan(15)
  })

  it('is cut off where it does not read the answer', async () => {
    const answer = Buffer.alloc(64 * 1024 * 1024)
    const listening = { host: '127.0.0.1', port: 0, sendTimeout: 1500 }
    const { server, url } = await listen((_, response) => response.end(answer), listening)
    const connections = () =>
      new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.pause()
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await expect.poll(connections, { timeout: 5000 }).toBe(1)
    await expect.poll(connections, { timeout: 15_000 }).toBe(0)
    socket.destroy()
    server.close()
  })
})
