import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { copyLedger } from '../../src/workspace/transfer/transfer.ts'
import { addressOf, stagingLocation } from './cluster.ts'

/** Copies a ledger in a file to the cluster, or back, and says so with each load. For a process that is killed. */
const [direction = '', file = '', schema = '', folder = '', stagingFolder = ''] = process.argv.slice(2)
// Bundled, this file lies elsewhere, and cannot find the cluster's folder by itself.
const staging = { folder: stagingFolder, location: stagingLocation }
const inFile = await openDuckDbLedger(file)
const onCluster = await openTrinoLedger(addressOf({ schema, staging }))
const [from, to] = direction === 'there' ? [inFile, onCluster] : [onCluster, inFile]
await copyLedger(from, to, folder, {
  ...silentEffects,
  progress: () => ({ advance: () => process.stdout.write('one load\n'), done: () => {} }),
})
await inFile.close()
await onCluster.close()
