import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, isIPv6 } from 'node:net'
import { hostname } from 'node:os'
import { UserError } from '../../trade/errors/errors.ts'
import { answerMalformed } from './malformed-requests.ts'

/** Where the desk listens. */
export interface Listening {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Files in PEM: the certificate with those above it, and its key. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** How long to wait for a request’s head, in milliseconds; by default 20 s. */
  readonly headTimeout?: number | undefined
  /** How long a client may not read an answer that is sent, in milliseconds; by default 60 s. */
  readonly sendTimeout?: number | undefined
}

/**
 * Who sends slowly, or nothing, is cut off; so many connections are never reached by people. The check of the times
 * is at most so late.
 */
const patience: ServerOptions = {
  requestTimeout: 300_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
  // Refused by the listener, with a problem; Node would answer without one.
  requireHostHeader: false,
}
const mostConnections = 1000

/**
 * Begins to listen.
 *
 * @returns the server, and the address that people type.
 * @throws UserError where the address is none of this machine’s, the port is taken or not allowed, or the certificate
 * does not serve.
 */
export async function listen(
  listener: RequestListener,
  { host, port, tls, headTimeout = 20_000, sendTimeout = 60_000 }: Listening,
): Promise<{ server: Server; url: string }> {
  const options = { ...patience, headersTimeout: headTimeout, handshakeTimeout: headTimeout }
  const server = tls ? await secureServer(listener, tls, options) : createServer(options, listener)
  server.maxConnections = mostConnections
  answerMalformed(server)
  server.prependListener('request', (_, response) => {
    // From then on all of the answer is in memory, until the client has read it.
    response.once('prefinish', () => response.socket?.setTimeout(sendTimeout))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusedBy(error, host, port)))
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return { server, url: `${tls ? 'https' : 'http'}://${nameOf(host)}:${taken}` }
}

/** All addresses of a machine go by its name. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return hostname()
  return isIPv6(host) ? `[${host}]` : host
}

async function secureServer(
  listener: RequestListener,
  files: { readonly cert: string; readonly key: string },
  options: ServerOptions,
): Promise<Server> {
  const [cert, key] = await Promise.all([files.cert, files.key].map(read))
  try {
    return createSecureServer({ ...options, cert, key, minVersion: 'TLSv1.2' }, listener)
  } catch (cause) {
    throw new UserError(
      { zh: '证书和密钥不能用。', en: 'The certificate and its key do not serve.' },
      {
        cause,
        where: { file: `${files.cert}, ${files.key}` },
        hint: {
          zh: '两个文件都应是 PEM 格式，密钥属于这张证书，且没有密码。',
          en: 'Both files should be PEM, the key that of this certificate, and without a password.',
        },
      },
    )
  }
}

const read = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    throw new UserError({ zh: '文件打不开。', en: 'The file cannot be opened.' }, { where: { file }, cause })
  })

function refusedBy(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new UserError(
        { zh: `端口 ${port} 已被占用。`, en: `Port ${port} is taken.` },
        { cause: error, hint: { zh: '用 --port 换一个。', en: 'Choose another with --port.' } },
      )
    case 'EACCES':
      return new UserError(
        { zh: `不能使用端口 ${port}。`, en: `Port ${port} cannot be used.` },
        { hint: { zh: '用 --port 选 1024 以上的端口。', en: 'Choose one above 1024 with --port.' } },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EINVAL':
      return new UserError(
        { zh: `本机没有地址 ${host}。`, en: `This machine has no address ${host}.` },
        {
          hint: {
            zh: '写本机的一个地址；0.0.0.0 是全部地址。',
            en: 'Write one of its addresses; 0.0.0.0 stands for all of them.',
          },
        },
      )
    default:
      return error
  }
}
