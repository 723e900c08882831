import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseSource, type Source, usualSource } from '../../src/sources/sources.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { fileOf, type ReadPart, readParts } from '../sources/reading.ts'
import { field, isThere } from '../support/workspaces.ts'

// Real files of sources beside Chinese customs, and damaged copies of each: refused, read to the same sums, or no longer
// taken for the whole trade.

interface Sample {
  readonly file: string
  readonly encoding: string
  /** Sums by load, worked out from the file by another program. */
  readonly sums: Readonly<Record<string, string>>
}

const samples: readonly Sample[] = [
  {
    file: 'taiwan/850760allcountries.csv',
    // Each byte is a sign, so that none is lost.
    encoding: 'latin1',
    sums: {
      'TWN export 2019-01..2019-12 partner unknown': '313736000',
      'TWN export 2020-01..2020-12 partner unknown': '318041000',
      'TWN export 2021-01..2021-12 partner unknown': '423420000',
      'TWN export 2022-01..2022-12 partner unknown': '664025000',
      'TWN export 2023-01..2023-12 partner unknown': '525677000',
      'TWN export 2024-01..2024-12 partner unknown': '655483000',
      'TWN export 2025-01..2025-12 partner unknown': '739507000',
      'TWN export 2026-01..2026-03 partner unknown': '196915000',
    },
  },
  {
    file: 'comtrade/TradeData_THA_8542_imports_2014_2024.csv',
    encoding: 'latin1',
    sums: {
      'THA import 2014-01..2014-12 partner': '9680795329000',
      'THA import 2024-01..2024-12 partner': '24427995897780',
    },
  },
  {
    file: 'comtrade/api_get_C_A_HS_CHN_2010.json',
    encoding: 'utf8',
    sums: {
      'CHN import 2010-01..2010-12 all commodities partner unknown': '81055400218000',
      'CHN export 2010-01..2010-12 all commodities partner unknown': '74162897582000',
    },
  },
  {
    file: 'comtrade/preview_monthly_quoted.json',
    encoding: 'utf8',
    sums: {
      'VNM export months partner unknown': '10127757599',
      'JPN import months partner unknown': '35660719503',
    },
  },
]

/** What can happen to a file. Each leaves a file that differs from the one it was. */
const damages: Readonly<Record<string, (text: string) => string>> = {
  'cut off within a row': (text) => text.slice(0, Math.floor(text.length * 0.7)),
  'without its last row': (text) => text.trimEnd().split('\n').slice(0, -1).join('\n'),
  'without a row in the middle': (text) => withoutLine(text, 0.5),
  'with a row twice': (text) => withLines(text, 0.5, (line) => [line, line]),
  'with a digit more in every value': (text) => text.replace(/("(?:primaryValue)":\s*)(\d)/g, '$19$2'),
  'with letters in a row': (text) => withLines(text, 0.5, (line) => [line.replace(/\d(?=\D*$)/, 'x')]),
  'with a field more in a row': (text) => withLines(text, 0.5, (line) => [`"",${line}`]),
  'with a heading misspelt': (text) => text.replace('primaryValue', 'primary Value'),
  'with zero bytes': (text) => withLines(text, 0.5, (line) => [`${line}\0`]),
  'with a quote that is not closed': (text) => withLines(text, 0.5, (line) => [`"${line}`]),
  'with other line ends': (text) => text.replace(/\r?\n/g, '\r\n'),
  empty: () => '',
}

function withLines(text: string, at: number, change: (line: string) => string[]): string {
  const lines = text.split('\n')
  const index = Math.floor(lines.length * at)
  return [...lines.slice(0, index), ...change(lines[index] ?? ''), ...lines.slice(index + 1)].join('\n')
}

const withoutLine = (text: string, at: number): string => withLines(text, at, () => [])

/** Partners that are printed in whole dollars can add up to so many thousandths more or less than their total. */
const rounding = 60_000n

const sumsOf = (parts: readonly ReadPart[]) =>
  Object.fromEntries(parts.map(({ id, report }) => [id, String(report.valueTotal)]))

async function read(name: string, bytes: Buffer): Promise<readonly ReadPart[] | UserError> {
  const source: Source = recogniseSource(bytes.subarray(0, 64 * 1024), name) ?? usualSource
  try {
    return await readParts(fileOf(name, bytes), source)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

describe.skipIf(!isThere(field)).each(samples)('$file', ({ file, encoding, sums }) => {
  const path = join(field, file)
  const bytes = () => readFile(path)

  it('adds up as another program does', async () => {
    const parts = await read(basename(file), await bytes())
    if (parts instanceof UserError) throw parts
    expect(sumsOf(parts)).toMatchObject(sums)
  })

  it.each(Object.entries(damages))('%s', async (_, damage) => {
    const text = (await bytes()).toString(encoding as BufferEncoding)
    const damaged = Buffer.from(damage(text), encoding as BufferEncoding)
    const parts = await read(basename(file), damaged)
    if (parts instanceof UserError) {
      expect(parts.explain('en')).not.toBe('')
      return
    }
    // What is taken for the whole trade has the sums of the file before, but for what rounding hides.
    for (const { id, reading, report } of parts) {
      if (!reading.shape.self?.isWhole) continue
      const before = BigInt(sums[id.replace(/total$/, 'partner')] ?? -1)
      const difference = report.valueTotal - before
      expect({ id, isNear: -rounding <= difference && difference <= rounding }).toEqual({ id, isNear: true })
    }
  })
})
