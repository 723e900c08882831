import { expect, it } from 'vitest'
import type { Load, Span, Total } from '../../src/ledger/ledger-interface.ts'
import { standsOn } from '../../src/workspace/build/provenance.ts'
import { factsOf, months } from '../support/staged.ts'

it('rows of a file over a whole year count once, though the year is the base of one figure and a record of another', () => {
  const { names: _, ...facts } = factsOf([], { file: 'year.csv', period: months('2022-01', '2022-12') })
  const load: Load = { ...facts, id: 1, cells: 3, relations: [] }
  const spanOf = (key: string): Span => ({
    ...{ key, months: months('2022-01', '2022-12'), grain: 'whole', commodities: ['01'] },
  })
  const sumOf = (span: string): Total => ({
    ...{ span, load: 1, commodity: '01', code: '', value: 9n, rows: 3 },
    ...{ quantity: null, unit: null, quantity2: null, unit2: null },
  })
  const keys = ['year.base', 'year-12.current']
  const answer = {
    flow: 'export',
    cut: ['commodity'],
    spans: keys.map(spanOf),
    rows: keys.map(sumOf),
  } as const
  expect(standsOn([answer], [load])).toEqual([{ load, rows: 3 }])
})
