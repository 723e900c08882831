import { Agent, request } from 'node:http'
import { median } from './measure.ts'

/** One request, as it is sent. */
export interface Asked {
  readonly url: string
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

/** What some clients were given in some time; times are milliseconds. */
export interface Given {
  readonly perSecond: number
  readonly median: number
  readonly p99: number
  /** Answers that were neither 200 nor 304. */
  readonly failures: number
}

/**
 * So many clients, each asking again as soon as it has its answer to the last byte, over a connection that stays.
 *
 * @param next what to ask, each time anew.
 */
export async function drive(clients: number, seconds: number, next: () => Promise<Asked>): Promise<Given> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let failures = 0
  const begun = performance.now()
  const end = begun + seconds * 1000
  const client = async () => {
    while (performance.now() < end) {
      const asked = await next()
      const from = performance.now()
      const { status } = await ask(asked, agent)
      times.push(performance.now() - from)
      if (status !== 200 && status !== 304) failures++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const took = (performance.now() - begun) / 1000
  agent.destroy()
  const sorted = times.sort((a, b) => a - b)
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN
  return { perSecond: times.length / took, median: median(sorted), p99, failures }
}

/** An answer to its last byte. */
export function ask(
  { url, method = 'GET', headers = {}, body }: Asked,
  agent?: Agent,
): Promise<{ readonly status: number; readonly text: string; readonly etag: string }> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method, headers: { ...headers, ...length }, ...(agent && { agent }) })
    sent.on('error', reject)
    sent.on('response', async (response) => {
      const pieces: Buffer[] = []
      for await (const piece of response) pieces.push(piece)
      const { statusCode = 0, headers: answered } = response
      resolve({ status: statusCode, text: Buffer.concat(pieces).toString(), etag: answered.etag ?? '' })
    })
    sent.end(body)
  })
}
