import { expect, it } from 'vitest'
import type { Ground } from '../../../src/review/checks/checks.ts'
import { contradicted } from '../../../src/workspace/build/refusals.ts'
import { month, productOf } from '../../support/briefs.ts'
import {
  type AnswerRow,
  answersOf,
  code,
  groundOf,
  historyMonths,
  historyOf,
  monthRow,
  resultOf,
} from '../support/ground.ts'

const product = productOf({ flows: ['export'] })
const now = month('2023-12')
const usual = historyOf()

/** A history with one of its months changed. */
const withMonth = (value: bigint, quantity = 100n) =>
  groundOf({
    history: historyOf({
      totals: usual.totals.map((row) => (row.month === now ? { ...row, value, quantity } : row)),
    }),
  })

/** Sums of the year to date and its base, in total or by partner; those not given are not there. */
const withSums = (by: 'partner' | null, rows: readonly AnswerRow[]) =>
  groundOf({ answers: answersOf(product, now, (need) => (need.by === by ? rows : [])) })

const newPartner = [
  { span: 'ytd.current', code: '502', value: 1_000_000n },
  { span: 'ytd.base', code: '502', value: 1_000_000n },
  { span: 'ytd.current', code: '304', value: 500_000n },
]

const equalPartners = (value: bigint) => ['502', '304'].map((partner) => monthRow(now, { partner, value }))

const contradictions: Ground['contradictions'] = (['value', 'quantity'] as const).map((measure) => ({
  flow: 'export',
  currency: 'USD',
  span: { key: '2023-12', months: { from: now, to: now }, grain: 'month', commodities: [code] },
  ...{ commodity: code, by: 'partner', code: '502', measure, unit: measure === 'value' ? null : '千克' },
  cuts: [
    ['commodity', 'partner'],
    ['commodity', 'partner', 'place'],
  ],
  sums: [60n, 61n],
}))

const grounds: readonly (readonly [check: string, ground: Ground])[] = [
  ['scale', groundOf({ history: thousandfoldIn2023() })],
  ['partner-changes', withSums('partner', newPartner)],
  ['codes-continue', withSums(null, newPartner.slice(0, 1))],
  ['partners-add-up', groundOf({ answers: shortByOne() })],
  ['months-add-up', groundOf({ history: historyOf({ whole: [{ flow: 'export', months: historyMonths }] }) })],
  ['cuts-agree', groundOf({ contradictions })],
  ['unit-value', withMonth(2_000_000n)],
  ['thousandfold', withMonth(1_500_000_000n, 200_000n)],
  ['equal-rows', groundOf({ history: historyOf({ partners: equalPartners(100_000n) }) })],
  ['repeated-month', withMonth(usual.totals.at(-2)?.value ?? 0n)],
  ['wrong-flow', groundOf({ history: historyOf({ partners: [monthRow(now, { partner: '142' })] }) })],
]

function thousandfoldIn2023() {
  const totals = usual.totals.map((row) =>
    row.month < month('2023-01') ? row : { ...row, value: row.value * 1000n },
  )
  const codes = ['110', '116', '133', '143', '301', '303', '304', '305', '502', '601']
  const partners = totals.flatMap((row) =>
    codes.map((partner) => ({ ...row, partner, value: row.value / 10n, quantity: 10n })),
  )
  return historyOf({ whole: [{ flow: 'export', months: historyMonths }], totals, partners })
}

function shortByOne() {
  return answersOf(product, now, ({ by, spans }) =>
    spans.map(({ key }) => ({ span: key, code: by ? '502' : '', value: by ? 99n : 100n })),
  )
}

/** The same amounts as a source with three decimals of values and two of quantities has them. */
function inDecimals(ground: Ground): Ground {
  const scaled = <Row extends { readonly value: bigint }>(row: Row): Row => ({
    ...row,
    value: row.value * 1000n,
    ...('quantity' in row && typeof row.quantity === 'bigint' && { quantity: row.quantity * 100n }),
  })
  const { history, answers } = ground
  return {
    ...ground,
    scale: { value: 3, quantity: 2 },
    answers: answers.map((answer) => ({ ...answer, rows: answer.rows.map(scaled) })),
    history: {
      ...history,
      ...{ totals: history.totals.map(scaled), partners: history.partners.map(scaled) },
      ...{ members: history.members.map(scaled), ranges: history.ranges.map(scaled) },
    },
    contradictions: ground.contradictions.map(inDecimalsOf),
  }
}

function inDecimalsOf(item: Ground['contradictions'][number]): Ground['contradictions'][number] {
  const factor = item.measure === 'value' ? 1000n : 100n
  return { ...item, sums: [(item.sums[0] ?? 0n) * factor, (item.sums[1] ?? 0n) * factor] }
}

it.each(grounds)('%s finds the same in a source with decimals, in whole units', (id, ground) => {
  const { findings } = resultOf(id, ground)
  expect(findings).not.toEqual([])
  expect(resultOf(id, inDecimals(ground)).findings).toEqual(findings)
})

it('partners with equal amounts below the limit are none in a source with decimals either', () => {
  const ground = groundOf({ history: historyOf({ partners: equalPartners(99_999n) }) })
  expect(resultOf('equal-rows', inDecimals(ground)).findings).toEqual([])
})

it('a refusal for contradicting cuts has whole units', () => {
  const scaled = contradictions.map(inDecimalsOf)
  const words = contradicted(contradictions, undefined).explain('en')
  expect(words).toContain('60')
  expect(contradicted(scaled, { value: 3, quantity: 2 }).explain('en')).toBe(words)
})
