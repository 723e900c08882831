import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readYaml } from '../../src/brief/product/product.ts'
import { columnMappingSchema } from '../../src/sources/column-mapping/column-mapping.ts'
import { readPeriod, scaleAmount } from '../../src/sources/sdmx-csv/field-values.ts'
import { sdmxCsv } from '../../src/sources/sdmx-csv/sdmx-csv.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { toMonth } from '../../src/trade/month.ts'
import { Fraction } from '../../src/trade/numbers/numbers.ts'
import { repository } from '../support/workspaces.ts'
import { now, readParts, textFile } from './reading.ts'

const folder = join(repository, 'test', 'cases', 'mapped')
const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8')

const readMapped = (csv: string, mapping: string) =>
  readParts(textFile(csv, 'office.csv'), sdmxCsv, {
    now,
    mapping: readYaml(mapping, 'mapping.yaml', columnMappingSchema),
  })

/** Big integers as text. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)))

describe('a file with a mapping', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const parts = await readMapped(read(name, 'input.csv'), read(name, 'mapping.yaml'))
    const found = plain(
      parts.map(({ id, reading, observations, report }) => ({
        id,
        shape: reading.shape,
        observations,
        findings: report.findings,
        names: report.codes.commodity,
      })),
    )
    const expected = join(folder, name, 'expected.json')
    if (!existsSync(expected)) {
      writeFileSync(expected, `${JSON.stringify(found, null, 2)}\n`)
      throw new Error(`${name} had no expectation: look at the one that was written`)
    }
    expect(found).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })
})

const csv = read('codes-and-totals', 'input.csv')
const mapping = read('codes-and-totals', 'mapping.yaml')

/** The message with which a changed file, or a changed mapping, is refused. */
async function refusal(change: { csv?: [string, string]; mapping?: [string, string] }): Promise<UserError> {
  const changed = (text: string, [from, to]: [string, string]) => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }
  try {
    await readMapped(
      change.csv ? changed(csv, change.csv) : csv,
      change.mapping ? changed(mapping, change.mapping) : mapping,
    )
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('the file was read')
}

