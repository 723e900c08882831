import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { UserError } from '../../trade/errors/errors.ts'

/** Who sent a request, as far as it is known. */
export interface Client {
  /** Empty where the request came by no connection, as in tests. */
  readonly address: string
  /** Whether the client has come by TLS: to the desk, or to a configured proxy. */
  readonly isSecure: boolean
}

/** The reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. */
export class TrustedProxies {
  readonly #list = new BlockList()

  /** @throws UserError for a text that is neither an address nor a network such as `10.0.0.0/8`. */
  constructor(networks: readonly string[] = []) {
    for (const network of networks) this.#add(network)
  }

  has(address: string): boolean {
    return isIP(address) !== 0 && this.#list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  }

  #add(network: string): void {
    const [address = '', length, ...rest] = network.split('/')
    const [family, longest] = isIPv4(address) ? (['ipv4', 32] as const) : (['ipv6', 128] as const)
    const bits = length === undefined ? longest : Number(length)
    const isNetwork =
      isIP(address) !== 0 && rest.length === 0 && length !== '' && bits >= 0 && bits <= longest
    if (!isNetwork || !Number.isInteger(bits)) throw noNetwork(network)
    this.#list.addSubnet(address, bits, family)
  }
}

/**
 * The client of a request. What proxies say of it is believed from the right as far as each is a configured one: what
 * stands before that can have been written by anybody.
 */
export function identifyClient(context: Context, proxies: TrustedProxies): Client {
  const peer = peerOf(context)
  const isSecure = new URL(context.req.url).protocol === 'https:'
  if (!proxies.has(peer)) return { address: peer, isSecure }
  let address = peer
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',')
  for (const entry of forwarded.toReversed()) {
    const named = addressIn(entry)
    if (named === null) break
    address = named
    if (!proxies.has(named)) break
  }
  const protocol = (context.req.header('x-forwarded-proto') ?? '').split(',').at(-1)?.trim().toLowerCase()
  return { address, isSecure: protocol ? protocol === 'https' : isSecure }
}

function peerOf(context: Context): string {
  try {
    return plainAddress(getConnInfo(context).remote.address ?? '')
  } catch {
    return ''
  }
}

/** An entry of `X-Forwarded-For`: an address, with a port where the proxy writes one; null for another text. */
function addressIn(entry: string): string | null {
  const text = entry.trim()
  const [, bracketed, plain] = /^\[([^\]]*)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$/.exec(text) ?? []
  const address = plainAddress(bracketed ?? plain ?? text)
  return isIP(address) === 0 ? null : address
}

/** IPv4 that reaches an IPv6 socket, as IPv4; without the name of the interface. */
const plainAddress = (address: string): string =>
  address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')

const noNetwork = (network: string): UserError =>
  new UserError(
    {
      zh: `这不是地址或网段：${network.slice(0, 80)}`,
      en: `This is no address or network: ${network.slice(0, 80)}`,
    },
    { hint: { zh: '写 127.0.0.1 或 10.0.0.0/8。', en: 'Write 127.0.0.1 or 10.0.0.0/8.' } },
  )
