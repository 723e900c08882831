import { expect, test } from 'vitest'
import { concludePeriod } from '../../src/workspace/load/facts/facts.ts'

const shape = { cut: ['commodity'], currency: 'USD', hasMonths: false, hasQuantities: true } as const
const conclude = (name: string, now: string, months?: string) =>
  concludePeriod(name, months === undefined ? {} : { months }, shape, { seen: [], now: new Date(now) }).value

test('the months that a name says are those of the file once they are over', () => {
  expect(conclude('2025锂电池出口.csv', '2026-01-01T00:00:00Z')).toEqual({ from: 202501, to: 202512 })
  expect(conclude('202506出口.csv', '2025-07-01T00:00:00Z')).toEqual({ from: 202506, to: 202506 })
})

test.each([
  ['2025锂电池出口.csv', '2025-07-20T00:00:00Z'],
  ['2025锂电池出口.csv', '2025-12-31T00:00:00Z'],
  ['202507出口.csv', '2025-07-20T00:00:00Z'],
])('%s of %s must be stated', (name, now) => {
  expect(() => conclude(name, now)).toThrow('are not over')
  expect(conclude(name, now, '2025-01..2025-06')).toEqual({ from: 202501, to: 202506 })
})
