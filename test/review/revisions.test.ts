import { describe, expect, it } from 'vitest'
import type { ShownFigure } from '../../src/brief/document.ts'
import { movedFigures } from '../../src/review/revisions/revisions.ts'

const figure = (id: string, exact: string, text: string): readonly [string, ShownFigure] => [
  id,
  {
    ...{ id, exact, text, value: exact, scale: '1', unit: 'USD', marker: null },
    derivation: { operation: 'difference', current: 'a', base: 'b' },
  },
]

const earlier = new Map([
  figure('export.month.value', '1000', '10.0'),
  figure('export.ytd.value', '2000', '20.0'),
  figure('export.partner.USA.month.value', '300', '3.0'),
  figure('export.partner.DEU.month.value', '200', '2.0'),
])

describe('the figures of two vintages of a brief', () => {
  it('are listed where they print differently, and counted where they do not', () => {
    const later = new Map([
      ...earlier,
      figure('export.month.value', '1300', '13.0'),
      figure('export.ytd.value', '2001', '20.0'),
    ])
    expect(movedFigures(earlier, later)).toEqual({
      printed: [{ id: 'export.month.value', unit: 'USD', old: '10.0', new: '13.0' }],
      unseen: 1,
    })
  })

  it('are listed too where only one brief prints them, as where a partner leaves a ranking', () => {
    const later = new Map([...earlier, figure('export.partner.VNM.month.value', '250', '2.5')])
    later.delete('export.partner.DEU.month.value')
    expect(movedFigures(earlier, later)).toEqual({
      printed: [
        { id: 'export.partner.VNM.month.value', unit: 'USD', old: null, new: '2.5' },
        { id: 'export.partner.DEU.month.value', unit: 'USD', old: '2.0', new: null },
      ],
      unseen: 0,
    })
  })
})
