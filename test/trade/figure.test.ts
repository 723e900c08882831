import { describe, expect, it } from 'vitest'
import { type FigureName, figureId, parseFigureId } from '../../src/trade/figure.ts'

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
  ])('%j is none', (id) => expect(parseFigureId(id)).toBeNull())
})
