import { describe, expect, it } from 'vitest'
import type { History, MonthRow } from '../../../src/review/checks/checks.ts'
import { listMonths } from '../../../src/trade/month.ts'
import type { Currency, Flow } from '../../../src/trade/trade.ts'
import { productOf } from '../../support/briefs.ts'
import { months } from '../../support/staged.ts'
import { code, groundOf, loadOf, resultOf } from '../support/ground.ts'

const years = [...listMonths(months('2022-01', '2023-12'))]

/** Partners by code, some there month after month, others now and then. */
const codes = [
  '101',
  '106',
  '110',
  '111',
  '116',
  '122',
  '133',
  '141',
  '201',
  '205',
  '215',
  '244',
  '301',
  '303',
  '304',
]
const more = [
  '305',
  '307',
  '309',
  '312',
  '327',
  '331',
  '344',
  '410',
  '412',
  '429',
  '501',
  '502',
  '601',
  '609',
  '611',
]
const places = ['11', '12', '13', '21', '22', '31', '32', '33', '34', '35', '37', '42', '44', '51']

interface Trade {
  readonly partners: readonly string[]
  readonly places: readonly string[]
}

const isThere = (at: number, month: number, count: number): boolean =>
  at < count || (at + month) % (3 + (at % 4)) === 0

/** Exports of two years, a load each, of which all members after some are sporadic. */
function historyOf(trade: Trade, regular: { readonly partners: number; readonly places: number }): History {
  const flow: Flow = 'export'
  const rowsOf = (names: readonly string[], count: number) =>
    years.flatMap((month, index) =>
      names.flatMap((name, at) => {
        if (!isThere(at, index, count)) return []
        const [load, value] = [index < 12 ? 1 : 2, BigInt(1000 + 37 * at + 11 * index)]
        return [{ flow, month, load, name, value, quantity: value / 3n }]
      }),
    )
  const rows = rowsOf(trade.partners, regular.partners).map(
    ({ name, ...row }): MonthRow => ({ ...row, commodity: code, partner: name, unit: '个', rows: 4 }),
  )
  const totals = years.map((month): MonthRow => {
    const own = rows.filter((row) => row.month === month)
    const value = own.reduce((sum, row) => sum + row.value, 0n)
    const load = own[0]?.load ?? 1
    return {
      flow,
      month,
      load,
      commodity: code,
      partner: '',
      value,
      quantity: value / 3n,
      unit: '个',
      rows: 40,
    }
  })
  return {
    whole: [{ flow, months: years }],
    totals,
    partners: rows,
    members: rowsOf(trade.places, regular.places).map(({ name, quantity: _, ...row }) => ({
      ...row,
      by: 'place' as const,
      code: name,
    })),
    cuts: [],
    cells: [],
    otherCurrency: [],
    ranges: [],
  }
}

const whole = historyOf({ partners: [...codes, ...more], places }, { partners: 10, places: 7 })
const found = (id: string, history: Partial<History>, currency: Currency = 'USD') =>
  resultOf(
    id,
    groundOf({ product: productOf({ flows: ['export'], currency }), history: { ...whole, ...history } }),
  ).findings

describe('a file of a few members that are always there', () => {
  it('is taken for filtered where the rest of its trade comes and goes, though both years are alike', () => {
    const partners = historyOf({ partners: codes.slice(0, 5), places }, { partners: 5, places: 7 })
    expect(found('filtered', partners)).toMatchObject([
      { severity: 'confirmation', facts: { kind: 'regular', by: 'partner', members: 5 } },
      { severity: 'confirmation', facts: { kind: 'regular', by: 'partner', members: 5 } },
    ])
    const two = historyOf(
      { partners: [...codes, ...more], places: ['35', '44'] },
      { partners: 10, places: 2 },
    )
    expect(found('filtered', two).map(({ confirmation }) => confirmation?.id)).toEqual([
      'filtered:export.place.2022',
      'filtered:export.place.2023',
    ])
  })

  it('is no sign of a filter where the brief itself is about them alone', () => {
    const guangdong = historyOf(
      { partners: [...codes, ...more], places: ['44'] },
      { partners: 10, places: 1 },
    )
    const [ofPlace, ofCountry] = [{ place: ['44'] }, undefined].map((within) =>
      resultOf(
        'filtered',
        groundOf({
          product: { ...productOf({ flows: ['export'] }), ...(within && { within }) },
          history: { ...whole, ...guangdong },
        }),
      ).findings.map(({ confirmation }) => confirmation?.id),
    )
    expect(ofCountry).toEqual(['filtered:export.place.2022', 'filtered:export.place.2023'])
    expect(ofPlace).toEqual([])
  })

  it('is not where its few members come and go, where all of its trade is steady, or it supplies Hong Kong', () => {
    expect(found('filtered', {})).toEqual([])
    expect(
      found('filtered', historyOf({ partners: codes.slice(0, 8), places }, { partners: 2, places: 7 })),
    ).toEqual([])
    expect(
      found('filtered', historyOf({ partners: codes.slice(0, 5), places }, { partners: 5, places: 14 })),
    ).toEqual([])
    expect(
      found('filtered', historyOf({ partners: ['110', '121'], places }, { partners: 2, places: 7 })),
    ).toEqual([])
  })
})

