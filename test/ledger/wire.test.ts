import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromWire, toWire } from '../../src/ledger/remote/wire.ts'

it('what a ledger takes and gives comes through as it was: amounts of any size, names, what is left out', () => {
  const text = fc.string({ unit: 'binary' })
  const leaf = fc.oneof(text, fc.bigInt(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null))
  const key = fc.constantFrom('value', 'codes', 'period', 'names', 'where')
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(fc.oneof(tie('value'), fc.constant(undefined))),
      fc.dictionary(key, tie('value'), { noNullPrototype: true }),
      fc.array(fc.tuple(text, tie('value'))).map((entries) => new Map(entries)),
    ),
  }))
  fc.assert(fc.property(value, (item) => void expect(fromWire(toWire(item))).toStrictEqual(item)))
})
