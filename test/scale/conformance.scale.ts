import { describeLedger } from '../ledger/conformance.ts'
import { openFresh } from './cluster.ts'

describeLedger('a ledger on Trino', () => openFresh())
