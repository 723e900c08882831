import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { describeCoverage } from '../ledger/coverage-conformance.ts'
import { addressOf } from './cluster.ts'

// With all sums kept, so that none of them may be taken where another load has taken its place; the histories keep few.
describeCoverage('a ledger on Trino', () => openTrinoLedger(addressOf(), undefined, 0))
