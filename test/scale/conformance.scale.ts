import { openTrinoLedger } from '../../src/ledger/trino/trino-ledger.ts'
import { describeLedger } from '../ledger/conformance.ts'
import { addressOf, openFresh } from './cluster.ts'

describeLedger('a ledger on Trino', () => openFresh())

// Every slice has its sums kept, and is answered from them where no other load contests it.
describeLedger('a ledger on Trino that keeps all sums', () => openTrinoLedger(addressOf(), undefined, 0))
