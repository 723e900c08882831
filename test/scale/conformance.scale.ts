import { describeRows } from '../ledger/conformance.ts'
import { openFresh } from './cluster.ts'

describeRows('a ledger on Trino', () => openFresh())