describe('a year that lacks a block of members in every month', () => {
  const isLost = ({ partner }: MonthRow) => '116' <= partner && partner <= '304'

  it('is found by the other year', () => {
    const partners = whole.partners.filter((row) => row.load !== 2 || !isLost(row))
    expect(found('filtered', { partners })).toMatchObject([
      { confirmation: { id: 'filtered:export.partner.2023' }, facts: { months: '2023-01..2023-12' } },
    ])
  })
})

describe('amounts in two currencies', () => {
  const times = (factor: bigint) =>
    whole.totals.map(({ flow, month, load, value }) => ({
      flow,
      month,
      load: load + 2,
      value: value * factor,
    }))

  it('differ by the rate of exchange', () => {
    expect(found('currency-ratio', { otherCurrency: times(7n) })).toEqual([])
    expect(found('currency-ratio', { otherCurrency: times(1n) })).toMatchObject([
      { confirmation: { id: 'currency-ratio:export.2022' }, facts: { ratio: '1.00' } },
      { confirmation: { id: 'currency-ratio:export.2023' }, facts: { ratio: '1.00' } },
    ])
  })
})

describe('exports and imports', () => {
  it('that are the same to the unit are one file loaded as both', () => {
    const imports = whole.totals
      .filter(({ month }) => month === years.at(-1))
      .map((row): MonthRow => ({ ...row, flow: 'import', load: 3 }))
    const history = { ...whole, totals: [...whole.totals, ...imports] }
    const loads = [loadOf(1, 'a.csv'), loadOf(2, 'b.csv'), loadOf(3, 'c.csv', { flow: 'import' })]
    expect(resultOf('wrong-flow', groundOf({ history, loads })).findings).toMatchObject([
      { severity: 'confirmation', facts: { kind: 'equal', months: '2023-12', files: ['b.csv', 'c.csv'] } },
    ])
  })
})

describe('a row of the total', () => {
  it('is a partner with all that the others have', () => {
    const december = whole.partners.filter(({ month }) => month === years.at(-1))
    const value = december.reduce((sum, row) => sum + row.value, 0n)
    const [first] = december
    if (!first) throw new Error('there is trade in December')
    const partners = [...whole.partners, { ...first, partner: '999', value }]
    expect(found('total-rows', { partners })).toMatchObject([
      { severity: 'warning', facts: { partner: '999', months: '2023-12' } },
    ])
    expect(found('total-rows', {})).toEqual([])
  })
})

describe('values of zero beside quantities', () => {
  it('are quantities that were exchanged with values, where no quantity is zero', () => {
    const zero = (count: number, field: 'value' | 'quantity') =>
      whole.partners.map((row, at) => (at % 100 === 0 && at < count * 100 ? { ...row, [field]: 0n } : row))
    expect(found('rounded-values', { partners: zero(3, 'value') })).toMatchObject([
      { severity: 'confirmation', facts: { kind: 'exchanged', zeros: 2 } },
      { severity: 'confirmation', facts: { kind: 'exchanged', zeros: 1 } },
    ])
    expect(found('rounded-values', { partners: zero(3, 'quantity') })).toEqual([])
    expect(found('rounded-values', { partners: zero(2, 'value') })).toEqual([])
  })
})

describe('values that are multiples of a round number', () => {
  const times = (factor: bigint) => whole.partners.map((row) => ({ ...row, value: row.value * factor }))
  const reported = (source: string, reporter: string, partners: readonly MonthRow[], decimals = 0) => {
    const product = { ...productOf({ flows: ['export'] }), reported: { source, reporter } }
    const scale = { value: decimals, quantity: decimals }
    return resultOf('rounded-values', groundOf({ product, scale, history: { ...whole, partners } })).findings
  }

  it('were multiplied, but for the thousands that a source publishes in and for decimals', () => {
    expect(found('rounded-values', { partners: times(1000n) })).toMatchObject([
      { severity: 'confirmation', facts: { kind: 'multiplied', factor: '1,000' } },
      { severity: 'confirmation', facts: { kind: 'multiplied', factor: '1,000' } },
    ])
    expect(reported('japan', 'JPN', times(1000n))).toEqual([])
    expect(reported('japan', 'JPN', times(100_000n))).toMatchObject([
      { facts: { kind: 'multiplied', factor: '100' } },
      { facts: { kind: 'multiplied', factor: '100' } },
    ])
    expect(reported('comtrade', 'THA', times(1_000_000n), 3)).toEqual([])
  })

  it('are often zero where a source publishes thousands', () => {
    const zeros = whole.partners.map((row, at) => (at % 10 === 0 ? { ...row, value: 0n } : row))
    expect(found('rounded-values', { partners: zeros })).toMatchObject([
      { facts: { kind: 'divided' } },
      { facts: { kind: 'divided' } },
    ])
    expect(reported('taiwan', 'TWN', zeros)).toEqual([])
  })
})
