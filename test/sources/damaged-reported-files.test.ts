import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/brief/product/product.ts'
import { sdmxCsv } from '../../src/sources/sdmx-csv/sdmx-csv.ts'
import {
  type ColumnMapping,
  columnMappingSchema,
  recogniseSource,
  usualSource,
} from '../../src/sources/sources.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { generateFiles } from '../../tools/samples/reporters/reporters.ts'
import { repository } from '../support/workspaces.ts'
import { fileOf, now, type ReadPart, readParts } from './reading.ts'

// Damaged copies of a file of each source of other reporters: each is refused, or read as the file itself.

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

/** The longest number of a line, the last of several. */
const replaceNumber = (line: string, change: (number: string) => string): string => {
  const lengths = [...line.matchAll(/\d+/g)].map(([number]) => number.length)
  const longest = new RegExp(
    `(?<!\\d)\\d{${Math.max(1, ...lengths)}}(?!\\d)(?!.*(?<!\\d)\\d{${Math.max(1, ...lengths)}}(?!\\d))`,
  )
  return line.replace(longest, change)
}

const damages: Readonly<Record<string, (text: string) => string | Buffer>> = {
  'cut off within a number': (text) => text.slice(0, Math.floor(text.length * 0.7)).replace(/[\r\n]+$/, ''),
  'with the other delimiter': swapped,
  'without a column': (text) => withoutColumn(text, 2),
  'with letters in a number': (text) => changeLine(text, 0.5, (line) => replaceNumber(line, () => '1o5')),
  'in another encoding': (text) => Buffer.from(text, 'utf16le'),
  'with a row twice': (text) => changeLine(text, 0.5, (line) => `${line}\n${line}`),
  'with all rows twice': (text) => {
    const [heading = '', ...lines] = text.split('\n')
    return [heading, ...lines.filter((line) => line.trim() !== ''), ...lines].join('\n')
  },
  'as a page of the web': () => '<!DOCTYPE html>\n<html><body>Service unavailable</body></html>\n',
  'as an error of an interface': () =>
    '{"statusCode":429,"message":"Rate limit is exceeded. Try again later."}\n',
  empty: () => '',
  'without its heading': (text) => text.slice(text.indexOf('\n') + 1),
  'with a decimal comma': (text) =>
    changeLine(text, 0.5, (line) => replaceNumber(line, (number) => `${number},5`)),
  'with bytes of a picture': (text) => {
    const noise = Array.from({ length: 300 }, (_, index) => String.fromCharCode((index * 89 + 7) % 256)).join(
      '',
    )
    const at = Math.floor(text.length / 2)
    return text.slice(0, at) + noise + text.slice(at)
  },
  'with the columns of the heading in another order': (text) =>
    text.replace(
      /^(.*?)([,;])(.*?)([,;])/,
      (_, first, delimiter, second) => `${second}${delimiter}${first}${delimiter}`,
    ),
  'with a byte order mark': (text) => `\u00ef\u00bb\u00bf${text}`,
  'in UTF-16 with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'with a column renamed': (text) => text.replace(/^([^,;\n]*[,;])([^,;\n]*)/, '$1Column2'),
  'as an empty success': () => '{"data":{"list":[]},"success":true,"count":0}\n',
  'with all fields in one column': (text) => text.replace(/[,;]/g, '\t'),
  'with a column of its own in front': (text) => text.replace(/^(?=.)/gm, 'x,'),
  'with a negative number': (text) =>
    changeLine(text, 0.5, (line) => replaceNumber(line, (number) => `-${number}`)),
}

async function read(
  name: string,
  bytes: Buffer,
  mapping?: ColumnMapping,
): Promise<readonly ReadPart[] | UserError> {
  const recognised = recogniseSource(bytes.subarray(0, 64 * 1024), name) ?? usualSource
  const [source, context] = mapping ? [sdmxCsv, { now, mapping }] : [recognised, { now }]
  try {
    return await readParts(fileOf(name, bytes), source, context)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

interface Sample {
  readonly folder: string
  readonly name: string
  readonly bytes: Buffer
  readonly mapping?: ColumnMapping
}

/** The first file of each case of a brief, and every file of a case of reading, of sources of other reporters. */
const files: readonly Sample[] = [
  ...[...generateFiles()].flatMap(([folder, written]) =>
    [...written].slice(0, 1).map(([name, bytes]) => ({ folder, name, bytes })),
  ),
  ...listReadCases(),
  ...listMappedCases(),
]

/** Tables that are read with a mapping. */
function listMappedCases() {
  const root = join(repository, 'test', 'cases', 'mapped')
  return readdirSync(root).map((folder) => {
    const yaml = readFileSync(join(root, folder, 'mapping.yaml'), 'utf8')
    const bytes = readFileSync(join(root, folder, 'input.csv'))
    const mapping = readYaml(yaml, 'mapping.yaml', columnMappingSchema)
    return { folder, name: 'office.csv', bytes, mapping }
  })
}

function listReadCases(): { folder: string; name: string; bytes: Buffer }[] {
  const root = join(repository, 'test', 'cases', 'read')
  return readdirSync(root)
    .filter((folder) => !folder.startsWith('error-'))
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => /^input.*\.(?:csv|dat|json)$/.test(name))
        .map((name) => ({ folder, name, bytes: readFileSync(join(root, folder, name)) })),
    )
    .filter(({ name, bytes }) => {
      const source = recogniseSource(bytes.subarray(0, 64 * 1024), name)
      return source?.listParts !== undefined && source.id !== usualSource.id
    })
}

/** What is loaded: of each part its facts and rows, without line numbers. */
const contentOf = (parts: readonly ReadPart[]) =>
  parts.map(({ id, reading, report, observations }) => ({
    ...{ id, self: reading.shape.self, total: report.valueTotal },
    rows: observations.map(({ line: _, ...observation }) => observation),
  }))

describe.each(files)('$folder/$name', ({ name, bytes, mapping }) => {
  it('is read as it is', async () => {
    expect(await read(name, bytes, mapping)).not.toBeInstanceOf(UserError)
  })

  const text = bytes.toString('latin1')
  // What is wrong with a table changes nothing of an answer in JSON on one line.
  const changing = Object.entries(damages).filter(([, damage]) => damage(text) !== text)

  it.each(changing)('%s is refused, or nothing of it is lost', async (_, damage) => {
    const damaged = damage(text)
    const outcome = await read(name, Buffer.from(damaged as string, 'latin1'), mapping) // a Buffer is copied as it is
    if (outcome instanceof UserError) {
      for (const language of ['zh', 'en'] as const) expect(outcome.explain(language)).not.toBe('')
      return
    }
    const whole = await read(name, bytes, mapping)
    if (whole instanceof UserError) throw whole
    expect(contentOf(outcome)).toEqual(contentOf(whole))
  })
})
