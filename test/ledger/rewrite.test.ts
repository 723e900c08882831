import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { areAlike } from '../../src/ledger/duckdb/maintenance/rewrite.ts'

const rows = "(1, '进口', 10::HUGEINT, '101'::BIT), (2, NULL, NULL, '01'::BIT)"

it.each([
  ['its rows in another order', "(2, NULL, NULL, '01'::BIT), (1, '进口', 10, '101'::BIT)", true],
  ['all of them but one', "(1, '进口', 10, '101'::BIT)", false],
  ['one of them twice', `${rows}, (2, NULL, NULL, '01'::BIT)`, false],
  ['another amount', "(1, '进口', 11, '101'::BIT), (2, NULL, NULL, '01'::BIT)", false],
  ['nothing instead of an amount', "(1, '进口', NULL, '101'::BIT), (2, NULL, NULL, '01'::BIT)", false],
  ['a zero instead of nothing', "(1, '进口', 10, '101'::BIT), (2, NULL, 0, '01'::BIT)", false],
  ['another bit', "(1, '进口', 10, '111'::BIT), (2, NULL, NULL, '01'::BIT)", false],
  ['no rows', null, false],
])('a table is held against one that has %s', async (_, others, expected) => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const make = async (name: string, values: string | null) => {
    await connection.run(`CREATE TABLE ${name} (id INTEGER, name VARCHAR, amount HUGEINT, bits BIT)`)
    if (values) await connection.run(`INSERT INTO ${name} VALUES ${values}`)
  }
  try {
    await make('one', rows)
    await make('other', others)
    await make('empty', null)
    expect(await areAlike(connection, 'one', 'other')).toBe(expected)
    expect(await areAlike(connection, 'empty', 'empty')).toBe(true)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
})
