import { describe, expect, it } from 'vitest'
import type { ShownFigure } from '../../../src/brief/document.ts'
import type { Product } from '../../../src/brief/product/product-type.ts'
import { month, productOf } from '../../support/briefs.ts'
import { type AnswerRow, answersOf, groundOf, historyOf, monthRow, resultOf } from '../support/ground.ts'

const exports = productOf({ flows: ['export'] })

/** A ground whose totals are these. */
const withTotals = (rows: readonly AnswerRow[], product: Product = exports, givenMonth = month('2023-12')) =>
  groundOf({
    product,
    month: givenMonth,
    answers: answersOf(product, givenMonth, ({ by }) => (by === null ? rows : [])),
  })

describe('groups', () => {
  it('of unchanged membership are not spoken of', () => {
    expect(resultOf('group-members', groundOf())).toMatchObject({ looked: 2, findings: [] })
  })

  it('that a member joined or left within the comparison are noted', () => {
    const ground = groundOf({ month: month('2020-12'), product: productOf({ groups: ['EU'] }) })
    expect(resultOf('group-members', ground).findings).toMatchObject([
      { severity: 'note', facts: { group: 'EU', members: 27, joined: [], left: ['GBR'] } },
    ])
  })

  it('without a member at the month are warned of', () => {
    const ground = groundOf({ month: month('1960-12'), product: productOf({ groups: ['ASEAN'] }) })
    expect(resultOf('group-members', ground).findings).toMatchObject([
      { severity: 'warning', facts: { members: 0 } },
    ])
  })
})

describe('units', () => {
  const rows = (now: string, before: string, amount = 10n) => [
    { span: 'month.current', quantity: amount, unit: now },
    { span: 'month.base', quantity: 10n, unit: before },
  ]

  it('that changed inside a comparison are warned of', () => {
    expect(resultOf('units-steady', withTotals(rows('个', '个'))).findings).toEqual([])
    expect(resultOf('units-steady', withTotals(rows('千克', '个'))).findings).toMatchObject([
      { severity: 'warning', facts: { window: 'month', now: '千克', before: '个' } },
    ])
  })

  it('of nothing compare with any', () => {
    expect(resultOf('units-steady', withTotals(rows('千克', '个', 0n))).findings).toEqual([])
  })

  it('of the second quantity count where the brief shows it', () => {
    const second = [
      { span: 'ytd.current', quantity2: 5n, unit2: '千克' },
      { span: 'ytd.base', quantity2: 5n, unit2: '克' },
    ]
    expect(resultOf('units-steady', withTotals(second)).findings).toEqual([])
    const product = productOf({ flows: ['export'], quantity: 'second' })
    expect(resultOf('units-steady', withTotals(second, product)).findings).toHaveLength(1)
  })
})

describe('commodity codes', () => {
  const rows = (now: bigint, before: bigint) => [
    { span: 'ytd.current', value: now },
    { span: 'ytd.base', value: before },
  ]

  it.each([
    [5n, 4n, 0],
    [0n, 0n, 0],
    [5n, 0n, 1],
    [0n, 4n, 1],
  ])('with trade of %s now and %s before', (now, before, count) => {
    expect(resultOf('codes-continue', withTotals(rows(now, before))).findings).toHaveLength(count)
  })
})

describe('nomenclatures', () => {
  const both = [
    { span: 'ytd.current', value: 5n },
    { span: 'ytd.base', value: 4n },
  ]
  const product = productOf({
    flows: ['export'],
    classes: [{ name: { zh: '锂', en: 'L' }, codes: { HS2022: ['85076000'], HS2017: ['85076000'] } }],
  })

  it('of one year on both sides need no word', () => {
    expect(resultOf('nomenclature', groundOf()).findings).toEqual([])
  })

  it('crossed with the codes of each year are noted', () => {
    expect(resultOf('nomenclature', withTotals(both, product, month('2022-12'))).findings).toMatchObject([
      { severity: 'note', facts: { kind: 'crossed', nomenclature: 'HS2022' } },
    ])
  })

  it('crossed with the codes of one year only are warned of, unless the data have them in both', () => {
    const givenMonth = month('2022-12')
    expect(resultOf('nomenclature', withTotals(both, exports, givenMonth)).findings).toMatchObject([
      { severity: 'note', facts: { kind: 'borrowed', used: 'HS2022' } },
    ])
    expect(
      resultOf('nomenclature', withTotals(both.slice(0, 1), exports, givenMonth)).findings,
    ).toMatchObject([{ severity: 'warning', facts: { kind: 'borrowed' } }])
  })

  it('are held against a list of codes, where the user gives one', () => {
    const list = (from: string) => new Map([['85076000', { from: month(from), to: null }]])
    expect(resultOf('nomenclature', groundOf({ nomenclature: list('2017-01') })).findings).toEqual([])
    expect(resultOf('nomenclature', groundOf({ nomenclature: list('2023-01') })).findings).toMatchObject([
      { severity: 'warning', facts: { kind: 'notListed', commodity: '85076000', month: '2022-01' } },
    ])
    expect(resultOf('nomenclature', groundOf({ nomenclature: new Map() })).findings).toHaveLength(2)
  })
})

