import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bind, listed, literal } from '../../src/ledger/trino/connection/literal.ts'

/** Reads one literal of text as the engine does: two quotes are one, and only a quote ends it. */
function readText(sql: string): { text: string; rest: string } {
  const match = /^'((?:[^']|'')*)'(?!')([\s\S]*)$/.exec(sql)
  if (!match) throw new Error(`no literal: ${sql}`)
  return { text: (match[1] ?? '').replaceAll("''", "'"), rest: match[2] ?? '' }
}

describe('a statement for Trino', () => {
  it('has whatever a file holds within one literal, to the last quote', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '"', '\\', '?', '$', 'a', ';', '-', '\n', '锂') }),
        (text) => {
          expect(readText(literal(text))).toStrictEqual({ text, rest: '' })
        },
      ),
    )
  })

  it('is constant, whatever is bound to it', () => {
    const sql = 'SELECT $name, $other WHERE file = $name'
    fc.assert(
      fc.property(fc.string(), (name) => {
        const statement = bind(sql, { name, other: 7n }).slice('EXECUTE IMMEDIATE '.length)
        const { text, rest } = readText(statement)
        expect(text).toBe('SELECT ?, ? WHERE file = ?')
        expect(rest).toBe(` USING ${literal(name)}, DECIMAL '7', ${literal(name)}`)
      }),
    )
  })

  it('writes whole numbers as they are, and refuses others', () => {
    expect(literal(2n ** 100n)).toBe("DECIMAL '1267650600228229401496703205376'")
    expect(literal(202312)).toBe('202312')
    expect(() => literal(0.5)).toThrow(RangeError)
    expect(() => bind('SELECT $nothing', { other: 1 })).toThrow(/\$nothing/)
  })

  it('lists each value once, and of none a list that nothing is in', () => {
    expect(listed('code', ['02', '01', '02'])).toStrictEqual({
      sql: '$code0, $code1',
      parameters: { code0: '01', code1: '02' },
    })
    expect(listed('code', [])).toStrictEqual({ sql: 'NULL', parameters: {} })
  })
})
