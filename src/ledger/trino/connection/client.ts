import type { Trino } from 'trino-client'
import { UserError } from '../../../trade/errors/errors.ts'
import { type TrinoAddress, toUrl } from './address.ts'

/**
 * The official client, set up for an address. It is imported here and only here: who keeps the ledger in a
 * file need not install it.
 *
 * @throws UserError where it is not installed, or a password would travel without TLS.
 */
export async function clientFor(address: TrinoAddress): Promise<Trino> {
  const { tls, user, password, token, catalog, schema, certificates, patience } = address
  if (!tls && (password !== undefined || token !== undefined)) throw withoutTls(address)
  const { BasicAuth, Trino } = await importClient()
  const trino = Trino.create({
    server: toUrl(address),
    source: 'tradebrief',
    catalog,
    schema,
    ...(password === undefined ? {} : { auth: new BasicAuth(user, password) }),
    ...(certificates === undefined ? {} : { ssl: { ca: certificates } }),
    session: sessionFor(catalog),
    extraHeaders: {
      'X-Trino-User': user,
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
  })
  endRequestsAfter(trino, patience)
  return trino
}

/**
 * Row groups so small that one product's rows do not bring a whole large file with them; files of one load (see
 * `parts.ts`) are read whole, at once, rather than from their end. (No value may have a comma.)
 */
const sessionFor = (catalog: string): Record<string, string> => ({
  [`${catalog}.parquet_writer_block_size`]: '4MB',
  [`${catalog}.parquet_small_file_threshold`]: '512kB',
  [`${catalog}.collect_extended_statistics_on_write`]: 'false',
})

/**
 * The client has no setting for the time that a request may take, but hands its own configuration on to the
 * HTTP library, which has one, and which then ends the request's connection too.
 */
function endRequestsAfter(trino: Trino, seconds: number): void {
  const configuration: unknown = Reflect.get(Reflect.get(trino, 'client'), 'clientConfig')
  if (typeof configuration !== 'object' || configuration === null)
    throw new Error('trino-client keeps its configuration elsewhere')
  Object.assign(configuration, { timeout: seconds * 1000 })
}

async function importClient(): Promise<typeof import('trino-client')> {
  try {
    return await import('trino-client')
  } catch (cause) {
    throw new UserError(
      {
        zh: '这个工作区的数据台账在 Trino 上，需要安装 trino-client。',
        en: 'The ledger of this workspace is on Trino, which needs the package trino-client.',
      },
      {
        cause,
        hint: { zh: '运行：npm install trino-client@0.2.9', en: 'Run: npm install trino-client@0.2.9' },
      },
    )
  }
}

function withoutTls(address: TrinoAddress): UserError {
  return new UserError(
    {
      zh: '不加密的连接上不能发送密码。',
      en: 'A password is not sent over a connection that is not encrypted.',
    },
    {
      where: { file: toUrl(address) },
      hint: {
        zh: '去掉 tradebrief.yaml 中的 tls: false，或不设置密码。',
        en: 'Take tls: false out of tradebrief.yaml, or set no password.',
      },
    },
  )
}
