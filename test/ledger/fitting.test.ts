import { describe, expect, it } from 'vitest'
import {
  chooseCut,
  comparableCuts,
  type Need,
  type NeededSpan,
} from '../../src/ledger/coverage/cut-selection.ts'
import type { Coverage } from '../../src/ledger/ledger-interface.ts'
import { month, months } from '../support/staged.ts'

const covered = (given: Partial<Coverage> = {}): Coverage => ({
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
  commodities: ['01'],
  ...given,
})

const span = (from: string, to = from, commodities: readonly string[] = ['01']): NeededSpan => ({
  key: `${from}..${to}`,
  months: months(from, to),
  commodities,
})

const needOf = (...spans: readonly NeededSpan[]): Need => ({
  flow: 'export',
  currency: 'USD',
  by: 'partner',
  spans,
})

const december = needOf(span('2023-12'))
const year = needOf(span('2023-01', '2023-12'))

describe('choosing a cut', () => {
  it('takes a cut that has the dimension and every month', () => {
    expect(chooseCut([covered()], year)).toStrictEqual({
      fits: true,
      cut: ['commodity', 'partner'],
      spans: [{ ...year.spans[0], grain: 'month', cut: ['commodity', 'partner'] }],
    })
  })

  it('takes the cut with the fewest dimensions', () => {
    const finer = covered({ load: 2, cut: ['commodity', 'partner', 'place'] })
    expect(chooseCut([finer, covered()], year).cut).toStrictEqual(['commodity', 'partner'])
    expect(chooseCut([covered(), finer], { ...year, by: 'place' }).cut).toStrictEqual(finer.cut)
  })

  it('takes a finer cut where the coarser one has a hole', () => {
    const finer = covered({ load: 2, cut: ['commodity', 'partner', 'place'] })
    const holed = covered({ period: months('2023-02', '2023-12') })
    expect(chooseCut([holed, finer], year)).toMatchObject({ fits: true, cut: finer.cut })
  })

  describe('for years that no single cut has', () => {
    const years = needOf(
      span('2023-12'),
      span('2023-01', '2023-12'),
      span('2022-12'),
      span('2022-01', '2022-12'),
    )
    const wide = covered({ cut: ['commodity', 'partner', 'place'], period: months('2022-01', '2022-12') })
    const narrow = covered({ load: 2 })

    it('takes a cut for each year', () => {
      const choice = chooseCut([wide, narrow], years)
      if (!choice.fits) throw new Error('no cut fits')
      expect(choice.spans.map(({ key, cut }) => [key, cut])).toStrictEqual([
        ['2023-12..2023-12', narrow.cut],
        ['2023-01..2023-12', narrow.cut],
        ['2022-12..2022-12', wide.cut],
        ['2022-01..2022-12', wide.cut],
      ])
    })

    it('lacks only what neither has', () => {
      const choice = chooseCut([wide], years)
      expect(choice).toMatchObject({
        fits: false,
        gaps: [
          { span: '2023-12..2023-12', reason: 'missing' },
          { span: '2023-01..2023-12', reason: 'missing' },
        ],
      })
    })

    it('takes no month of a year from another cut than the rest of it', () => {
      const half = covered({ cut: wide.cut, load: 3, period: months('2022-01', '2023-11') })
      const december = covered({ load: 4, period: months('2023-12', '2023-12') })
      expect(chooseCut([half, december], years).fits).toBe(false)
    })
  })

  it('takes for the trade with one partner a file of that partner among others', () => {
    const within = { ...year, by: null, within: { partner: ['502'] } }
    const filtered = covered({ scope: { partner: ['110', '502'] } })
    expect(chooseCut([filtered], within)).toMatchObject({ fits: true, cut: ['commodity', 'partner'] })
    expect(chooseCut([filtered], { ...within, by: 'place' })).toMatchObject({
      fits: false,
      cut: ['commodity', 'partner', 'place'],
      gaps: [{ reason: 'missing' }],
    })
  })

  it('takes for the trade with one partner no file of others, of one place, or without partners', () => {
    const within = { ...year, by: null, within: { partner: ['502'] } }
    for (const scope of [{ partner: ['110'] }, { place: ['35'] }, { partner: ['502'], place: ['35'] }])
      expect(chooseCut([covered({ scope })], within)).toMatchObject({
        fits: false,
        gaps: [{ reason: 'filtered' }],
      })
    expect(chooseCut([covered({ cut: ['commodity', 'place'] })], within).fits).toBe(false)
  })

  it('never completes one cut from another, one flow or currency from the other', () => {
    const first = covered({ period: months('2023-01', '2023-06') })
    const second = { load: 2, period: months('2023-07', '2023-12') }
    expect(chooseCut([first, covered(second)], year).fits).toBe(true)
    expect(
      chooseCut([first, covered({ ...second, cut: ['commodity', 'partner', 'place'] })], year).fits,
    ).toBe(false)
    expect(chooseCut([first, covered({ ...second, flow: 'import' })], year).fits).toBe(false)
    expect(chooseCut([first, covered({ ...second, currency: 'CNY' })], year).fits).toBe(false)
  })

  it('does not take a cut without commodities', () => {
    const choice = chooseCut([covered({ cut: ['partner'], commodities: [] })], december)
    expect(choice).toMatchObject({ fits: false, cut: ['commodity', 'partner'] })
  })

  it('wants each commodity in the months in which its code holds', () => {
    const need = needOf(span('2022-12', '2022-12', ['01']), span('2023-12', '2023-12', ['02', '03']))
    const old = covered({ period: months('2022-01', '2022-12') })
    expect(chooseCut([old, covered({ load: 2, commodities: ['02', '03'] })], need).fits).toBe(true)
    expect(chooseCut([old, covered({ load: 2, commodities: ['02'] })], need)).toMatchObject({
      fits: false,
      gaps: [{ span: '2023-12..2023-12', commodity: '03', months: [202312], reason: 'missing' }],
    })
  })

  it('says which months are missing where there is nothing at all', () => {
    expect(chooseCut([], needOf(span('2022-12', '2023-01')))).toStrictEqual({
      fits: false,
      cut: ['commodity', 'partner'],
      gaps: [
        {
          span: '2022-12..2023-01',
          commodity: '01',
          months: [month('2022-12'), month('2023-01')],
          reason: 'missing',
        },
      ],
    })
    expect(chooseCut([], { ...december, by: null }).cut).toStrictEqual(['commodity'])
  })

  it('reports on the cut that lacks least', () => {
    const nearly = covered({
      load: 2,
      cut: ['commodity', 'partner', 'place'],
      period: months('2023-01', '2023-11'),
    })
    expect(chooseCut([covered({ period: months('2023-12') }), nearly], year)).toMatchObject({
      cut: nearly.cut,
      gaps: [{ months: [202312] }],
    })
  })

  it('never takes a filtered file for the whole', () => {
    const filtered = covered({ load: 7, scope: { partner: ['502'] } })
    expect(chooseCut([filtered], december)).toMatchObject({
      fits: false,
      gaps: [{ reason: 'filtered', load: 7, scope: { partner: ['502'] }, months: [202312] }],
    })
    expect(chooseCut([filtered, covered()], december).fits).toBe(true)
  })

  it('does not take the last month of a file that was cut off, nor any after it', () => {
    const cutOff = covered({ load: 3, truncatedAt: month('2023-11') })
    expect(chooseCut([cutOff], needOf(span('2023-01', '2023-10'))).fits).toBe(true)
    expect(chooseCut([cutOff], year)).toMatchObject({
      fits: false,
      gaps: [{ reason: 'truncated', load: 3, months: [202311, 202312] }],
    })
    const rest = covered({ load: 4, period: months('2023-11', '2023-12') })
    expect(chooseCut([cutOff, rest], year).fits).toBe(true)
  })

  it('takes a file that looks cut off where the user overrules it by name', () => {
    const cutOff = covered({ load: 3, truncatedAt: month('2023-12') })
    expect(chooseCut([cutOff], year, { overruled: [3] }).fits).toBe(true)
    expect(chooseCut([cutOff], year, { overruled: [4] }).fits).toBe(false)
  })

  it('takes the sum over a year for the year, but not for a month of it', () => {
    const range = covered({ load: 5, monthly: false })
    expect(chooseCut([range], year)).toMatchObject({ fits: true, spans: [{ grain: 'whole' }] })
    expect(chooseCut([range], december)).toMatchObject({
      fits: false,
      gaps: [{ reason: 'rangeOnly', load: 5, period: months('2023-01', '2023-12') }],
    })
    expect(chooseCut([range], needOf(span('2023-01', '2023-06'))).fits).toBe(false)
  })

  it('takes no sum over a period from a file that is cut off or filtered', () => {
    expect(chooseCut([covered({ monthly: false, truncatedAt: month('2023-12') })], year).fits).toBe(false)
    expect(chooseCut([covered({ monthly: false, scope: { place: ['35'] } })], year).fits).toBe(false)
  })

  it('prefers months to the sum over a period, even in a finer cut', () => {
    const range = covered({ monthly: false })
    const finer = covered({ load: 2, cut: ['commodity', 'partner', 'place'] })
    expect(chooseCut([range, covered({ load: 2 })], year)).toMatchObject({ spans: [{ grain: 'month' }] })
    expect(chooseCut([range, finer], year)).toMatchObject({ cut: finer.cut, spans: [{ grain: 'month' }] })
  })

  it('takes a file of one month without a column of months for that month', () => {
    const single = covered({ monthly: false, period: months('2023-12') })
    expect(chooseCut([single], december)).toMatchObject({ fits: true, spans: [{ grain: 'month' }] })
  })

  it('does not piece a period together from months of one code and the sum over another', () => {
    const need = needOf(span('2023-01', '2023-12', ['01', '02']))
    const choice = chooseCut([covered(), covered({ load: 2, monthly: false, commodities: ['02'] })], need)
    expect(choice).toMatchObject({ fits: false, gaps: [{ commodity: '02', reason: 'rangeOnly' }] })
  })

  it('chooses the same whatever the order of the loads', () => {
    const coverage = [
      covered({ load: 1, cut: ['commodity', 'partner', 'place'] }),
      covered({ load: 2, cut: ['commodity', 'partner', 'procedure'] }),
      covered({ load: 3, cut: ['commodity', 'partner'], period: months('2023-12') }),
    ]
    expect(chooseCut([...coverage].reverse(), year)).toStrictEqual(chooseCut(coverage, year))
  })
})

