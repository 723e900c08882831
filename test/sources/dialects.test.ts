import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileOf, readAll } from './reading.ts'
import { columns, dialects, row, type Table, tableOf } from './tables.ts'

test.each(Object.entries(dialects))(
  'observations come back as they were written: %s',
  async (name, write) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.shuffledSubarray([...columns], { minLength: columns.length }),
        fc.constantFrom<0 | 1>(0, 1),
        fc.integer({ min: 1, max: 64 }),
        async (rows, order, language, chunkSize) => {
          const table = tableOf(rows, order, language)
          const bytes = write(table)
          const input = name.includes('workbook') ? 'input.xlsx' : 'input.csv'
          const { observations } = await readAll(fileOf(input, bytes, chunkSize))
          expect(observations.map(({ line: _, ...rest }) => rest)).toEqual(
            rows.map(({ name: _, ...rest }) => rest),
          )
          expect(observations.map(({ line }) => line)).toEqual(
            name.includes('workbook') ? rows.map((_, index) => index + 2) : lineNumbers(table, write),
          )
        },
      ),
      { numRuns: 60 },
    )
  },
)

/** Where each record begins: behind all lines, as an editor counts them, of the records before it. */
function lineNumbers(table: Table, write: (table: Table) => Uint8Array): number[] {
  const encoding = write === dialects['saved by Excel as Unicode text'] ? 'utf-16le' : 'utf-8'
  // Names in other characters than ASCII do not change where lines end, whatever the encoding.
  return table.slice(1).map((_, index) => {
    const text = new TextDecoder(encoding).decode(write(table.slice(0, index + 1)))
    return text.split(/\r\n|\r|\n/).length
  })
}
