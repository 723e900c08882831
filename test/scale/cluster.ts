import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import type { TrinoAddress } from '../../src/ledger/trino/connection/address.ts'
import type { Statement } from '../../src/ledger/trino/connection/open-connection.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'

/** The first port of the cluster that `scripts/trino` runs. */
const port = Number(process.env.TRADEBRIEF_TRINO_PORT ?? 18_080)

/** A schema that no other test knows. */
export const freshSchema = (): string => `test_${randomBytes(6).toString('hex')}`

/** The cluster of `scripts/trino`, in a schema of its own unless one is given. */
export const addressOf = (given: Partial<TrinoAddress> = {}): TrinoAddress => ({
  host: `127.0.0.1:${port}`,
  tls: false,
  catalog: 'ledger',
  schema: freshSchema(),
  user: 'analyst',
  patience: 60,
  ...given,
})

/** The same cluster over TLS, where it asks for the password. */
export const encrypted = { host: `localhost:${port + 3}`, tls: true } as const
export const password = process.env.TRADEBRIEF_TRINO_PASSWORD ?? 'loopback-only'

/** Where `scripts/trino` keeps what belongs to a running cluster. */
export const clusterFolder = fileURLToPath(new URL('../../out/trino/run', import.meta.url))
/** How the cluster that `scripts/trino` started reaches its storage: as a folder, or by the protocol of S3. */
export const storageScheme = process.env.TRADEBRIEF_TRINO_STORAGE === 's3' ? 's3://' : 'local:///'
/** The staging folder as the cluster sees it. */
export const stagingLocation = `${storageScheme}staging`
/** The folder that the cluster and this machine both see. */
export const staging = {
  folder: join(clusterFolder, storageScheme === 's3://' ? 'mounted-staging' : join('storage', 'staging')),
  location: stagingLocation,
}
export const certificate = join(clusterFolder, 'certificate.pem')

export const openFresh = (watch?: (statement: Statement) => void): Promise<Ledger> =>
  openTrinoLedger(addressOf(), watch)

/** `scripts/trino` with some arguments. */
export const trino = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)('scripts/trino', args)).stdout
