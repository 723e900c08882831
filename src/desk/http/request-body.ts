import { Refusal } from '../problem.ts'

/** What a request's body may be at most, and how long its sender may pause. */
export interface BodyLimits {
  readonly maxBytes: number
  /** In milliseconds. */
  readonly idleTimeout: number
}

/** A slow network delivers something in this time. */
export const usualIdleTimeout = 30_000

/**
 * Yields a body chunk by chunk; nothing is buffered. The stream is not cancelled on failure: that would close the
 * connection before the refusal is sent.
 *
 * @throws Refusal 413 once the body is larger than allowed, 408 where nothing arrives for the idle timeout.
 */
async function* readChunks(
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, idleTimeout }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  let size = 0
  for (;;) {
    const { done, value } = await readChunk(reader, idleTimeout)
    if (done) return
    size += value.length
    if (size > maxBytes) throw bodyTooLarge(maxBytes)
    yield value
  }
}

/**
 * The same request with its body read into memory, for bodies of modest size. It is made from its parts, since the
 * server's own request object cannot be copied by the global `Request`.
 *
 * @throws Refusal 413, 408 as `readChunks` does.
 */
export async function withReadBody(request: Request, limits: BodyLimits): Promise<Request> {
  refuseDeclaredLength(request, limits)
  const chunks: Uint8Array[] = []
  for await (const chunk of readChunks(request.body, limits)) chunks.push(chunk)
  return new Request(request.url, {
    ...headOf(request),
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  })
}

/** The same request with a body that fails, while it is read, where the limits are passed. @throws Refusal 413 */
export function withLimitedBody(request: Request, limits: BodyLimits): Request {
  refuseDeclaredLength(request, limits)
  if (!request.body) return request
  const body = ReadableStream.from(readChunks(request.body, limits))
  return new Request(request.url, { ...headOf(request), body, duplex: 'half' })
}

/** Method, headers and signal: without the signal, nobody would learn that the connection was closed. */
const headOf = ({ method, headers, signal }: Request): RequestInit => ({
  method,
  headers: [...headers],
  signal,
})

/** A body that declares that it is too large is refused before any of it is read. */
function refuseDeclaredLength({ headers }: Request, { maxBytes }: BodyLimits): void {
  if (Number(headers.get('content-length') ?? 0) > maxBytes) throw bodyTooLarge(maxBytes)
}

function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>, idleTimeout: number) {
  return new Promise<Awaited<ReturnType<typeof reader.read>>>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooSlow()), idleTimeout)
    reader
      .read()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

const megabyte = 1024 * 1024

const bodyTooLarge = (maxBytes: number): Refusal =>
  new Refusal(413, {
    zh: `请求内容超过 ${maxBytes / megabyte} MB。`,
    en: `The body of the request is larger than ${maxBytes / megabyte} MB.`,
  })

const tooSlow = (): Refusal =>
  new Refusal(
    408,
    { zh: '请求内容迟迟没有传来，已停止等待。', en: 'The body of the request stopped arriving.' },
    { hint: { zh: '检查网络，再试一次。', en: 'Check the network, and try again.' } },
  )
