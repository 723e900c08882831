import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FigureName, figureId, parseFigureId } from '../../src/trade/figure.ts'
import { windowNames } from '../../src/trade/window.ts'

describe('the id of a figure', () => {
  const ids: ReadonlyArray<readonly [string, FigureName]> = [
    [
      'export.partner.USA.month.value.yoy',
      {
        flow: 'export',
        dimension: 'partner',
        code: 'USA',
        window: 'month',
        measure: 'value',
        operation: 'yoy',
      },
    ],
    [
      'import.group.EU.ytd.value.share',
      { flow: 'import', dimension: 'group', code: 'EU', window: 'ytd', measure: 'value', operation: 'share' },
    ],
    ['net.ytd.value.difference', { flow: 'net', window: 'ytd', measure: 'value', operation: 'difference' }],
    [
      'export.place.CN-FJ.month.value',
      { flow: 'export', dimension: 'place', code: 'CN-FJ', window: 'month', measure: 'value' },
    ],
    ['export.month-1.value', { flow: 'export', window: 'month', lag: 1, measure: 'value' }],
    ['import.month-23.value', { flow: 'import', window: 'month', lag: 23, measure: 'value' }],
    ['export.rolling12-1.value', { flow: 'export', window: 'rolling12', lag: 1, measure: 'value' }],
    [
      'export.month-3.value.yoy',
      { flow: 'export', window: 'month', lag: 3, measure: 'value', operation: 'yoy' },
    ],
    ['trade.ytd.quantity', { flow: 'trade', window: 'ytd', measure: 'quantity' }],
  ]

  it.each(ids)('%s says what it is of', (id, name) => {
    expect(figureId(name)).toBe(id)
    expect(parseFigureId(id)).toEqual(name)
  })

  it.each([
    '',
    'export',
    'export.month',
    'export.partner.month.value',
    'export.month.value.growth',
    'a.b.c.d',
    'export.month.value.yoy.yoy',
    'export.month-0.value',
    'export.month-01.value',
    'export.month--1.value',
    'export.month+1.value',
    'export.month-1.5.value',
    'export.month-1000.value',
    'export.rolling12-.value',
  ])('%j is none', (id) => expect(parseFigureId(id)).toBeNull())

  it('comes back from its name as it was, whatever it is of', () => {
    const arbitrary = fc.record({
      flow: fc.constantFrom('export', 'import', 'trade', 'net'),
      coded: fc.option(
        fc.record({
          dimension: fc.constantFrom('partner', 'group', 'place', 'procedure', 'commodity', 'class'),
          code: fc.stringMatching(/^[A-Z0-9-]{1,8}$/),
        }),
      ),
      window: fc.constantFrom(...windowNames),
      lag: fc.nat(999),
      measure: fc.constantFrom('value', 'quantity', 'quantity2'),
      operation: fc.option(fc.constantFrom('base', 'denominator', 'yoy', 'difference', 'share')),
    })
    fc.assert(
      fc.property(arbitrary, ({ coded, lag, operation, ...rest }) => {
        const name: FigureName = {
          ...rest,
          ...(coded ?? {}),
          ...(lag > 0 && { lag }),
          ...(operation && { operation }),
        }
        expect(parseFigureId(figureId(name))).toEqual(name)
        expect(figureId({ ...name, lag: lag })).toBe(figureId(name)) // a lag of nothing is not written
      }),
    )
  })
})
