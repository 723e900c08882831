import { Agent, request } from 'node:http'

export interface SoakRequest {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
  /** Sends the body without a length, in two chunks. */
  readonly isChunked?: boolean
  /** The status that is right; by default 200. */
  readonly statuses?: readonly number[]
}

export interface SoakAnswer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | readonly string[]>
  readonly text: string
}

/** What a kind of request took, in milliseconds, and how those ended that had another answer than they should. */
export interface KindRecord {
  readonly times: number[]
  /** When each was sent, in milliseconds from the start of this process. */
  readonly starts: number[]
  readonly failures: string[]
}

export type SoakRecords = Map<string, KindRecord>

class ClosedConnection extends Error {}

/** Sends requests, by default one after another over a connection that stays, and records what each kind of them takes. */
export class SoakClient {
  readonly #url: string
  readonly #token: string
  readonly #records: SoakRecords
  readonly #agent: Agent

  constructor(
    url: string,
    token: string,
    records: SoakRecords,
    agent = new Agent({ keepAlive: true, maxSockets: 1 }),
  ) {
    this.#agent = agent
    this.#url = url
    this.#token = token
    this.#records = records
  }

  /** Sends a request to its answer’s last byte; an answer that is none, or the wrong one, is recorded, not thrown. */
  async ask(kind: string, asked: SoakRequest): Promise<SoakAnswer | null> {
    const record = this.#records.get(kind) ?? { times: [], starts: [], failures: [] }
    this.#records.set(kind, record)
    const start = performance.now()
    record.starts.push(start)
    try {
      const answer = await this.#sendAgainIfClosed(asked)
      record.times.push(performance.now() - start)
      if ((asked.statuses ?? [200]).includes(answer.status)) return answer
      record.failures.push(
        `${asked.method ?? 'GET'} ${asked.path}: ${answer.status} ${answer.text.slice(0, 200)}`,
      )
    } catch (error) {
      record.times.push(performance.now() - start)
      record.failures.push(`${asked.method ?? 'GET'} ${asked.path}: ${String(error)}`)
    }
    return null
  }

  async askJson(kind: string, asked: SoakRequest): Promise<Readonly<Record<string, unknown>> | null> {
    const answer = await this.ask(kind, asked)
    return answer && JSON.parse(answer.text)
  }

  close(): void {
    this.#agent.destroy()
  }

  /** A server closes a connection that rests; who sends over it at that moment has to send again. */
  async #sendAgainIfClosed(asked: SoakRequest): Promise<SoakAnswer> {
    try {
      return await this.#send(asked)
    } catch (error) {
      if (error instanceof ClosedConnection) return this.#send(asked)
      throw error
    }
  }

  #send({ path, method = 'GET', headers = {}, body, isChunked = false }: SoakRequest): Promise<SoakAnswer> {
    const kind = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    const sentHeaders = {
      authorization: `Bearer ${this.#token}`,
      ...(body !== undefined && { 'content-type': kind }),
      // Node would send the body of a DELETE without any framing.
      ...(isChunked && { 'transfer-encoding': 'chunked' }),
      ...(body !== undefined && !isChunked && { 'content-length': String(Buffer.byteLength(body)) }),
      ...headers,
    }
    return new Promise((resolve, reject) => {
      const sent = request(this.#url + path, { method, headers: sentHeaders, agent: this.#agent })
      sent.once('error', (error: NodeJS.ErrnoException) =>
        reject(sent.reusedSocket && error.code === 'ECONNRESET' ? new ClosedConnection() : error),
      )
      sent.once('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
        })
      })
      if (isChunked && body !== undefined) sent.write(body.slice(0, 1))
      sent.end(isChunked ? body?.slice(1) : body)
    })
  }
}
