import type { TrinoAddress } from '../../src/ledger/trino/connection/address.ts'

/** Of a cluster that nobody asks anything. */
export const clusterAddress: TrinoAddress = {
  host: 'trino.example.org',
  tls: true,
  catalog: 'ledger',
  schema: 'trade',
  user: 'analyst',
  patience: 60,
}
