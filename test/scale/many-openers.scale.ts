import { expect, it } from 'vitest'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { addressOf } from './cluster.ts'

it('is made once where several programs open a new ledger at the same moment', async () => {
  for (let time = 0; time < 3; time++) {
    const address = addressOf()
    const ledgers = await Promise.all(Array.from({ length: 6 }, () => openTrinoLedger(address)))
    for (const ledger of ledgers) {
      expect(await ledger.loads()).toStrictEqual([])
      await ledger.close()
    }
  }
}, 300_000)
