import { parquetReadObjects } from 'hyparquet'
import { expect, it } from 'vitest'
import { encodeRows, StagedFileEncoder } from '../../src/ledger/staging/staging.ts'
import { ObservationColumns, toColumns } from '../../src/trade/observation/observation-columns.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { month, observation } from '../support/staged.ts'

/** Reads a staged file as another engine would. */
async function readBack(rows: readonly Observation[], capacity: number) {
  const encoder = new StagedFileEncoder()
  const pieces = [encoder.begin()]
  const batches = (async function* () {
    yield rows
  })()
  for await (const columns of toColumns(batches, new ObservationColumns(capacity)))
    pieces.push(encoder.rows(encodeRows(columns)))
  pieces.push(encoder.end())
  const bytes = Uint8Array.from(Buffer.concat(pieces))
  return (await parquetReadObjects({ file: bytes.buffer })).map((row) => ({
    ...row,
    commodity: codeIn(row.commodity),
    partner: codeIn(row.partner),
    procedure: codeIn(row.procedure),
    place: codeIn(row.place),
  }))
}

/** Codes are numbers with a 1 before them. */
const codeIn = (number: unknown) => (number === null ? null : String(number).slice(1))

it.each([
  ['few', 3, 4],
  ['more than a byte counts', 700, 4096],
  ['more than two bytes count', 66_000, 66_000],
])('gives every row back, with %s codes, whatever is absent from it', async (_, codes, capacity) => {
  const rows = Array.from({ length: codes + 5 }, (__, index) =>
    observation({
      line: index + 2,
      month: month('2023-12'),
      commodity: String(100_000 + (index % codes)),
      partner: index % 3 === 0 ? null : '110',
      value: 2n ** 62n + BigInt(index),
      quantity: index % 2 === 0 ? 0n : null,
      unit: index % 2 === 0 ? '千克' : null,
    }),
  )
  expect(await readBack(rows, capacity)).toEqual(rows)
})

it('holds a file without rows', async () => {
  expect(await readBack([], 8)).toEqual([])
})
