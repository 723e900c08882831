import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { describeRows } from '../ledger/conformance.ts'
import { addressOf } from './cluster.ts'

// Every slice has its sums kept, and is answered from them where no other load contests it.
describeRows('a ledger on Trino that keeps all sums', () => openTrinoLedger(addressOf(), undefined, 0))
