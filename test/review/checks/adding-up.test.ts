import { describe, expect, it } from 'vitest'
import type { ShownFigure } from '../../../src/brief/document.ts'
import { month, productOf } from '../../support/briefs.ts'
import {
  answersOf,
  groundOf,
  historyMonths,
  historyOf,
  monthRow,
  resultOf,
  usualRows,
} from '../support/ground.ts'

const figure = (exact: string | null): ShownFigure => ({
  id: '',
  value: exact,
  exact,
  text: '',
  scale: '1',
  unit: 'USD',
  marker: null,
  derivation: { operation: 'plus', of: ['', ''] },
})

describe('exports and imports add up', () => {
  const figures = (trade: string, net: string) =>
    new Map([
      ['export.month.value', figure('7')],
      ['import.month.value', figure('5/2')],
      ['trade.month.value', figure(trade)],
      ['net.month.value', figure(net)],
      ['trade.month.value.yoy', figure('3')],
      ['trade.month.quantity', figure(null)],
    ])

  it('to the trade and to the net exports, exactly', () => {
    expect(resultOf('flows-add-up', groundOf({ figures: figures('19/2', '9/2') }))).toMatchObject({
      looked: 2,
      findings: [],
    })
    expect(resultOf('flows-add-up', groundOf({ figures: figures('19/2', '5') })).findings).toMatchObject([
      { severity: 'refusal', facts: { figure: 'net.month.value', printed: '5', expected: '9/2' } },
    ])
  })
})

describe('the months add up to the year', () => {
  const history = historyOf({ whole: [{ flow: 'export', months: historyMonths }] })
  const rows = history.totals
  const sum = (year: string) =>
    rows.filter((row) => String(row.month).startsWith(year)).reduce((total, { value }) => total + value, 0n)
  const answers = (ytd: bigint) =>
    answersOf(productOf({ flows: ['export'] }), month('2023-12'), (need) =>
      need.by !== null
        ? []
        : [
            { span: 'ytd.current', value: ytd },
            { span: 'ytd.base', value: sum('2022') },
          ],
    )

  it('that the brief stands on', () => {
    expect(resultOf('months-add-up', groundOf({ answers: answers(sum('2023')), history }))).toMatchObject({
      looked: 2,
      findings: [],
    })
    expect(resultOf('months-add-up', groundOf({ answers: answers(7n), history })).findings).toMatchObject([
      {
        severity: 'warning',
        facts: { period: '2023-01..2023-12', months: `${sum('2023')}`, whole: '7', from: 'brief' },
      },
    ])
  })

  it('that a brief of the year stands on', () => {
    const product = { ...productOf({ flows: ['export'] }), edition: 'year' } as const
    const answers = answersOf(product, month('2023-12'), ({ by }) =>
      by === null ? [{ span: 'year.current', value: 7n }] : [],
    )
    const [finding] = resultOf('months-add-up', groundOf({ product, answers, history })).findings
    expect(finding?.words.en).toContain('the year of the brief 7')
  })

  it('that a file without months gives', () => {
    const range = (value: bigint) => ({
      flow: 'export' as const,
      cut: ['commodity'] as const,
      months: { from: month('2023-01'), to: month('2023-12') },
      value,
    })
    const ground = (value: bigint) =>
      groundOf({ answers: answers(sum('2023')), history: { ...history, ranges: [range(value)] } })
    expect(resultOf('months-add-up', ground(sum('2023'))).findings).toEqual([])
    expect(resultOf('months-add-up', ground(1n)).findings).toMatchObject([
      { facts: { from: 'file', whole: '1' } },
    ])
  })

  it('and are not asked where a month is missing, or the base is as first published', () => {
    const without = historyOf({ whole: [{ flow: 'export', months: [month('2023-12')] }] })
    expect(resultOf('months-add-up', groundOf({ answers: answers(7n), history: without })).looked).toBe(0)
    const product = productOf({ flows: ['export'], base: 'first-published' })
    expect(
      resultOf('months-add-up', groundOf({ product, answers: answers(sum('2023')), history })).looked,
    ).toBe(1)
  })
})

describe('ranked and remaining partners add up to the total', () => {
  const product = productOf({ flows: ['export'], top: 1 })
  const short = (subject: typeof product) =>
    answersOf(subject, month('2023-12'), (need) =>
      usualRows(need).map((row) =>
        need.by === 'partner' && row.span === 'ytd.base' && row.code === '304' ? { ...row, value: 39n } : row,
      ),
    )

  it('in each window and its base', () => {
    expect(resultOf('partners-add-up', groundOf({ product }))).toMatchObject({ looked: 8, findings: [] })
    expect(
      resultOf('partners-add-up', groundOf({ product, answers: short(product) })).findings,
    ).toMatchObject([
      { severity: 'refusal', facts: { span: 'ytd.base', ranked: '60', remaining: '39', total: '100' } },
    ])
  })

  it('where the base is as first published, cuts of different dates are only warned of', () => {
    const first = productOf({ flows: ['export'], base: 'first-published' })
    const ground = groundOf({ product: first, answers: short(first) })
    expect(resultOf('partners-add-up', ground).findings).toMatchObject([{ severity: 'warning' }])
  })
})

it('months without rows are whole too', () => {
  const totals = [monthRow(month('2023-12'), { value: 5n })]
  const total = [{ flow: 'export' as const, months: historyMonths }]
  const answers = answersOf(productOf({ flows: ['export'] }), month('2023-12'), ({ by }) =>
    by === null ? [{ span: 'ytd.current', value: 5n }] : [],
  )
  expect(
    resultOf('months-add-up', groundOf({ answers, history: historyOf({ totals, whole: total }) })),
  ).toMatchObject({ looked: 2, findings: [] })
})
