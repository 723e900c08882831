import {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { Duplex } from 'node:stream'
import type { Localized } from '../../trade/trade.ts'
import { Refusal, type RefusalStatus, toProblem } from '../problem.ts'

/**
 * Answers with a problem what Node’s parser refuses before there is a request (a broken head, one that is too long or
 * too slow), and what it would answer by itself without a body.
 */
export function answerMalformed(server: Server): void {
  const responses = new WeakMap<Duplex, ServerResponse>()
  server.prependListener('request', ({ socket }, response) => responses.set(socket, response))
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // An answer that has begun cannot be replaced by another.
    const hasBegun = responses.get(socket)?.headersSent === true && !responses.get(socket)?.writableEnded
    if (error.code === 'ECONNRESET' || !socket.writable || hasBegun) return socket.destroy()
    socket.end(rawResponse(refusalOf(error.code)), () => socket.destroy())
  })
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    answer(response, new Refusal(417, { zh: '不支持请求中的 Expect。', en: 'This Expect is not supported.' }))
  })
}

/** Refuses a request with several `Host` headers, of which programs before this one may have read another. */
export const withSingleHost =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
    if (hosts.length > 1) answer(response, unreadable)
    else return listener(request, response)
  }

export const unreadable = new Refusal(400, { zh: '请求无法读取。', en: 'The request cannot be read.' })

const refusals: Readonly<Record<string, readonly [RefusalStatus, Localized]>> = {
  HPE_HEADER_OVERFLOW: [431, { zh: '请求头或地址过长。', en: 'The headers or the address are too long.' }],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, { zh: '分块扩展过长。', en: 'The chunk extensions are too long.' }],
  ERR_HTTP_REQUEST_TIMEOUT: [408, { zh: '请求没有及时传完。', en: 'The request did not arrive in time.' }],
}

function refusalOf(code: string | undefined): Refusal {
  const existing = code === undefined ? undefined : refusals[code]
  return existing ? new Refusal(...existing) : unreadable
}

function answer(response: ServerResponse, refusal: Refusal): void {
  const body = JSON.stringify(toProblem(refusal))
  response.writeHead(refusal.status, { ...headers(body), Connection: 'close' })
  response.end(body)
}

const headers = (body: string) => ({
  'Content-Type': 'application/problem+json',
  'Content-Length': Buffer.byteLength(body),
  'Cache-Control': 'no-store',
})

function rawResponse(refusal: Refusal): string {
  const body = JSON.stringify(toProblem(refusal))
  const lines = Object.entries({ ...headers(body), Connection: 'close' }).map((pair) => pair.join(': '))
  return [`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`, ...lines, '', body].join('\r\n')
}
