import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { addressOf } from './cluster.ts'

/** Opens a ledger on the cluster, which upgrades it, and says when that begins and how far it is. For a process to be killed. */
const [schema = ''] = process.argv.slice(2)
process.stdout.write('begins\n')
const ledger = await openTrinoLedger(addressOf({ schema }), undefined, undefined, (share) =>
  process.stdout.write(`${share}\n`),
)
process.stdout.write('done\n')
await ledger.close()
