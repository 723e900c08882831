import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MonthRow } from '../../../src/review/checks/checks.ts'
import { median, mostAre } from '../../../src/review/checks/series.ts'
import { listMonths } from '../../../src/trade/month.ts'
import { Fraction } from '../../../src/trade/numbers/fraction.ts'
import { month } from '../../support/briefs.ts'
import { groundOf, historyOf, loadOf, monthRow, resultOf } from '../support/ground.ts'

const givenMonth = month('2023-12')

/** The usual history with the brief’s month changed. */
const withMonth = (change: Partial<MonthRow>) => {
  const usual = historyOf()
  return groundOf({
    history: {
      ...usual,
      totals: usual.totals.map((row) => (row.month === givenMonth ? { ...row, ...change } : row)),
    },
  })
}

it('the median is exact, of an even number too', () => {
  const subject = (...values: bigint[]) => median(values.map((value) => Fraction.of(value))).toString()
  expect([subject(3n, 1n, 2n), subject(4n, 1n), subject(5n)]).toEqual(['2', '5/2', '5'])
})

describe('unit values', () => {
  it('are judged by the modified z-score over their own months', () => {
    // A steady history rises by 1,000 a month from 1,000,000: a median of 1,011,500 and deviations of 6,000.
    expect(resultOf('unit-value', withMonth({ value: 2_000_000n }))).toMatchObject({
      looked: 1,
      findings: [
        {
          severity: 'warning',
          facts: { unitValue: '20000', usually: '10115', score: '111.1', months: 24 },
          words: {
            en: expect.stringContaining(
              'a unit value of 20,000 US dollars per item, against a median of 10,115 over',
            ),
          },
        },
      ],
    })
  })

  it('are rounded in words as prices are, and exact in the facts', () => {
    const [small] = resultOf('unit-value', withMonth({ value: 200_000_000n, quantity: 4428n })).findings
    expect(small?.words.en).toMatch(
      /a unit value of 45,167 US dollars per item, against a median of 10,115 over/,
    )
    expect(small?.words.zh).toMatch(/各月相差远小于此$/)
    const totals = historyOf().totals.map((row) => ({ ...row, value: row.value / 3000n }))
    const odd = totals.map((row) => (row.month === givenMonth ? { ...row, value: row.value * 9n } : row))
    const [cents] = resultOf('unit-value', groundOf({ history: historyOf({ totals: odd }) })).findings
    expect(cents?.words.en).toMatch(
      /a unit value of \d+\.\d\d US dollars per item, against a median of \d\.\d\d over/,
    )
  })

  it('within half as much again of the median are no surprise, however steady it was', () => {
    expect(resultOf('unit-value', withMonth({ value: 1_400_000n })).findings).toEqual([])
  })

  it('far off in a history that swings as much are none either', () => {
    const totals = historyOf().totals.map((row, index) => ({
      ...row,
      value: row.month === givenMonth ? 2_500_000n : 1_000_000n + BigInt(index % 2) * 1_000_000n,
    }))
    expect(resultOf('unit-value', groundOf({ history: historyOf({ totals }) })).findings).toEqual([])
  })

  it('need a year of months in the same unit', () => {
    expect(resultOf('unit-value', withMonth({ value: 2_000_000n, unit: '千克' })).looked).toBe(0)
    const totals = historyOf().totals.slice(-12)
    expect(resultOf('unit-value', groundOf({ history: historyOf({ totals }) })).looked).toBe(0)
  })

  it('that never moved before have an infinite score', () => {
    const totals = historyOf().totals.map((row) => ({
      ...row,
      value: row.month === givenMonth ? 9_000n : 1_000n,
    }))
    expect(resultOf('unit-value', groundOf({ history: historyOf({ totals }) })).findings).toMatchObject([
      { facts: { score: null } },
    ])
  })
})

it('a median is in an interval in which most of the numbers are', () => {
  const fraction = fc
    .tuple(fc.bigInt(1n, 50n), fc.bigInt(1n, 9n))
    .map(([numerator, denominator]) => Fraction.of(numerator, denominator))
  fc.assert(
    fc.property(
      fc.array(fraction, { minLength: 1, maxLength: 9 }),
      fraction,
      fraction,
      (fractions, item, other) => {
        const [low, high] = item.compare(other) < 0 ? [item, other] : [other, item]
        const isInside = (value: Fraction) => value.compare(low) > 0 && value.compare(high) < 0
        fc.pre(mostAre(fractions, isInside))
        expect(isInside(median(fractions))).toBe(true)
      },
    ),
  )
})

