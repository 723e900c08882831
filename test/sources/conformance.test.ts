import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../src/sources/source.ts'
import { recogniseSource, sources } from '../../src/sources/sources.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { dimensions } from '../../src/trade/terms.ts'
import { fileOf, type ReadPart, readParts } from './reading.ts'

const folder = fileURLToPath(new URL('../cases/read/', import.meta.url))

/** Each case is a folder with one input and what reading it gives: observations and report, or an error. */
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const input = readdirSync(folder + name).find((file) => file.startsWith('input.')) ?? ''
    return {
      name,
      input,
      bytes: readFileSync(`${folder}${name}/${input}`),
      expected: `${folder}${name}/expected.json`,
    }
  })

describe.each(sources)('source $id', (source) => {
  const ofSource = cases.filter(({ expected }) => sourceOf(expected) === source.id)

  test('has cases, good and bad', () => {
    expect(ofSource.some(({ name }) => name.startsWith('error-'))).toBe(true)
    expect(ofSource.some(({ name }) => !name.startsWith('error-'))).toBe(true)
  })

  test.each(ofSource)('$name', async ({ name, input, bytes, expected }) => {
    const outcome = await outcomeOf(source, input, bytes, 64 * 1024)
    if (!hasExpectation(expected)) {
      writeFileSync(expected, `${JSON.stringify({ source: source.id, ...outcome }, null, 2)}\n`)
      throw new Error(`${name} had no expectation: look at the one that was written`)
    }
    expect({ source: source.id, ...outcome }).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
    expect(name.startsWith('error-')).toBe('error' in outcome)
  })

  test.each(ofSource)('$name reads the same in chunks of 1 and of 7 bytes', async ({ input, bytes }) => {
    const total = await outcomeOf(source, input, bytes, 64 * 1024)
    expect(await outcomeOf(source, input, bytes, 1)).toEqual(total)
    expect(await outcomeOf(source, input, bytes, 7)).toEqual(total)
  })

  const good = ofSource.filter(({ name }) => !name.startsWith('error-'))

  test.each(good)('$name is recognised', ({ input, bytes }) => {
    expect(recogniseSource(bytes.subarray(0, 64 * 1024), input)).toBe(source)
  })

  test.each(good)('$name gives observations, shape and report that agree', async ({ input, bytes }) => {
    for (const part of await readParts(fileOf(input, bytes), source)) {
      holdTogether(part, input)
      holdLines(part, monthsInColumns.has(source.id))
    }
  })
})

/** Sources whose lines have a column for each month, and so several observations; those of others have one. */
const monthsInColumns = new Set(['japan'])

function holdLines({ observations }: ReadPart, hasMonthsInColumns: boolean): void {
  const lines = observations.map(({ line }) => line)
  const expected = hasMonthsInColumns ? lines : [...new Set(lines)]
  expect(lines).toEqual([...expected].sort((a, b) => a - b))
  const places = observations.map(({ line, month }) => `${line} ${month}`)
  expect(new Set(places).size).toBe(places.length)
}

/** Holds what was read of a load against its shape and its report. */
function holdTogether({ reading, observations, report }: ReadPart, input: string): void {
  const { cut, hasMonths, hasQuantities } = reading.shape
  expect(report.rows).toBe(observations.length)
  expect(report.valueTotal).toBe(observations.reduce((sum, { value }) => sum + value, 0n))
  const { codes, rows } = report.commodityRows ?? {}
  if (codes)
    expect(new Map(codes.map(({ code }, index) => [code, rows?.[index]]))).toEqual(countsOf(observations))
  const months = observations.flatMap(({ month }) => month ?? [])
  expect(report.months).toEqual([...new Set(months)].sort())
  for (const dimension of dimensions) {
    const codes = observations.flatMap((row) => row[dimension] ?? [])
    expect(codes).toHaveLength(cut.includes(dimension) ? observations.length : 0)
    expect(report.codes[dimension].map(({ code }) => code).sort()).toEqual([...new Set(codes)].sort())
  }
  for (const row of observations) {
    expect(row.month !== null).toBe(hasMonths)
    if (!hasQuantities) expect([row.quantity, row.quantity2]).toEqual([null, null])
  }
  for (const { where } of report.findings) expect(where?.file).toBe(input)
}

test('a file that no source knows is not recognised', () => {
  const strangers = ['error-photo', 'error-empty']
  const found = cases.filter(({ name }) => strangers.includes(name))
  expect(found).toHaveLength(strangers.length)
  for (const { bytes, input } of found) expect(recogniseSource(bytes, input)).toBeUndefined()
})

function sourceOf(expected: string): string | undefined {
  // A case without an expectation yet belongs to the first source.
  return existsSync(expected) ? JSON.parse(readFileSync(expected, 'utf8')).source : sources[0]?.id
}

/** Whether it says more than the source that is to read the case. */
const hasExpectation = (expected: string): boolean =>
  existsSync(expected) && Object.keys(JSON.parse(readFileSync(expected, 'utf8'))).length > 1

/** What reading gives, as JSON can hold it. */
async function outcomeOf(
  source: Source,
  name: string,
  bytes: Uint8Array,
  chunkSize: number,
): Promise<object> {
  try {
    const parts = await readParts(fileOf(name, bytes, chunkSize), source)
    const [first] = parts
    if (first && !source.listParts) return plain(describePart(first))
    return plain({ parts: Object.fromEntries(parts.map((part) => [part.id, describePart(part)])) })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { error: { en: error.explain('en').split('\n'), zh: error.explain('zh').split('\n') } }
  }
}

function describePart({ reading, observations, report }: ReadPart): object {
  const codes = Object.fromEntries(
    dimensions.map((dimension) => [
      dimension,
      Object.fromEntries(report.codes[dimension].map(({ code, name }) => [code, name])),
    ]),
  )
  // It is held against the observations.
  const { commodityRows: _, ...told } = report
  return { shape: reading.shape, observations, report: { ...told, codes } }
}

/** In how many observations each commodity is. */
function countsOf(observations: readonly Observation[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { commodity } of observations)
    if (commodity !== null) counts.set(commodity, (counts.get(commodity) ?? 0) + 1)
  return counts
}

const plain = (value: object): object =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part)))
