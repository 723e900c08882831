import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  Ledger,
  LoadFacts,
  LoadFilter,
  LoadOptions,
  LoadOutcome,
  Span,
  TotalsRequest,
} from '../../src/ledger/ledger-interface.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { describeCoverage } from './coverage-conformance.ts'
import { describeReporters } from './reporters-conformance.ts'

/** What every ledger must do. `open` makes an empty one in the folder given. */
export function describeLedger(name: string, open: (folder: string) => Promise<Ledger>): void {
  describeCoverage(name, open)
  describeReporters(name, open)
  describeRows(name, open)
}

/** What every ledger must do with the rows of files, whatever these cover. */
export function describeRows(name: string, open: (folder: string) => Promise<Ledger>): void {
  describe(name, () => {
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

    const load = async (
      rows: readonly Partial<Observation>[],
      facts: Partial<LoadFacts> = {},
      options: LoadOptions = {},
    ): Promise<LoadOutcome> => {
      const observations = rows.map((row, index) => observation({ line: index + 2, ...row }))
      return ledger.load(await stagedFile(folder.path, observations), factsOf(observations, facts), options)
    }
    const totals = (request: Partial<TotalsRequest> & { readonly spans: readonly Span[] }) =>
      ledger.totals({ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: null, ...request })
    const december = spanOf('december', '2023-12')

    it('gives back what is known of a load', async () => {
      const facts: Partial<LoadFacts> = {
        file: `'; DROP TABLE loads; -- 出口"\\.csv`,
        scope: { partner: ['502', '110'] },
        truncatedAt: month('2023-12'),
        commodities: ['85076000', '01'],
        note: { zh: '重建的数据', en: 'A reconstruction' },
        findings: [
          {
            kind: 'quantityZero',
            severity: 'note',
            count: 3,
            where: { file: 'a.csv', line: 7, column: '美元' },
          },
        ],
      }
      const { load: loaded, changed } = await load([december110], facts)
      expect(changed).toBe(true)
      expect(loaded).toMatchObject({ ...facts, id: 1, cells: 1, rows: 1, valueTotal: 100n })
      expect(loaded).not.toHaveProperty('names')
      expect(await ledger.loads()).toStrictEqual([loaded])
    })

    it('is not changed by the same content under another name', async () => {
      const first = await load([december110], { sha256: 'aa' })
      const second = await load([december110], { sha256: 'aa', file: 'copy.csv' })
      expect(second).toStrictEqual({ load: first.load, changed: false })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
    })

    it('moves the cells of a file that is restated as imports', async () => {
      await load([december110], { sha256: 'aa' })
      const { load: restated, changed } = await load(
        [december110],
        { sha256: 'aa', flow: 'import' },
        { restate: true },
      )
      expect(changed).toBe(true)
      expect(await ledger.loads()).toStrictEqual([restated])
      expect(await totals({ spans: [december] })).toEqual([])
      expect(await totals({ flow: 'import', spans: [december] })).toMatchObject([{ value: 100n, rows: 1 }])
    })

    it('lets prevail again what a restated file had superseded', async () => {
      const earlier = { sha256: 'aa', asOf: '2024-01-18T00:00:00.000Z' }
      await load([{ ...december110, value: 70n }], earlier)
      await load([december110], { sha256: 'bb', asOf: '2024-02-18T00:00:00.000Z' })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
      await load([december110], { sha256: 'bb', asOf: '2023-12-31T00:00:00.000Z' }, { restate: true })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 70n, rows: 1 }])
      await load([{ ...december110, value: 70n }], { ...earlier, flow: 'import' }, { restate: true })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n, rows: 1 }])
    })

    it('restates only what is there: an unknown file is simply taken in', async () => {
      const { load: taken } = await load([december110], {}, { restate: true })
      expect(await ledger.loads()).toStrictEqual([taken])
    })

    it('lets prevail again what a load that is taken back had superseded', async () => {
      const { load: first } = await load([{ ...december110, value: 70n }])
      const { load: second } = await load([december110], { asOf: '2024-02-18' })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
      expect(await ledger.withdraw(second.id)).toStrictEqual(second)
      expect(await ledger.loads()).toStrictEqual([first])
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 70n, load: first.id, rows: 1 }])
      expect(await ledger.coverage()).toMatchObject([{ load: first.id }])
      const again = await load([december110], { asOf: '2024-02-18' })
      expect(again.changed).toBe(true)
      expect(again.load.findings).toStrictEqual(second.findings)
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
    })

    it('takes back what is superseded without a trace', async () => {
      const { load: first } = await load([december110, { ...december110, partner: '502' }], {
        names: { ...noNames, commodity: [{ code: '01', name: '锂电池' }] },
      })
      await load([{ ...december110, value: 9n }], {
        ...{ asOf: '2024-02-18', file: 'b.csv', relation: 'revised' },
      })
      await ledger.withdraw(first.id)
      expect(await totals({ spans: [december], by: 'partner' })).toMatchObject([{ code: '110', value: 9n }])
      expect(await totals({ spans: [december], vintage: { first: true } })).toMatchObject([{ value: 9n }])
      expect(await ledger.names('commodity', ['01'])).toStrictEqual(new Map())
    })

    it('takes back nothing where there is no such load', async () => {
      const { load: only } = await load([december110])
      expect(await ledger.withdraw(only.id + 1)).toBeNull()
      expect(await ledger.loads()).toStrictEqual([only])
    })

    it('finds a load by its content', async () => {
      await load([december110], { sha256: 'aa' })
      const second = await load([{ ...december110, partner: '410' }], { sha256: 'bb', file: 'other.csv' })
      expect(await ledger.loads({ sha256: 'bb' })).toStrictEqual([second.load])
      expect(await ledger.loads({ sha256: 'cc' })).toStrictEqual([])
      expect(await ledger.loads()).toHaveLength(2)
    })

    it('takes a path for a path, whatever signs are in it', async () => {
      const observations = [observation({ ...december110, line: 2 })]
      await stagedFile(folder.path, [observation({ ...december110, value: 7n })], '1.csv')
      const { path } = await stagedFile(folder.path, observations)
      const odd = join(folder.path, `[1]{a,b} * ? 'x'.csv`)
      await rename(path, odd)
      await ledger.load({ path: odd }, factsOf(observations))
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
    })

    it('keeps nothing of a file that is not what was said of it', async () => {
      await expect(load([december110], { rows: 2 })).rejects.toThrow()
      await expect(load([december110], { valueTotal: 99n })).rejects.toThrow()
      await expect(load([december110], { period: months('2023-11') })).rejects.toThrow()
      await expect(load([december110], { period: months('2024-01') })).rejects.toThrow()
      await expect(load([december110], { cut: ['commodity'] })).rejects.toThrow()
      await expect(load([{ ...december110, partner: null }])).rejects.toThrow()
      expect(await ledger.loads()).toStrictEqual([])
      expect(await totals({ spans: [december] })).toStrictEqual([])
      expect((await load([december110])).load.id).toBe(1)
    })

    it('adds up by partner or over all, with quantities by unit', async () => {
      await load([
        { ...december110, quantity: 5n, unit: '个', quantity2: 9n, unit2: '千克' },
        { ...december110, commodity: '02', value: 30n, quantity: 2n, unit: '千克' },
        {
          ...december110,
          partner: '502',
          value: 11n,
          quantity: 1n,
          unit: '个',
          quantity2: 0n,
          unit2: '千克',
        },
      ])
      const spans = [{ ...december, commodities: ['02', '01', '03'] }]
      const shared = { span: 'december', load: 1 }
      expect(await totals({ spans })).toStrictEqual([
        {
          ...shared,
          commodity: '01',
          code: '',
          unit: '个',
          unit2: '千克',
          value: 111n,
          quantity: 6n,
          quantity2: 9n,
          rows: 2,
        },
        {
          ...shared,
          commodity: '02',
          code: '',
          unit: '千克',
          unit2: null,
          value: 30n,
          quantity: 2n,
          quantity2: null,
          rows: 1,
        },
      ])
      const byPartner = await totals({ spans, by: 'partner' })
      expect(byPartner.map(({ code, commodity, value }) => [code, commodity, value])).toStrictEqual([
        ['110', '01', 100n],
        ['110', '02', 30n],
        ['502', '01', 11n],
      ])
    })

    it('lists of a load’s commodities those that are asked for, or none', async () => {
      await load([december110], { commodities: ['85076000', '01', '02'] })
      const listed = async (filter: LoadFilter) =>
        (await ledger.loads(filter)).map((item) => item.commodities)
      expect(await listed({})).toEqual([['85076000', '01', '02']])
      expect(await listed({ commodities: ['02', '85076000', '03'] })).toEqual([['85076000', '02']])
      expect(await listed({ commodities: [] })).toEqual([[]])
    })

    it('lists of a load’s commodities those that were asked for, or those of its rows, whatever it names', async () => {
      const names = (...codes: readonly string[]) => ({
        ...{ partner: [], procedure: [], place: [] },
        commodity: codes.map((code) => ({ code, name: `商品${code}` })),
      })
      await load([december110], { file: 'rows.csv', names: names('01') })
      await load([], { file: 'none.csv', names: names(), commodities: ['02', '8507'] })
      await load([december110], { file: 'asked.csv', names: names('01'), commodities: ['01', '8507'] })
      await load([december110, { ...december110, commodity: '8507' }], {
        ...{ file: 'in-another-order.csv', names: names('8507', '01') },
      })
      const listed = async (filter: LoadFilter) =>
        (await ledger.loads(filter)).map((entry) => entry.commodities)
      expect(await listed({})).toEqual([['01'], ['02', '8507'], ['01', '8507'], ['01', '8507']])
      expect(await listed({ commodities: ['8507'] })).toEqual([[], ['8507'], ['8507'], ['8507']])
      const covered = await ledger.coverage({ commodities: ['8507'] })
      expect(covered.map(({ load }) => load)).toEqual([2, 3, 4])
      await load([december110, { ...december110, commodity: '8507' }], {
        ...{ file: 'asked-in-another-order.csv', names: names('8507', '01'), commodities: ['8507', '01'] },
      })
      await ledger.withdraw(2)
      expect(await listed({})).toEqual([['01'], ['01', '8507'], ['01', '8507'], ['8507', '01']])
    })

    it('adds several loads up together, where nobody asks for each', async () => {
      const november110 = { ...december110, month: month('2023-11') }
      await load([{ ...november110, quantity: 4n, unit: '个' }])
      await load([
        { ...december110, value: 30n, quantity: 2n, unit: '个' },
        { ...december110, partner: '502' },
      ])
      const spans = [spanOf('both', '2023-11', '2023-12')]
      expect(await totals({ spans, by: 'partner', loads: 'together' })).toMatchObject([
        { code: '110', load: null, value: 130n, quantity: 6n, unit: '个', rows: 2 },
        { code: '502', load: null, rows: 1 },
      ])
      const apart = await totals({ spans, by: 'partner', loads: 'apart' })
      expect(apart.map(({ code, load }) => [code, load])).toEqual([
        ['110', 1],
        ['110', 2],
        ['502', 2],
      ])
    })

    it('gives no quantity over loads of which one has none', async () => {
      await load([{ ...december110, month: month('2023-11'), quantity: null, unit: '个' }])
      await load([{ ...december110, value: 30n, quantity: 2n, unit: '个' }])
      const spans = [spanOf('both', '2023-11', '2023-12')]
      expect(await totals({ spans, loads: 'together' })).toMatchObject([{ value: 130n, quantity: null }])
    })

    it('adds exactly where a double would not', async () => {
      const large = 2n ** 62n
      await load([
        { ...december110, value: large },
        { ...december110, partner: '502', value: large },
        { ...december110, partner: '601', value: 1n },
      ])
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 2n ** 63n + 1n, quantity: null }])
    })

    it('answers several spans at once, each with the codes that hold in it', async () => {
      await load([
        { ...december110, month: month('2022-12'), commodity: '02', value: 70n },
        { ...december110, month: month('2023-11'), value: 40n },
        december110,
      ])
      const spans = [
        spanOf('ytd', '2023-01', '2023-12'),
        december,
        { ...spanOf('base', '2022-01', '2022-12'), commodities: ['02'] },
      ]
      expect((await totals({ spans })).map(({ span, value }) => [span, value])).toStrictEqual([
        ['ytd', 140n],
        ['december', 100n],
        ['base', 70n],
      ])
    })

    it('never adds two cuts, two currencies or two flows', async () => {
      await load([december110])
      await load([{ ...december110, partner: null, place: '35', value: 101n }], {
        cut: ['commodity', 'place'],
      })
      await load([{ ...december110, value: 700n }], { currency: 'CNY', file: 'cny.csv' })
      await load([{ ...december110, value: 5n }], { flow: 'import', file: 'import.csv' })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
      expect(await totals({ spans: [december], cut: ['commodity', 'place'], by: 'place' })).toMatchObject([
        { code: '35', value: 101n },
      ])
      expect(await totals({ spans: [december], currency: 'CNY' })).toMatchObject([{ value: 700n }])
      expect(await totals({ spans: [december], flow: 'import' })).toMatchObject([{ value: 5n }])
    })

    it('keeps sums over months apart from months', async () => {
      await load([december110])
      await load([{ ...december110, month: null, value: 900n }], { period: months('2023-01', '2023-12') })
      const year = spanOf('year', '2023-01', '2023-12')
      expect(await totals({ spans: [year] })).toMatchObject([{ value: 100n, load: 1 }])
      expect(await totals({ spans: [{ ...year, grain: 'whole' }] })).toMatchObject([{ value: 900n, load: 2 }])
      const shorter = { ...spanOf('shorter', '2023-01', '2023-11'), grain: 'whole' as const }
      expect(await totals({ spans: [shorter] })).toStrictEqual([])
    })

    it('takes a file of one month without a column of months for that month', async () => {
      await load([{ ...december110, month: null }], { period: months('2023-12') })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
    })

    it('has the whole trade of a cut without commodities under the empty code', async () => {
      const rows = [{ ...december110, commodity: null }]
      await load(rows, { cut: ['partner'], commodities: [] })
      const request = { spans: [december], cut: ['partner'], by: 'partner' } as const
      expect(await totals(request)).toMatchObject([{ commodity: '', code: '110', value: 100n }])
      expect(
        await ledger.trace({ flow: 'export', currency: 'USD', ...request, span: december }),
      ).toMatchObject([{ commodity: '', partner: '110', line: 2 }])
    })

    it('adds up rows with one key and says so', async () => {
      const { load: loaded } = await load([
        { ...december110, partner: '502' },
        december110,
        { ...december110, value: 20n },
        { ...december110, value: 3n },
      ])
      expect(loaded).toMatchObject({ rows: 4, cells: 2 })
      expect(loaded.findings).toStrictEqual([
        { kind: 'repeatedKeys', severity: 'note', count: 2, where: { file: 'download.csv', line: 3 } },
      ])
      expect(await totals({ spans: [december], by: 'partner' })).toMatchObject([
        { code: '110', value: 123n, rows: 3 },
        { code: '502', value: 100n, rows: 1 },
      ])
    })

    it.each([
      ['in the order of publication', ['2024-01-18', '2024-02-18']],
      ['the later data first', ['2024-02-18', '2024-01-18']],
    ])('lets the later data replace all that they cover, loaded %s', async (_, dates) => {
      const first = [december110, { ...december110, partner: '502', value: 7n }]
      const revised = [{ ...december110, value: 120n }]
      for (const asOf of dates)
        await load(asOf === '2024-01-18' ? first : revised, { asOf, file: `${asOf}.csv` })
      expect((await totals({ spans: [december] })).map((total) => total.value)).toStrictEqual([120n])
      const vintage = { asOf: '2024-02-01' }
      expect((await totals({ spans: [december], vintage })).map((total) => total.value)).toStrictEqual([107n])
      const traced = await ledger.trace({
        flow: 'export',
        currency: 'USD',
        cut: ['commodity', 'partner'],
        span: december,
        by: null,
      })
      expect(traced.map(({ partner, value }) => `${partner} ${value}`)).toStrictEqual(['110 120'])
    })

    it('does not let a unit survive from data that are superseded', async () => {
      await load([{ ...december110, quantity: 5n, unit: '个' }])
      await load([{ ...december110, quantity: 6n, unit: '千克' }], { asOf: '2024-02-18', file: 'b.csv' })
      expect(await totals({ spans: [december] })).toMatchObject([{ unit: '千克', quantity: 6n, value: 100n }])
    })

    it('takes of two loads of one date the later loaded, and says so', async () => {
      await load([december110, { ...december110, partner: '502' }], { file: 'a.csv' })
      const { load: second } = await load(
        [
          { ...december110, value: 90n },
          { ...december110, partner: '502' },
        ],
        {
          file: 'b.csv',
        },
      )
      expect(second.findings).toStrictEqual([
        { kind: 'sameDate', severity: 'warning', count: 1, subject: 'a.csv' },
      ])
      expect(await totals({ spans: [december], by: 'partner' })).toMatchObject([
        { value: 90n },
        { value: 100n },
      ])
    })

    it('says what a later file revises and what it no longer lists', async () => {
      await load([december110, { ...december110, partner: '502' }, { ...december110, partner: '601' }], {
        file: 'first.csv',
      })
      await load([{ ...december110, month: month('2023-10') }], { file: 'october.csv' })
      const { load: second } = await load(
        [
          { ...december110, value: 90n },
          { ...december110, partner: '502', quantity: 4n, unit: '个' },
        ],
        { file: 'second.csv', asOf: '2024-02-18', period: months('2023-10', '2023-12'), relation: 'revised' },
      )
      expect(second.findings).toStrictEqual([
        { kind: 'removed', severity: 'warning', count: 1, subject: 'first.csv' },
        { kind: 'removed', severity: 'warning', count: 1, subject: 'october.csv' },
        { kind: 'revised', severity: 'note', count: 1, subject: 'first.csv' },
      ])
      expect((await ledger.loads())[2]).toStrictEqual(second)
    })

    it('misses what a later file without a row no longer lists, also where no commodity is shown', async () => {
      const given = { cut: ['partner'], commodities: [], period: months('2023-12') } as const
      await load([{ ...december110, commodity: null, place: null }], { ...given, file: 'first.csv' })
      const stated = { file: 'second.csv', asOf: '2024-02-18', relation: 'revised' } as const
      const { load: second } = await load([], { ...given, ...stated })
      expect(second.findings).toStrictEqual([
        { kind: 'removed', severity: 'warning', count: 1, subject: 'first.csv' },
      ])
    })

    it.each<[string, Partial<LoadFacts>]>([
      ['a filtered file', { scope: { partner: ['110'] } }],
      ['the month in which a file is cut off', { truncatedAt: month('2023-12') }],
      ['an earlier file, loaded late', { asOf: '2023-12-01' }],
    ])('misses nothing in %s', async (_, facts) => {
      await load([december110, { ...december110, partner: '502' }])
      const { load: second } = await load([december110], { asOf: '2024-02-18', file: 'b.csv', ...facts })
      expect(second.findings).toStrictEqual([])
    })

    it('keeps a file that is filtered by what it does not show out of every total', async () => {
      await load([december110])
      await load([{ ...december110, value: 9n }], {
        scope: { place: ['35'] },
        asOf: '2024-02-18',
        file: 'fujian.csv',
      })
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 100n }])
      expect(await ledger.coverage()).toMatchObject([{ scope: {} }, { scope: { place: ['35'] } }])
    })

    it('adds up and traces the trade with one partner alone', async () => {
      const places = { cut: ['commodity', 'partner', 'place'], by: 'place' } as const
      await load(
        [
          { ...december110, place: '35' },
          { ...december110, place: '44', value: 4n },
          { ...december110, place: '35', partner: '502', value: 9n },
        ],
        { cut: places.cut },
      )
      const within = { partner: ['110'] }
      const found = await totals({ ...places, within, spans: [december] })
      expect(found.map(({ code, value }) => [code, value])).toStrictEqual([
        ['35', 100n],
        ['44', 4n],
      ])
      expect(await totals({ ...places, within: { partner: ['999'] }, spans: [december] })).toStrictEqual([])
      const asked = { flow: 'export', currency: 'USD', span: december, within, codes: ['35'] } as const
      expect((await ledger.trace({ ...places, ...asked })).map(({ value }) => value)).toStrictEqual([100n])
      await expect(totals({ cut: ['commodity', 'place'], within, spans: [december] })).rejects.toThrow(
        RangeError,
      )
    })

    it('traces a sum to the lines of its files', async () => {
      await load([december110, { ...december110, value: 4n }, { ...december110, partner: '502' }])
      const request = {
        flow: 'export',
        currency: 'USD',
        cut: ['commodity', 'partner'],
        span: december,
      } as const
      expect(await ledger.trace({ ...request, by: 'partner', codes: ['110'] })).toStrictEqual([
        tracedRow(2, 100n),
        tracedRow(3, 4n),
      ])
      expect(await ledger.trace({ ...request, by: 'partner', codes: [] })).toStrictEqual([])
      expect(await ledger.trace({ ...request, by: 'partner' })).toHaveLength(3)
    })

    it('covers what the queries asked for, of the commodities that are looked for', async () => {
      await load([december110], { commodities: ['01', '02'], period: months('2023-01', '2023-12') })
      await load([december110], { flow: 'import', file: 'import.csv', commodities: ['03'] })
      expect(await ledger.coverage({ commodities: ['02', '09'] })).toStrictEqual([
        {
          load: 1,
          flow: 'export',
          currency: 'USD',
          cut: ['commodity', 'partner'],
          scope: {},
          period: months('2023-01', '2023-12'),
          monthly: true,
          truncatedAt: null,
          uncoveredMonths: [],
          relations: [],
          commodities: ['02'],
        },
      ])
      expect(await ledger.coverage({ flow: 'import' })).toMatchObject([{ load: 2, commodities: ['03'] }])
      expect(await ledger.coverage({ currency: 'CNY' })).toStrictEqual([])
    })

    it('knows the latest name of a code', async () => {
      const named = (name: string): Partial<LoadFacts> => ({
        file: name,
        names: {
          commodity: [{ code: '01', name }],
          partner: [],
          procedure: [],
          place: [{ code: '01', name: '别的' }],
        },
      })
      await load([december110], { ...named(`锂离子"蓄电池', '`), asOf: '2024-02-18' })
      await load([december110], named('锂电池'))
      expect(await ledger.names('commodity', ['01', '02'])).toStrictEqual(
        new Map([['01', `锂离子"蓄电池', '`]]),
      )
      expect(await ledger.names('commodity', [])).toStrictEqual(new Map())
    })

    it('keeps codes with letters, with leading zeros and of other lengths, each its own', async () => {
      const codes = ['A1', 'a1', '0042', '42', '888', '12345678']
      await load(codes.map((partner, position) => ({ ...december110, partner, value: BigInt(position + 1) })))
      const rows = await totals({ by: 'partner', spans: [december] })
      const values = rows.map(({ code, value }) => [code, value] as const)
      expect(new Map(values)).toStrictEqual(new Map(codes.map((code, offset) => [code, BigInt(offset + 1)])))
      const limited = await totals({ within: { partner: ['A1'] }, spans: [december] })
      expect(limited.map(({ value }) => value)).toStrictEqual([1n])
      const traced = await ledger.trace({
        ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], span: december },
        ...{ by: 'partner', codes: ['a1', '0042'] },
      })
      expect(traced.map(({ partner }) => partner)).toStrictEqual(['a1', '0042'])
    })

    it('knows the latest name that is one, where a later file has none', async () => {
      const named = (name: string) => ({ ...noNames, partner: [{ code: '888', name }] })
      await load([december110], { file: 'a.csv', names: named('某新国') })
      await load([december110], { file: 'b.csv', names: named(''), asOf: '2024-02-18' })
      expect(await ledger.names('partner', ['888'])).toStrictEqual(new Map([['888', '某新国']]))
    })

    it('knows names of what is one object, in several files and dimensions', async () => {
      const candidate = { code: '01', name: '别的' }
      const names = { ...noNames, commodity: [candidate], place: [candidate] }
      await load([december110], { file: 'a.csv', names })
      await load([december110], {
        file: 'b.csv',
        names: { ...noNames, place: [candidate] },
        asOf: '2024-02-18',
      })
      const expected = new Map([['01', '别的']])
      expect(await ledger.names('commodity', ['01'])).toStrictEqual(expected)
      expect(await ledger.names('place', ['01'])).toStrictEqual(expected)
      expect(await ledger.names('partner', ['01'])).toStrictEqual(new Map())
    })

    it('takes in loads one after the other where they are asked for at once', async () => {
      const outcomes = await Promise.all([
        load([december110], { file: 'a.csv' }),
        load([{ ...december110, value: 1n }], { file: 'b.csv', asOf: '2024-02-18' }),
        load([december110], { file: 'a.csv' }),
      ])
      expect(outcomes.filter(({ changed }) => changed)).toHaveLength(2)
      expect(await totals({ spans: [december] })).toMatchObject([{ value: 1n }])
    })

    it('holds a file without rows: a month without trade', async () => {
      await load([], { period: months('2023-12'), monthly: true, commodities: ['01'] })
      expect(await ledger.coverage()).toMatchObject([{ commodities: ['01'] }])
      expect(await totals({ spans: [december] })).toStrictEqual([])
    })
  })
}

const noNames: LoadFacts['names'] = {
  commodity: [],
  partner: [],
  procedure: [],
  place: [],
}

const december110: Partial<Observation> = {
  month: month('2023-12'),
  commodity: '01',
  partner: '110',
  value: 100n,
}

const spanOf = (key: string, from: string, to = from): Span => ({
  key,
  months: months(from, to),
  grain: 'month',
  commodities: ['01'],
})

const tracedRow = (line: number, value: bigint) => ({
  load: 1,
  line,
  period: months('2023-12'),
  commodity: '01',
  partner: '110',
  procedure: null,
  place: null,
  value,
  quantity: null,
  unit: null,
  quantity2: null,
  unit2: null,
})