describe('partners', () => {
  const partners = (now: Record<string, bigint>, before: Record<string, bigint>) =>
    answersOf(exports, month('2023-12'), ({ by }) =>
      by !== 'partner'
        ? []
        : [
            ...Object.entries(now).map(([code, value]) => ({ span: 'ytd.current', code, value })),
            ...Object.entries(before).map(([code, value]) => ({ span: 'ytd.base', code, value })),
          ],
    )
  const findings = (...sides: Parameters<typeof partners>) =>
    resultOf('partner-changes', groundOf({ answers: partners(...sides) })).findings

  it('in both years are not spoken of', () => {
    expect(findings({ '502': 100n, '304': 1n }, { '502': 90n, '304': 50n })).toEqual([])
  })

  it('that vanished or appeared are noted by their weight, and warned of from a tenth on', () => {
    expect(findings({ '502': 100n }, { '502': 95n, '304': 5n })).toMatchObject([
      { severity: 'note', facts: { kind: 'vanished', partner: '304', value: '5' } },
    ])
    expect(findings({ '502': 80n, '304': 20n }, { '502': 90n })).toMatchObject([
      { severity: 'warning', facts: { kind: 'appeared', partner: '304', value: '20' } },
    ])
    expect(findings({ '502': 1000n, '304': 9n }, { '502': 1000n })).toEqual([])
  })

  it('with a renumbered code are one and the same', () => {
    expect(findings({ '502': 50n, '150': 50n }, { '502': 50n, '337': 50n })).toMatchObject([
      { severity: 'note', facts: { kind: 'renumbered', old: '337', partner: '150', since: '2023-01' } },
    ])
  })

  it('under a code that had ended are warned of', () => {
    const late = historyOf({ partners: [monthRow(month('2023-05'), { partner: '337' })] })
    const ground = groundOf({ answers: partners({ '502': 9n }, { '502': 9n }), history: late })
    expect(resultOf('partner-changes', ground).findings).toMatchObject([
      { severity: 'warning', facts: { kind: 'oldCode', old: '337', months: ['2023-05'] } },
    ])
  })
})

describe('growth', () => {
  const figure = (id: string, marker: 'lowBase' | null) =>
    [
      id,
      {
        id,
        value: '3563.1',
        exact: '35631/10',
        text: '3563.1',
        scale: '1',
        unit: '%',
        marker,
        derivation: { operation: 'growth', current: '', base: '' },
      },
    ] as const

  it('on a very small base is noted, with the base', () => {
    const [id, yoy] = figure('import.place.CN-CQ.month.value.yoy', 'lowBase')
    const base = 'import.place.CN-CQ.month.value.base'
    const figures = new Map<string, ShownFigure>([
      [id, yoy],
      [base, { ...yoy, id: base, value: '3589551', exact: '3589551', unit: 'USD', marker: null }],
      figure('import.place.CN-LN.month.value.yoy', 'lowBase'),
      figure('import.month.value.yoy', null),
    ])
    expect(resultOf('low-bases', groundOf({ figures }))).toMatchObject({
      looked: 3,
      findings: [
        { severity: 'note', words: { zh: '进口 重庆 当月 金额 同比为 3563.1%，基数只有 3,589,551美元' } },
        { severity: 'note', words: { zh: '进口 辽宁 当月 金额 同比为 3563.1%，基数只有 -' } },
      ],
    })
  })
})

describe('own sections', () => {
  const section = (en: object) => ({
    text: [{ zh: '略有回落。', ...en }],
    heading: { zh: '重点市场', en: 'Key markets' },
  })
  const ground = (en: object) =>
    groundOf({ product: productOf({ sections: ['overview', 'key'], ownSections: { key: section(en) } }) })

  it('that are not written in a language are warned of', () => {
    expect(resultOf('own-sections', groundOf())).toMatchObject({ looked: 0, findings: [] })
    expect(resultOf('own-sections', ground({ en: 'Slightly lower.' }))).toMatchObject({
      looked: 1,
      findings: [],
    })
    expect(resultOf('own-sections', ground({})).findings).toMatchObject([
      {
        severity: 'warning',
        facts: { section: 'key', language: 'en', lacks: 'text' },
        words: { zh: expect.stringContaining('“重点市场”没有英文文字') },
      },
    ])
  })
})

describe('an edition that begins in January has no year to date', () => {
  it.each([
    ['year', '2022-12', 'year', 'in the year, and nothing'],
    ['half', '2022-06', 'half', 'in the half-year, and nothing'],
    ['quarter', '2022-03', 'quarter', 'in the quarter, and nothing'],
    ['quarter', '2022-06', 'ytd', 'in the year to date, and nothing'],
  ] as const)('%s until %s: sums over the %s are compared', (edition, last, window, words) => {
    const product = { ...exports, edition }
    const span = (side: string) => `${window}.${side}`
    const rows = [
      { span: span('current'), value: 50n },
      { span: span('base'), value: 40n },
    ]
    const whole = withTotals(rows, product, month(last))
    expect(resultOf('nomenclature', whole).findings).toMatchObject([{ severity: 'note' }])
    expect(resultOf('codes-continue', whole)).toMatchObject({ looked: 1, findings: [] })
    expect(
      resultOf('codes-continue', withTotals(rows.slice(0, 1), product, month(last))).findings,
    ).toHaveLength(1)
    const partners = [
      { span: span('current'), code: '502', value: 80n },
      { span: span('current'), code: '304', value: 20n },
      { span: span('base'), code: '502', value: 90n },
    ]
    const answers = answersOf(product, month(last), ({ by }) => (by === 'partner' ? partners : []))
    const ground = groundOf({ product, month: month(last), answers })
    expect(resultOf('partner-changes', ground).findings).toMatchObject([
      { facts: { kind: 'appeared', partner: '304' }, words: { en: expect.stringContaining(words) } },
    ])
  })
})