describe('a thousand times', () => {
  it.each([
    [
      'value',
      { value: 1_100_000_000n },
      /a value of 1,100,000,000 US dollars, against a median of [\d,]+ US dollars/,
    ],
    ['quantity', { quantity: 100_000n }, /a quantity of 100,000 items, against a median of 100 items/],
    ['unitValue', { value: 1_100_000_000n }, /a unit value of 11,000,000 US dollars per item, against/],
  ])('the %s of the months before is warned of', (measure, change, words) => {
    const { findings } = resultOf('thousandfold', withMonth(change))
    const found = findings.find(({ facts }) => facts.measure === measure)
    expect(found?.words.en).toMatch(words)
  })

  it('the usual, by a partner of weight', () => {
    const usual = historyOf()
    const partners = usual.partners.map((row) =>
      row.month === givenMonth && row.partner === '304' ? { ...row, quantity: 40_000_000n } : row,
    )
    const { findings } = resultOf('thousandfold', groundOf({ history: { ...usual, partners } }))
    expect(findings.map(({ facts }) => [facts.partner, facts.measure])).toEqual([
      ['DEU', 'quantity'],
      ['DEU', 'unitValue'],
    ])
  })

  it('is not what trade is like', () => {
    expect(resultOf('thousandfold', withMonth({ value: 90_000_000n })).findings).toEqual([])
    expect(resultOf('thousandfold', groundOf()).looked).toBe(9)
  })
})

describe('two partners', () => {
  const withPartners = (value: bigint, quantity: bigint) => {
    const row = monthRow(givenMonth, { value: 250_000n, quantity: 77n })
    const partners = [
      { ...row, partner: '502' },
      { ...row, partner: '304', value, quantity },
    ]
    return resultOf('equal-rows', groundOf({ history: historyOf({ partners }) })).findings
  }

  it('with the same value and quantity are warned of', () => {
    expect(withPartners(250_000n, 77n)).toMatchObject([
      {
        severity: 'warning',
        facts: { partners: ['304', '502'] },
        words: {
          zh: '出口 85076000 2023年12月：德国、美国 的金额同为 250,000美元，数量同为 77 个',
          en: 'exports of 85076000, Dec 2023: Germany, United States have the same value of 250,000 US dollars and quantity of 77 items',
        },
      },
    ])
    expect(withPartners(250_000n, 78n)).toEqual([])
  })
})

describe('a month equal to another', () => {
  it('is warned of', () => {
    const november = historyOf().totals.find((row) => row.month === month('2023-11'))
    expect(resultOf('repeated-month', groundOf())).toMatchObject({ looked: 25, findings: [] })
    expect(resultOf('repeated-month', withMonth({ value: november?.value ?? 0n })).findings).toMatchObject([
      { severity: 'warning', facts: { months: ['2023-11', '2023-12'] } },
    ])
  })

  it('is none where both had no trade', () => {
    const totals = historyOf().totals.map((row) => ({ ...row, value: 0n }))
    expect(resultOf('repeated-month', groundOf({ history: historyOf({ totals }) })).findings).toEqual([])
  })
})

describe('a file loaded as the other direction', () => {
  const months = (year: number) => listMonths({ from: month(`${year}-01`), to: month(`${year}-12`) })
  const file = (year: number, flow: 'export' | 'import', load: number, value: bigint) =>
    months(year).map((item) => monthRow(item, { value: value + BigInt(item), load }, flow))
  const loads = [
    loadOf(1, '出口2022.csv'),
    loadOf(2, '数据导出.csv'),
    loadOf(3, '进口2022.csv', { flow: 'import' }),
  ]
  const ground = (value: bigint) =>
    groundOf({
      loads,
      history: historyOf({
        totals: [
          ...file(2022, 'export', 1, 50_000_000n),
          ...file(2023, 'export', 2, value),
          ...file(2022, 'import', 3, 2_000_000n),
        ],
      }),
    })

  it('is unlike its own history and like the other', () => {
    expect(resultOf('wrong-flow', ground(2_500_000n)).findings).toMatchObject([
      { severity: 'warning', facts: { kind: 'size', file: '数据导出.csv', flow: 'export' } },
    ])
  })

  it('is not one that fell, or is like both', () => {
    expect(resultOf('wrong-flow', ground(40_000_000n)).findings).toEqual([])
    expect(resultOf('wrong-flow', ground(100_000n)).findings).toEqual([])
  })

  it('shows by re-imports among exports', () => {
    const partners = [
      monthRow(givenMonth, { partner: '502', value: 900n }),
      monthRow(givenMonth, { partner: '142', value: 100n }),
    ]
    expect(resultOf('wrong-flow', groundOf({ history: historyOf({ partners }) })).findings).toMatchObject([
      { severity: 'confirmation', facts: { kind: 'reimports', file: '出口2023.csv' } },
    ])
  })
})
