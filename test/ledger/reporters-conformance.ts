import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Ledger, selectReporter } from '../../src/ledger/ledger.ts'
import type { LoadFacts } from '../../src/ledger/ledger-interface.ts'
import type { Reported } from '../../src/trade/terms.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'

const brazil: Reported = { reporter: 'BRA', source: 'comexstat' }
const brazilElsewhere: Reported = { reporter: 'BRA', source: 'comtrade' }
const chinaElsewhere: Reported = { reporter: 'CHN', source: 'comtrade' }

/** What every ledger must do where several reporters and sources share it. */
export function describeReporters(name: string, open: (folder: string) => Promise<Ledger>): void {
  describe(`${name}: reporters`, () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>
    let ledger: Ledger
    beforeEach(async () => {
      folder = await temporaryFolder()
      ledger = await open(folder.path)
    })
    afterEach(async () => {
      await ledger.close()
      await folder.remove()
    })

    /** A month of the same commodity and partner, which differs in its value alone. */
    const load = async (value: bigint, facts: Partial<LoadFacts>) => {
      const rows = [
        observation({ line: 2, month: month('2023-12'), commodity: '850760', partner: '502', value }),
      ]
      const file = `${facts.reporter ?? ''}-${facts.source ?? ''}-${facts.currency ?? ''}.csv`
      return (await ledger.load(await stagedFile(folder.path, rows), factsOf(rows, { file, ...facts }))).load
    }
    const ask = async (given: Ledger, currency: LoadFacts['currency'] = 'USD') => {
      const trade = { flow: 'export', currency, cut: ['commodity', 'partner'], by: 'partner' } as const
      const span = { key: '', months: months('2023-12'), grain: 'month', commodities: ['850760'] } as const
      const totals = await given.totals({ ...trade, spans: [span], loads: 'together' })
      const rows = await given.trace({ ...trade, span })
      return { totals: totals.map(({ value }) => value), rows: rows.map(({ value }) => value) }
    }

    it('gives back who reports a load, and the scale of its amounts', async () => {
      const facts = { ...brazilElsewhere, scale: { value: 3, quantity: 2 } }
      expect(await load(1_234n, facts)).toMatchObject(facts)
      expect((await ledger.loads())[0]).toMatchObject(facts)
      const chinese = await load(1n, {})
      expect(chinese).not.toHaveProperty('reporter')
      expect((await ledger.loads())[1]).not.toHaveProperty('scale')
    })

    it('keeps reporters, sources and currencies apart', async () => {
      await load(1n, {})
      await load(10n, { currency: 'CNY' })
      await load(100n, brazil)
      await load(1_000n, brazilElsewhere)
      await load(10_000n, chinaElsewhere)
      await load(100_000n, { reporter: 'JPN', source: 'japan', currency: 'JPY' })
      const answers = (value: bigint) => ({ totals: [value], rows: [value] })
      expect(await ask(ledger)).toEqual(answers(1n))
      expect(await ask(ledger, 'CNY')).toEqual(answers(10n))
      expect(await ask(selectReporter(ledger, undefined))).toEqual(answers(1n))
      expect(await ask(selectReporter(ledger, brazil))).toEqual(answers(100n))
      expect(await ask(selectReporter(ledger, brazilElsewhere))).toEqual(answers(1_000n))
      expect(await ask(selectReporter(ledger, chinaElsewhere))).toEqual(answers(10_000n))
      const japan = selectReporter(ledger, { reporter: 'JPN', source: 'japan' })
      expect(await ask(japan, 'JPY')).toEqual(answers(100_000n))
      expect(await ask(japan)).toEqual({ totals: [], rows: [] })
      expect((await ledger.loads()).map(({ relations }) => relations)).toEqual([[], [], [], [], [], []])
    })

    it('covers what one reporter’s loads of one source cover', async () => {
      await load(1n, {})
      await load(100n, brazil)
      await load(1_000n, brazilElsewhere)
      expect((await ledger.coverage()).map((item) => item.load)).toEqual([1])
      expect(await ledger.coverage(brazil)).toMatchObject([{ load: 2, ...brazil }])
      const reporterLedger = selectReporter(ledger, brazilElsewhere)
      expect((await reporterLedger.coverage({ flow: 'export' })).map((item) => item.load)).toEqual([3])
      expect((await reporterLedger.loads()).map(({ id }) => id)).toEqual([3])
      expect((await ledger.loads()).map(({ id }) => id)).toEqual([1, 2, 3])
    })

    it('replaces a reporter’s data by later ones of the same source alone', async () => {
      await load(100n, brazil)
      await load(1_000n, brazilElsewhere)
      const later = await load(90n, { ...brazil, file: 'later.csv', asOf: '2024-02-18' })
      expect(later.relations).toMatchObject([{ other: 1, kind: 'revision' }])
      expect((await ask(selectReporter(ledger, brazil))).totals).toEqual([90n])
      expect((await ask(selectReporter(ledger, brazilElsewhere))).totals).toEqual([1_000n])
    })
  })
}
