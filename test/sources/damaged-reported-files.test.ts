import { describe, expect, it } from 'vitest'
import { recogniseSource, usualSource } from '../../src/sources/sources.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { generateFiles } from '../../tools/samples/reporters/reporters.ts'
import { fileOf, type ReadPart, readParts } from './reading.ts'

// Ten damaged copies of a file of each source of other reporters: each is refused.

const changeLine = (text: string, at: number, change: (line: string) => string): string => {
  const lines = text.split('\n')
  const index = Math.floor(lines.length * at)
  return [...lines.slice(0, index), change(lines[index] ?? ''), ...lines.slice(index + 1)].join('\n')
}

/** A column left out of every line; fields in quotes have no delimiter in these files. */
const withoutColumn = (text: string, column: number): string =>
  text
    .split('\n')
    .map((line) => {
      const delimiter = line.includes(';') ? ';' : ','
      const fields = line.split(delimiter)
      return fields.filter((_, index) => index !== column).join(delimiter)
    })
    .join('\n')

const swapped = (text: string): string =>
  text.replace(/[,;]/g, (delimiter) => (delimiter === ',' ? ';' : ','))

/** The last number of a line, whatever follows it. */
const lastNumber = /\d+(?=[^\d]*$)/

const damages: Readonly<Record<string, (text: string) => string | Buffer>> = {
  'cut off within a number': (text) => text.slice(0, Math.floor(text.length * 0.7)).replace(/[\r\n]+$/, ''),
  'with the other delimiter': swapped,
  'without a column': (text) => withoutColumn(text, 2),
  'with letters in a number': (text) => changeLine(text, 0.5, (line) => line.replace(lastNumber, '1o5')),
  'in another encoding': (text) => Buffer.from(text, 'utf16le'),
  'with a row twice': (text) => changeLine(text, 0.5, (line) => `${line}\n${line}`),
  'as a page of the web': () => '<!DOCTYPE html>\n<html><body>Service unavailable</body></html>\n',
  empty: () => '',
  'with the columns of the heading in another order': (text) =>
    text.replace(
      /^(.*?)([,;])(.*?)([,;])/,
      (_, first, delimiter, second) => `${second}${delimiter}${first}${delimiter}`,
    ),
  'with a negative number': (text) => changeLine(text, 0.5, (line) => line.replace(lastNumber, '-$&')),
}

async function read(name: string, bytes: Buffer): Promise<readonly ReadPart[] | UserError> {
  const source = recogniseSource(bytes.subarray(0, 64 * 1024), name) ?? usualSource
  try {
    return await readParts(fileOf(name, bytes), source)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

/** The first file of each case. */
const files = [...generateFiles()].flatMap(([folder, written]) =>
  [...written].slice(0, 1).map(([name, bytes]) => ({ folder, name, bytes })),
)

describe.each(files)('$folder/$name', ({ name, bytes }) => {
  it('is read as it is', async () => {
    expect(await read(name, bytes)).not.toBeInstanceOf(UserError)
  })

  it.each(Object.entries(damages))('%s is refused', async (_, damage) => {
    const text = bytes.toString('latin1')
    const damaged = damage(text)
    expect(damaged).not.toBe(text)
    const outcome = await read(name, Buffer.from(damaged as string, 'latin1')) // a Buffer is copied as it is
    expect(outcome).toBeInstanceOf(UserError)
  })
})