describe('what a mapping does not say', () => {
  const refused: readonly [string, Parameters<typeof refusal>[0], string][] = [
    [
      'a partner',
      { csv: [';DE;3924.1000;EXP;VAL', ';ZZ;3924.1000;EXP;VAL'] },
      'COUNTERPART_AREA "ZZ" line 3',
    ],
    ['a reporter', { csv: ['M;CH;DE', 'M;XX;DE'] }, 'REF_AREA "XX" line 3'],
    ['a flow', { mapping: [', REX: omit', ''] }, 'FLOW "REX" line 8'],
    ['an indicator', { mapping: [', NET: quantity', ''] }, 'INDICATOR "NET" line 4'],
    ['a status', { mapping: [', C: confidential', ''] }, 'OBS_STATUS "C" line 7'],
    ['a currency', { csv: ['EUR', 'XAU'] }, 'UNIT "XAU" line 2'],
    ['a unit', { csv: ['KGM', 'XBX'] }, 'UNIT "XBX" line 4'],
    ['a commodity', { csv: ['DE;39;EXP', 'DE;ABC;EXP'] }, 'PRODUCT "ABC" line 9'],
    ['a column with several codes', { mapping: ['ignore: [COMMENT]', ''] }, 'COMMENT "checked" line 3'],
    ['a missing amount', { csv: ['12.5;A;', ';A;'] }, 'OBS_VALUE "" line 2'],
    ['an amount with a decimal comma', { csv: ['12.5;A;', '12,5;A;'] }, 'OBS_VALUE "12,5" line 2'],
    ['an amount with too many decimals', { csv: ['7.001', '7.0000001'] }, 'OBS_VALUE "7.0000001" line 11'],
    ['a negative amount', { csv: ['7.001', '-7.001'] }, 'OBS_VALUE "-7.001" line 11'],
    ['a multiplier', { csv: ['EUR;3;2024-01;12.5;A', 'EUR;x;2024-01;12.5;A'] }, 'UNIT_MULT "x" line 2'],
    ['a period', { csv: ['2024-01', '2024-13'] }, 'TIME_PERIOD "2024-13" line 2'],
    ['a period to come', { csv: ['2024-01', '2031-01'] }, 'TIME_PERIOD "2031-01" line 2'],
    ['a date', { csv: ['2024-03-20', '20/03/24'] }, 'LAST_UPDATE "20/03/24" line 2'],
    ['a column that there is not', { mapping: ['{column: REF_AREA}', '{column: AREA}'] }, ' "AREA" line 1'],
    [
      'a second structure',
      { csv: ['CH1:TRADE(1.0);2024-03-20;M;CH;DE', 'CH1:OTHER(1.0);2024-03-20;M;CH;DE'] },
      'DATAFLOW "CH1:OTHER(1.0)" line 3',
    ],
  ]

  test.each(refused)('%s is refused with its place', async (_, change, expected) => {
    const error = await refusal(change)
    const { column = '', found, line } = error.where ?? {}
    expect(`${column} ${JSON.stringify(found)} line ${line}`).toBe(expected)
    for (const language of ['zh', 'en'] as const) expect(error.hint?.[language]).toBeTruthy()
  })

  it('is refused with the words to write', async () => {
    const error = await refusal({ csv: [';DE;3924.1000;EXP;VAL', ';ZZ;3924.1000;EXP;VAL'] })
    expect(error.explain('en')).toMatchInlineSnapshot(`
      "The mapping does not say what this code is (partner).
      file: office.csv, line 3, column: COUNTERPART_AREA, found: "ZZ"
      Write a line "ZZ": … under codes of partner in the mapping: an ISO 3166 alpha-3 code, a customs code, total for all partners, or group for several; omit leaves these rows out."
    `)
    expect(error.explain('zh')).toMatchInlineSnapshot(`
      "映射没有说明这个代码是什么（partner）。
      文件：office.csv，第 3 行，列：COUNTERPART_AREA，内容："ZZ"
      在映射的 partner 的 codes 里写一行 "ZZ": …，可写：ISO 3166 三位字母代码、海关编码、total（全部伙伴）或 group（一组国家）；写 omit 则略去这些行。"
    `)
  })

  it('is an amount that comes twice', async () => {
    const line = csv.split('\n')[2] ?? ''
    const error = await refusal({ csv: [line, `${line}\n${line}`] })
    expect(error.where).toMatchObject({ line: 4 })
    expect(error.words.en).toContain('line 3')
  })

  it('is parts that are more than the total of all partners', async () => {
    const error = await refusal({
      csv: ['W1;3924.1000;EXP;VAL;EUR;3;2024-01;12.5', 'W1;3924.1000;EXP;VAL;EUR;3;2024-01;12.4'],
    })
    expect(error.words.en).toContain('more than the file’s own total')
  })
})

it.each(['reporter: CHE\nflow: up', 'reporter: CHE\nflow: export\ncommodity: {column: A}\ncurrency: XAU'])(
  'a mapping with a mistake is refused with its place: %j',
  (text) => {
    expect(() => readYaml(text, 'mapping.yaml', columnMappingSchema)).toThrow(UserError)
  },
)

it('periods are months, quarters, thirds, halves and years', () => {
  const range = (from: number, to: number, year = 2023) => ({
    from: toMonth(year, from),
    to: toMonth(year, to),
  })
  expect(['2023', '2023-A1', '2023-S2', '2023-T1', '2023-Q4'].map((text) => readPeriod(text, now))).toEqual([
    ...[range(1, 12), range(1, 12), range(7, 12), range(1, 4), range(10, 12)],
  ])
  expect(['2023-05', '2023-M05', '202305', '2023-5'].map((text) => readPeriod(text, now))).toEqual(
    Array.from({ length: 4 }, () => range(5, 5)),
  )
  expect(
    ['2023-00', '2023-Q5', '2023-05-01', '2023-W05', '20230', 'May'].map((text) => readPeriod(text, now)),
  ).toEqual(Array.from({ length: 6 }, () => null))
})

it('amounts times a power of ten are exact', () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 25n),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: -6, max: 9 }),
      fc.integer({ min: 0, max: 3 }),
      (digits, decimals, power, scale) => {
        const text = Fraction.ofScaled(digits, decimals).toDecimal()
        const scaled = scaleAmount(text, power, scale)
        const shift = scale + power - decimals
        const exact = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift)
        const isWhole = shift >= 0 || digits % 10n ** BigInt(-shift) === 0n
        expect(scaled).toBe(isWhole ? exact : null)
      },
    ),
  )
})