describe('comparing cuts', () => {
  const byPlace = covered({ load: 2, cut: ['commodity', 'place'], period: months('2023-11', '2024-01') })

  it('pairs the cuts that both have a month, with the dimensions they share', () => {
    const both = covered({ load: 3, cut: ['commodity', 'partner', 'place'], period: months('2023-12') })
    const pairs = comparableCuts([covered(), byPlace, both], year)
    expect(
      pairs.map(({ cuts, shared, spans }) => [cuts.flat().join(), shared, spans.map(({ key }) => key)]),
    ).toStrictEqual([
      ['commodity,partner,commodity,place', [], ['2023-11', '2023-12']],
      ['commodity,partner,commodity,partner,place', ['partner'], ['2023-12']],
      ['commodity,place,commodity,partner,place', ['place'], ['2023-12']],
    ])
  })

  it('lists a month once, with the commodities that both have in it', () => {
    const need = needOf(span('2023-12', '2023-12', ['01', '02']), span('2023-11', '2023-12', ['02', '03']))
    const partners = covered({ commodities: ['01', '02'] })
    expect(
      comparableCuts([partners, { ...byPlace, commodities: ['01', '02', '03'] }], need)[0]?.spans,
    ).toStrictEqual([
      { key: '2023-12', months: months('2023-12'), grain: 'month', commodities: ['01', '02'] },
      { key: '2023-11', months: months('2023-11'), grain: 'month', commodities: ['02'] },
    ])
  })

  it('compares sums over the same period', () => {
    const ranges = [covered({ monthly: false }), covered({ load: 2, monthly: false, cut: ['commodity'] })]
    expect(comparableCuts(ranges, year)[0]?.spans).toMatchObject([
      { key: '2023-01..2023-12', grain: 'whole' },
    ])
  })

  it('compares nothing with a file that is filtered or cut off', () => {
    expect(comparableCuts([covered({ scope: { partner: ['110'] } }), byPlace], december)).toStrictEqual([])
    expect(comparableCuts([covered({ truncatedAt: month('2023-12') }), byPlace], december)).toStrictEqual([])
  })
})
