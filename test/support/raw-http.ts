import { connect } from 'node:net'

/** A request as it goes over the wire; nothing is added to it. */
export interface RawRequest {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** How the body is framed; `none` sends neither a length nor a body. */
  readonly framing?: Framing
}

export const framings = ['none', 'length', 'chunked'] as const
export type Framing = (typeof framings)[number]

export interface RawAnswer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
}

/** The bytes of a request in HTTP/1.1, on a connection that is closed after it. */
export function requestBytes(host: string, request: RawRequest): Buffer {
  const { method, path, headers = {}, body = '', framing = 'none' } = request
  const bytes = Buffer.from(body)
  const framed: Record<Framing, string[]> = {
    none: [],
    length: [`Content-Length: ${bytes.length}`],
    chunked: ['Transfer-Encoding: chunked'],
  }
  const lines = Object.entries({ Host: host, Connection: 'close', ...headers }).map((pair) => pair.join(': '))
  const head = [`${method} ${path} HTTP/1.1`, ...lines, ...framed[framing], '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head), ...bodyBytes(bytes, framing)])
}

function bodyBytes(bytes: Buffer, framing: Framing): Uint8Array[] {
  if (framing === 'none') return []
  if (framing === 'length') return [bytes]
  // In two chunks, so that nothing depends on a body that comes at once.
  const middle = Math.floor(bytes.length / 2)
  const chunks = [bytes.subarray(0, middle), bytes.subarray(middle)].filter(({ length }) => length > 0)
  const framed = chunks.flatMap((chunk) => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from('\r\n'),
  ])
  return [...framed, Buffer.from('0\r\n\r\n')]
}

/** Sends a request over a socket of its own, and gives the answer once the connection is closed. */
export const sendRaw = (url: string, request: RawRequest): Promise<RawAnswer> =>
  sendBytes(url, requestBytes(new URL(url).host, request))

/** Sends bytes as they are, all at once, and gives what came back until the connection was closed. */
export function sendBytes(url: string, bytes: string | Uint8Array): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const received: Buffer[] = []
    const socket = connect(Number(port), hostname)
    socket.on('data', (chunk) => received.push(chunk))
    // The desk may close before all was sent; what it had answered by then counts.
    socket.on('error', () => {})
    socket.on('close', () => {
      const answer = parseAnswer(Buffer.concat(received))
      if (answer) resolve(answer)
      else reject(new Error(`no answer to ${Buffer.from(bytes).toString('latin1', 0, 60)}`))
    })
    socket.write(bytes)
  })
}

function parseAnswer(bytes: Buffer): RawAnswer | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  const body = bytes.subarray(end + 4)
  const text = headers.get('transfer-encoding') === 'chunked' ? unchunked(body) : body.toString()
  return { status: Number(first.split(' ')[1]), headers, text }
}

function unchunked(body: Buffer): string {
  const pieces: Buffer[] = []
  for (let start = 0; ; ) {
    const line = body.indexOf('\r\n', start)
    const size = Number.parseInt(body.toString('latin1', start, line), 16)
    if (line < 0 || !(size > 0)) return Buffer.concat(pieces).toString()
    pieces.push(body.subarray(line + 2, line + 2 + size))
    start = line + 2 + size + 2
  }
}
