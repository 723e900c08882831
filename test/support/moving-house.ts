import type { Ledger, LoadFacts } from '../../src/ledger/ledger-interface.ts'
import { factsOf, month, months, observation, stagedFile } from './staged.ts'

/** Loads files of every kind: revised, repeated, filtered, without months, without rows, hostile; one is taken back. */
export async function furnish(ledger: Ledger, folder: string): Promise<void> {
  const cell = { month: month('2023-12'), commodity: '01', partner: '110', value: 100n }
  const load = async (rows: readonly Parameters<typeof observation>[0][], facts: Partial<LoadFacts>) => {
    const observations = rows.map((row, index) => observation({ line: index + 2, ...row }))
    return (await ledger.load(await stagedFile(folder, observations), factsOf(observations, facts))).load
  }
  await load(
    [
      { ...cell, quantity: 5n, unit: '个', quantity2: 2n ** 61n, unit2: '千克' },
      { ...cell, value: 2n ** 62n },
      { ...cell, commodity: '0101', partner: '502', quantity: 0n, unit: `"';--` },
    ],
    {
      file: `'; DROP TABLE loads; --"\\.csv`,
      names: {
        commodity: [{ code: '01', name: `锂离子"蓄电池', '|~` }],
        partner: [{ code: '110', name: '香港' }],
        procedure: [],
        place: [],
      },
      note: { zh: '重建', en: 'A reconstruction' },
    },
  )
  const { id } = await load([cell], { file: 'mistake.csv', flow: 'import' })
  await load([{ ...cell, value: 90n }], { file: 'revised.csv', asOf: '2024-02-18' })
  await load([{ ...cell, month: null, value: 900n }], {
    file: 'year.csv',
    period: months('2023-01', '2023-12'),
    commodities: ['01', '02'],
  })
  await load([{ ...cell, place: '35', partner: null }], {
    file: 'fujian.csv',
    cut: ['commodity', 'place'],
    scope: { partner: ['110', '502'] },
  })
  await load([{ ...cell, commodity: null }], { file: 'all.csv', cut: ['partner'], commodities: [] })
  const none = { file: 'none.csv', flow: 'import', monthly: true, commodities: ['01'] } as const
  await load([], { ...none, relation: 'revised' })
  await ledger.withdraw(id)
}
